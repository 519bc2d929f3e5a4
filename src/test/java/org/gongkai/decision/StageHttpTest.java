package org.gongkai.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.platform.time.Times;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stages of a decision and what the dossier shows of them, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class StageHttpTest {

  private static final String PUBLIC = "/v1/decisions/";

  // --- Preparation

  @Test
  void addsAStage() {
    String decision = Api.aDecision();
    Response made = add(decision, body("MEETING", "observers", " 居民代表甲某某 "));
    String stage = id(made);
    made.then()
        .statusCode(201)
        .header("Location", equalTo(path(decision, stage)))
        .header("ETag", "\"v0\"")
        .header("Cache-Control", "no-store")
        .body("decisionId", equalTo(decision))
        .body("stage", equalTo("MEETING"))
        .body("title", equalTo("标题"))
        .body("text", equalTo("正文"))
        .body("href", nullValue())
        .body("occurredOn", equalTo("2026-03-01"))
        .body("observers", equalTo("居民代表甲某某"))
        .body("publishedAt", nullValue())
        .body("correctionCount", equalTo(0))
        .body("withdrawnAt", nullValue());
    Response read = read(decision, stage);
    read.then().statusCode(200).header("ETag", "\"v0\"").header("Cache-Control", "no-store");
    assertThat(read.jsonPath().getMap("$")).isEqualTo(made.jsonPath().getMap("$"));
    assertThat(Database.text("select created_by from decision_stage where id = ?::uuid", stage))
        .isEqualTo("staff-officer");
  }

  @Test
  void addsAMilestoneWithItsTermAndState() {
    Map<String, Object> body = body("MILESTONE", "dueOn", "2027-06-30");
    body.put("state", "UNDER_WAY");
    add(Api.aDecision(), body)
        .then()
        .statusCode(201)
        .body("dueOn", equalTo("2027-06-30"))
        .body("state", equalTo("UNDER_WAY"));
  }

  @Test
  void addsAStageOnce() {
    String decision = Api.aDecision();
    String key = Api.key();
    Response first = add(decision, key, body("DRAFT"));
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> add(decision, key, body("DRAFT"))));
    Refusals.assertRefused(
        "addStage", 422, "idempotency-key-reused", () -> add(decision, key, body("BASIS")));
    String other = Api.aDecision();
    Refusals.assertRefused(
        "addStage", 422, "idempotency-key-reused", () -> add(other, key, body("DRAFT")));
    Refusals.assertRefused(
        "addStage", 400, "idempotency-key-missing", () -> add(decision, "", body("DRAFT")));
  }

  @Test
  void refusesTextsOfTheWrongLength() {
    String decision = Api.aDecision();
    Map<String, Integer> longest =
        Map.of("title", 200, "text", 10_000, "href", 1000, "correctionNote", 500);
    longest.forEach(
        (field, length) -> {
          String start = field.equals("href") ? "/v1/" : "";
          String fits = start + "a".repeat(length - start.length());
          assertRefusesField(decision, field, fits + "a");
          if (!field.equals("correctionNote")) {
            add(decision, body("DRAFT", field, fits)).then().statusCode(201);
          }
        });
    add(decision, body("MEETING", "observers", "甲".repeat(500))).then().statusCode(201);
    assertRefusesField(decision, "observers", "甲".repeat(501));
    for (String blank : List.of("", " ", "\u3000")) {
      assertRefusesField(decision, "title", blank);
    }
  }

  @Test
  void refusesAddressesThatAreNoLinks() {
    String decision = Api.aDecision();
    for (String href :
        List.of(
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.invalid",
            "ftp://example.invalid/a",
            "https://user@example.invalid/",
            "/v1/admin/decisions",
            "/etc/passwd",
            "公告",
            "")) {
      assertRefusesField(decision, "href", href);
    }
    add(decision, body("DRAFT", "href", "https://qinghe.example.invalid/a?b=c"))
        .then()
        .statusCode(201);
  }

  @Test
  void refusesDaysThatAreNone() {
    String decision = Api.aDecision();
    assertRefusesField(decision, "occurredOn", "1948-12-31");
    assertRefusesField(decision, "dueOn", "+999999999-01-01");
    for (String day : List.of("2026-02-30", "yesterday", "2026-3-1", "2026-03-01T00:00:00Z")) {
      assertThat(add(decision, body("DRAFT", "occurredOn", day)).statusCode())
          .as(day)
          .isEqualTo(400);
    }
  }

  @Test
  void refusesFieldsThatAreMissingOrNotOfTheStage() {
    String decision = Api.aDecision();
    String tomorrow = LocalDate.now(Times.SHANGHAI).plusDays(1).toString();
    Map<String, Map<String, Object>> invalid =
        Map.of(
            "text", body("DRAFT", "text", " "),
            "occurredOn", body("RESULT", "occurredOn", tomorrow),
            "observers", body("RESULT", "observers", "甲某某"),
            "dueOn", body("MEETING", "dueOn", "2027-01-01"),
            "state", body("MEETING", "state", "DONE"),
            "correctionNote", body("DRAFT", "correctionNote", "更正。"));
    String stage = id(add(decision, body("DRAFT")));
    invalid.forEach(
        (field, body) -> {
          assertInvalid("addStage", field, () -> add(decision, body));
          assertInvalid("replaceStage", field, () -> replace(decision, stage, "*", body));
        });
    add(decision, body("MEETING", "occurredOn", tomorrow)).then().statusCode(201);
    add(decision, body("RESULT", "occurredOn", LocalDate.now(Times.SHANGHAI).toString()))
        .then()
        .statusCode(201);
  }

  @Test
  void changesAndDeletesWhatNobodyHasRead() {
    String decision = Api.aDecision();
    String stage = id(add(decision, body("DRAFT")));
    Map<String, Object> other = body("BASIS", "href", "/v1/notices");
    other.remove("text");
    replace(decision, stage, "\"v0\"", other)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("stage", equalTo("BASIS"))
        .body("text", nullValue())
        .body("href", equalTo("/v1/notices"))
        .body("correctionCount", equalTo(0));
    Refusals.assertRefused(
        "deleteStage", 412, "stale-version", () -> delete(decision, stage, "\"v0\""));
    Refusals.assertRefused(
        "deleteStage", 428, "precondition-required", () -> delete(decision, stage, null));
    Response deleted = delete(decision, stage, "\"v1\"");
    deleted.then().statusCode(204);
    assertThat(deleted.asByteArray()).isEmpty();
    Refusals.assertRefused("getStage", 404, "stage-not-found", () -> read(decision, stage));
  }

  @Test
  void listsAllStagesForStaff() {
    String decision = Api.aDecision();
    String first = id(add(decision, body("DRAFT")));
    copies(first, 22);
    String published = aPublished(decision, body("BASIS"));
    for (int limit : List.of(8, 12, 100)) {
      List<String> ids =
          Answers.readAll(
              limit, cursor -> page(Api.as("auditor"), cursor, limit).get(path(decision)));
      assertThat(ids).hasSize(24).startsWith(published).endsWith(first);
      Answers.assertNewestFirst(ids);
    }
    String unknown = UUID.randomUUID().toString();
    Refusals.assertRefused(
        "listStages", 404, "decision-not-found", () -> Api.as("officer").get(path(unknown)));
  }

  @Test
  void findsNoStageOfAnotherDecision() {
    String stage = id(add(Api.aDecision(), body("DRAFT")));
    String other = Api.aDecision();
    assertNoStage(other, stage);
    assertNoStage(other, UUID.randomUUID().toString());
    assertNoStage(UUID.randomUUID().toString(), stage);
    Refusals.assertRefused(
        "addStage",
        404,
        "decision-not-found",
        () -> add(UUID.randomUUID().toString(), body("DRAFT")));
  }

  private static void assertNoStage(String decision, String stage) {
    Map<String, Supplier<Response>> requests =
        Map.of(
            "getStage", () -> read(decision, stage),
            "replaceStage", () -> replace(decision, stage, "*", body("DRAFT")),
            "deleteStage", () -> delete(decision, stage, "*"),
            "publishStage", () -> publish(decision, stage, Api.key(), "*"),
            "withdrawStage", () -> withdraw(decision, stage, Api.key(), "*", "有误。"));
    requests.forEach(
        (operation, request) -> Refusals.assertRefused(operation, 404, "stage-not-found", request));
  }

  @Test
  void letsOnlyOfficersChangeStages() {
    String decision = Api.aDecision();
    String stage = id(add(decision, body("DRAFT")));
    for (String role : List.of("auditor", "editor", "admin")) {
      RequestSpecification request =
          Api.as(role).header("If-Match", "*").header("Idempotency-Key", Api.key());
      Refusals.assertRefused(
          "publishStage",
          403,
          "forbidden",
          () -> request.post(path(decision, stage) + "/publication"));
      RequestSpecification deletion = Api.as(role).header("If-Match", "*");
      Refusals.assertRefused(
          "deleteStage", 403, "forbidden", () -> deletion.delete(path(decision, stage)));
    }
    Api.as("editor").get(path(decision)).then().statusCode(403);
    Api.as("auditor").get(path(decision, stage)).then().statusCode(200);
  }

  // --- Publication

  @Test
  void publishesAStageAndItsDecision() {
    String decision = Api.aDecision();
    String hidden = id(add(decision, body("BASIS", "title", "尚未公布的依据")));
    String stage = id(add(decision, body("DRAFT")));
    Refusals.assertRefused(
        "getDecision", 404, "decision-not-found", () -> given().get(PUBLIC + decision));
    Response published = publish(decision, stage, Api.key(), "\"v0\"");
    published.then().statusCode(200).header("ETag", "\"v1\"").body("publishedAt", notNullValue());
    Answers.assertChinaTime(published);
    Response dossier = given().get(PUBLIC + decision);
    dossier
        .then()
        .statusCode(200)
        .body("disclosure.indexNumber", notNullValue())
        .body("stages", hasSize(Stage.values().length))
        .body("stages[0].stage", equalTo("DRAFT"))
        .body("stages[0].items.id", contains(stage))
        .body("stages[0].items[0].text", equalTo("正文"))
        .body("stages[0].items[0].correction", nullValue())
        .body("stages[0].items[0].withdrawal", nullValue())
        .body("stages[1].items", equalTo(List.of()));
    assertThat(dossier.asString()).doesNotContain(hidden, "尚未公布的依据", "staff-");
    Answers.assertRevalidates(PUBLIC + decision);
    assertThat(given().queryParam("limit", 100).get("/v1/decisions").asString())
        .contains(decision)
        .doesNotContain("尚未公布的依据");
  }

  @Test
  void publishesAStageOnce() {
    String decision = Api.aDecision();
    String stage = id(add(decision, body("DRAFT")));
    String key = Api.key();
    Refusals.assertRefused(
        "publishStage", 412, "stale-version", () -> publish(decision, stage, key, "\"v9\""));
    Refusals.assertRefused(
        "publishStage", 428, "precondition-required", () -> publish(decision, stage, key, null));
    Refusals.assertRefused(
        "publishStage",
        400,
        "idempotency-key-missing",
        () -> publish(decision, stage, "", "\"v0\""));
    Response first = publish(decision, stage, key, "\"v0\"");
    first.then().statusCode(200);
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> publish(decision, stage, key, "\"v0\"")));
    Refusals.assertRefused(
        "publishStage",
        409,
        "stage-published",
        () -> publish(decision, stage, Api.key(), "\"v1\""));
    Refusals.assertRefused(
        "deleteStage", 409, "stage-published", () -> delete(decision, stage, "\"v1\""));
  }

  @Test
  void keepsTheIndexNumberOverMorePublications() {
    String decision = Api.aDecision();
    String first = aPublished(decision, body("DRAFT"));
    String number = given().get(PUBLIC + decision).path("disclosure.indexNumber");
    String second = aPublished(decision, body("DRAFT", "occurredOn", "2026-01-31"));
    given()
        .get(PUBLIC + decision)
        .then()
        .body("disclosure.indexNumber", equalTo(number))
        .body("stages[0].items.id", contains(second, first));
  }

  @Test
  void decidesByThePublishedResult() {
    String decision = Api.aDecision();
    String draft = aPublished(decision, body("DRAFT"));
    assertThat(draft).isNotBlank();
    String result = id(add(decision, body("RESULT", "occurredOn", "2026-02-01")));
    assertStatus(decision, "IN_PREPARATION", null);
    publish(decision, result, Api.key(), "*").then().statusCode(200);
    assertStatus(decision, "DECIDED", "2026-02-01");
    String later = aPublished(decision, body("RESULT", "occurredOn", "2026-02-15"));
    assertStatus(decision, "DECIDED", "2026-02-15");
    withdraw(decision, later, Api.key(), "*", "会议纪要尚待核定。").then().statusCode(200);
    assertStatus(decision, "DECIDED", "2026-02-01");
    withdraw(decision, result, Api.key(), "*", "会议纪要尚待核定。").then().statusCode(200);
    assertStatus(decision, "IN_PREPARATION", null);
  }

  private static void assertStatus(String decision, String status, @Nullable String decidedOn) {
    for (Response response :
        List.of(
            given().get(PUBLIC + decision),
            Api.as("officer").get("/v1/admin/decisions/" + decision))) {
      response
          .then()
          .statusCode(200)
          .body("status", equalTo(status))
          .body("decidedOn", equalTo(decidedOn));
    }
    Response list = given().queryParam("limit", 100).get("/v1/decisions");
    assertThat(list.jsonPath().getString("items.find { it.id == '" + decision + "' }.status"))
        .isEqualTo(status);
  }

  // --- Correction and withdrawal

  @Test
  void correctsAPublishedStageInPublic() {
    String decision = Api.aDecision();
    String stage = aPublished(decision, body("MEETING"));
    Refusals.assertRefused(
        "replaceStage",
        422,
        "correction-note-required",
        () -> replace(decision, stage, "\"v1\"", body("MEETING", "correctionNote", " ")));
    Refusals.assertRefused(
        "replaceStage",
        412,
        "stale-version",
        () -> replace(decision, stage, "\"v0\"", body("MEETING")));
    Refusals.assertRefused(
        "replaceStage",
        428,
        "precondition-required",
        () -> replace(decision, stage, null, body("MEETING")));
    Map<String, Object> corrected = body("MEETING", "correctionNote", "日期原误写为3月1日。");
    corrected.put("occurredOn", "2026-03-02");
    replace(decision, stage, "\"v1\"", corrected)
        .then()
        .statusCode(200)
        .header("ETag", "\"v2\"")
        .body("correctionCount", equalTo(1))
        .body("correctedAt", notNullValue());
    Response dossier = given().get(PUBLIC + decision);
    dossier
        .then()
        .body("stages[7].items[0].occurredOn", equalTo("2026-03-02"))
        .body("stages[7].items[0].correction.count", equalTo(1))
        .body("stages[7].items[0].correction.note", equalTo("日期原误写为3月1日。"))
        .body("stages[7].items[0].correction.at", notNullValue());
    corrected.put("correctionNote", "补充正文。");
    replace(decision, stage, "\"v2\"", corrected).then().statusCode(200);
    given()
        .get(PUBLIC + decision)
        .then()
        .body("stages[7].items[0].correction.count", equalTo(2))
        .body("stages[7].items[0].correction.note", equalTo("补充正文。"));
  }

  @Test
  void leavesATombstoneOfWhatIsWithdrawn() {
    String decision = Api.aDecision();
    Map<String, Object> body = body("MEETING", "observers", "居民代表乙某某");
    body.put("href", "https://qinghe.example.invalid/3.html");
    body.put("text", "已撤回的正文");
    String stage = aPublished(decision, body);
    String key = Api.key();
    Response withdrawn = withdraw(decision, stage, key, "\"v1\"", " 会议纪要尚待核定。");
    withdrawn
        .then()
        .statusCode(200)
        .header("ETag", "\"v2\"")
        .body("withdrawalReason", equalTo("会议纪要尚待核定。"))
        .body("text", equalTo("已撤回的正文"));
    Response dossier = given().get(PUBLIC + decision);
    dossier
        .then()
        .statusCode(200)
        .body("stages[7].items[0].id", equalTo(stage))
        .body("stages[7].items[0].title", equalTo("标题"))
        .body("stages[7].items[0].text", nullValue())
        .body("stages[7].items[0].withdrawal.reason", equalTo("会议纪要尚待核定。"))
        .body("stages[7].items[0].withdrawal.at", notNullValue());
    assertThat(dossier.asString()).doesNotContain("已撤回的正文", "乙某某", "qinghe.example.invalid/3.html");
    Answers.assertReplay(
        withdrawn,
        Refusals.unchanging(
            "a replay", () -> withdraw(decision, stage, key, "\"v1\"", " 会议纪要尚待核定。")));
    assertIsOver(decision, stage);
  }

  private static void assertIsOver(String decision, String stage) {
    Map<String, Object> corrected = body("MEETING", "correctionNote", "更正。");
    Refusals.assertRefused(
        "withdrawStage",
        409,
        "stage-withdrawn",
        () -> withdraw(decision, stage, Api.key(), "*", "再次撤回。"));
    Refusals.assertRefused(
        "replaceStage", 409, "stage-withdrawn", () -> replace(decision, stage, "*", corrected));
    Refusals.assertRefused(
        "publishStage", 409, "stage-published", () -> publish(decision, stage, Api.key(), "*"));
    Refusals.assertRefused(
        "deleteStage", 409, "stage-published", () -> delete(decision, stage, "*"));
  }

  @Test
  void withdrawsOnlyWhatIsPublishedAndSaysWhy() {
    String decision = Api.aDecision();
    String stage = id(add(decision, body("DRAFT")));
    Refusals.assertRefused(
        "withdrawStage",
        409,
        "stage-not-published",
        () -> withdraw(decision, stage, Api.key(), "*", "有误。"));
    publish(decision, stage, Api.key(), "*").then().statusCode(200);
    for (String reason : List.of("", " ", "\u3000", "由".repeat(501))) {
      Response response =
          Refusals.refusal(
              "withdrawStage",
              400,
              "invalid-request",
              () -> withdraw(decision, stage, Api.key(), "*", reason));
      Refusals.assertViolation(response, "body", "reason");
    }
    Refusals.assertRefused(
        "withdrawStage",
        412,
        "stale-version",
        () -> withdraw(decision, stage, Api.key(), "\"v0\"", "有误。"));
    Refusals.assertRefused(
        "withdrawStage",
        428,
        "precondition-required",
        () -> withdraw(decision, stage, Api.key(), null, "有误。"));
    withdraw(decision, stage, Api.key(), "*", "由".repeat(500)).then().statusCode(200);
  }

  // --- Tools

  private static Map<String, Object> body(String stage) {
    Map<String, Object> body = new HashMap<>();
    body.put("stage", stage);
    body.put("title", "标题");
    body.put("text", "正文");
    body.put("occurredOn", "2026-03-01");
    return body;
  }

  private static Map<String, Object> body(String stage, String field, Object value) {
    Map<String, Object> body = body(stage);
    body.put(field, value);
    return body;
  }

  private static void assertRefusesField(String decision, String field, String value) {
    Response response =
        Refusals.refusal(
            "addStage", 400, "invalid-request", () -> add(decision, body("DRAFT", field, value)));
    Refusals.assertViolation(response, "body", field);
  }

  private static void assertInvalid(String operation, String field, Supplier<Response> request) {
    Response response = Refusals.refusal(operation, 422, "stage-invalid", request);
    assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of(field));
  }

  private static Response add(String decision, Map<String, ?> body) {
    return add(decision, Api.key(), body);
  }

  private static Response add(String decision, String key, Map<String, ?> body) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(path(decision));
  }

  /** A published stage's id. */
  private static String aPublished(String decision, Map<String, ?> body) {
    String stage = id(add(decision, body));
    publish(decision, stage, Api.key(), "\"v0\"").then().statusCode(200);
    return stage;
  }

  private static Response read(String decision, String stage) {
    return Api.as("officer").get(path(decision, stage));
  }

  private static Response replace(
      String decision, String stage, @Nullable String ifMatch, Map<String, ?> body) {
    return matching(ifMatch).contentType(ContentType.JSON).body(body).put(path(decision, stage));
  }

  private static Response delete(String decision, String stage, @Nullable String ifMatch) {
    return matching(ifMatch).delete(path(decision, stage));
  }

  private static Response publish(
      String decision, String stage, String key, @Nullable String ifMatch) {
    return matching(ifMatch)
        .header("Idempotency-Key", key)
        .post(path(decision, stage) + "/publication");
  }

  private static Response withdraw(
      String decision, String stage, String key, @Nullable String ifMatch, String reason) {
    return matching(ifMatch)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Map.of("reason", reason))
        .post(path(decision, stage) + "/withdrawal");
  }

  private static RequestSpecification matching(@Nullable String ifMatch) {
    RequestSpecification request = Api.as("officer");
    return ifMatch == null ? request : request.header("If-Match", ifMatch);
  }

  private static RequestSpecification page(
      RequestSpecification request, @Nullable String cursor, int limit) {
    RequestSpecification limited = request.queryParam("limit", limit);
    return cursor == null ? limited : limited.queryParam("cursor", cursor);
  }

  /** Copies of a stage, newer than it. */
  private static void copies(String id, int number) {
    int rows =
        Database.update(
            "insert into decision_stage (id, decision_id, stage, title, text, occurred_on,"
                + " created_by, version) select uuidv7(), decision_id, stage, title, text,"
                + " occurred_on, created_by, 0 from decision_stage, generate_series(1, ?) where id"
                + " = ?::uuid",
            number,
            id);
    assertThat(rows).isEqualTo(number);
  }

  private static String path(String decision) {
    return "/v1/admin/decisions/" + decision + "/stages";
  }

  private static String path(String decision, String stage) {
    return path(decision) + "/" + stage;
  }

  private static String id(Response response) {
    return response.path("id");
  }
}
