package org.gongkai;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.SeededPerson;
import org.gongkai.testsupport.SeededPerson.Spelling;

/** Requests that are refused and tell everything about a person in every place of a request. */
final class Refusing {

  private final Map<String, Supplier<Response>> requests = new LinkedHashMap<>();
  private final String consultation;
  private final SeededPerson person;
  private final String all;

  private Refusing(String consultation, SeededPerson person) {
    this.consultation = consultation;
    this.person = person;
    this.all = person.text(Spelling.PLAIN, "");
  }

  /** By what is wrong with them. */
  static Map<String, Supplier<Response>> requests(String consultation, SeededPerson person) {
    Refusing refusing = new Refusing(consultation, person);
    refusing.comments();
    refusing.others();
    refusing.queries();
    refusing.entries();
    return refusing.requests;
  }

  private void comments() {
    String phone = person.phone();
    comment("cut JSON", "{\"text\":\"" + all);
    comment("no JSON", all);
    comment("trailing", body("\"text\":\"甲\"") + all);
    comment("unknown field", body("\"text\":\"甲\",\"" + phone + "\":\"" + all + "\""));
    comment("unknown field with a name", body("\"text\":\"甲\",\"" + person.name() + "\":1"));
    comment("text of an array", body("\"text\":[\"" + all + "\"]"));
    comment("too long text", body("\"text\":\"" + all.repeat(300) + "\""));
    comment("empty text", body("\"text\":\" \""));
    comment("wrong clause", body("\"text\":\"" + all + "\",\"clauseId\":\"" + phone + "\""));
    comment("wrong version", body("\"text\":\"甲\",\"draftVersion\":\"" + phone + "\""));
    comment("large version", body("\"text\":\"甲\",\"draftVersion\":" + phone));
    comment("wrong source", body("\"text\":\"甲\",\"source\":\"" + all + "\""));
    comment("wrong ticket", body("\"text\":\"甲\",\"ticket\":\"" + all + "\""));
    comment("NUL", body("\"text\":\"" + all + "\\u0000\""));
    comment("wrong consent", body("\"text\":\"甲\"").replace("true", "\"" + phone + "\""));
    comment("wrong type", body("\"text\":\"甲\"").replace("PERSON", all));
    comment("wrong phone", body("\"text\":\"甲\"").replace(phone, "电话" + phone));
    comment("long name", body("\"text\":\"甲\"").replace(person.name(), person.name().repeat(20)));
  }

  private String body(String fields) {
    return "{%s,\"publishConsent\":true,\"respondent\":{\"type\":\"PERSON\",\"name\":\"%s\",\"phone\":\"%s\"}}"
        .formatted(fields, person.name(), person.phone());
  }

  private void comment(String what, String body) {
    String path = "/v1/consultations/" + consultation + "/comments";
    requests.put(
        "comment: " + what,
        () ->
            Api.citizen("refused")
                .contentType(ContentType.JSON)
                .body(body.getBytes(UTF_8))
                .post(path));
  }

  private void others() {
    String path = "/v1/consultations/" + consultation + "/comments";
    requests.put(
        "key",
        () ->
            given()
                .auth()
                .oauth2(Api.citizenToken("refused"))
                .header("Idempotency-Key", "key of " + person.phone())
                .contentType(ContentType.JSON)
                .body(body("\"text\":\"" + all + "\""))
                .post(path));
    requests.put(
        "token",
        () ->
            given()
                .header("Authorization", "Bearer " + person.phone())
                .contentType(ContentType.JSON)
                .body(body("\"text\":\"" + all + "\""))
                .post(path));
    requests.put(
        "media type",
        () -> Api.citizen("refused").contentType("text/plain; charset=UTF-8").body(all).post(path));
    requests.put(
        "login",
        () ->
            given()
                .contentType(ContentType.JSON)
                .body(Map.of("code", "no-" + person.phone()))
                .post("/v1/sessions/wechat"));
    requests.put(
        "refresh",
        () ->
            given()
                .contentType(ContentType.JSON)
                .body(Map.of("refreshToken", person.phone()))
                .post("/v1/sessions/refresh"));
    requests.put(
        "tag",
        () ->
            Api.officer()
                .header("If-Match", person.phone())
                .contentType(ContentType.JSON)
                .body(Map.of("closesAt", person.phone()))
                .post("/v1/admin/consultations/" + consultation + "/extension"));
  }

  private void queries() {
    Map<String, List<String>> places =
        Map.of(
            "/v1/consultations",
            List.of("limit", "cursor", "since", "status"),
            "/v1/notices",
            List.of("limit", "cursor", "type"),
            "/v1/decisions",
            List.of("limit", "cursor", "year"),
            "/v1/consultations/" + consultation + "/comments",
            List.of("limit", "cursor"));
    places.forEach(
        (path, names) ->
            names.forEach(
                name ->
                    List.of(person.phone(), person.name())
                        .forEach(
                            value ->
                                requests.put(
                                    path + "?" + name + "=" + value,
                                    () -> given().queryParam(name, value).get(path)))));
  }

  private void entries() {
    String path = "/v1/admin/consultations/" + consultation + "/comments";
    requests.put(
        "entry",
        () ->
            Api.officer()
                .contentType(ContentType.JSON)
                .body(body("\"text\":\"" + all + "\",\"source\":\"" + person.name() + "\""))
                .post(path));
    requests.put(
        "day of an entry",
        () ->
            Api.officer()
                .contentType(ContentType.JSON)
                .body(
                    body(
                        "\"text\":\""
                            + all
                            + "\",\"source\":\"LETTER\",\"receivedOn\":\""
                            + person.phone()
                            + "\""))
                .post(path));
    String heading = "来源,意见,类型,姓名,电话,同意公开,收到日期\n";
    String row = "来电,%s,个人,%s,%s,是,2026-01-05\n";
    table("wrong cells", heading + row.formatted(all, person.name(), "电话" + person.phone()));
    table(
        "cells in the wrong order",
        heading
            + "%s,甲,%s,%s,%s,%s,%s\n"
                .formatted(
                    person.phone(),
                    person.name(),
                    all,
                    person.name(),
                    person.phone(),
                    person.phone()));
    table("no heading", row.formatted(all, person.name(), person.phone()));
    table("quotes", heading + "\"" + all + "\n");
  }

  private void table(String what, String table) {
    requests.put(
        "table: " + what,
        () ->
            Api.officer()
                .contentType("text/csv; charset=UTF-8")
                .body(table.getBytes(UTF_8))
                .post("/v1/admin/consultations/" + consultation + "/comments/bulk"));
  }
}
