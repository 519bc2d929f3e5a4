package org.gongkai.benchmark.reads.data;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Publishing;

/** Makes one of each through the API, as staff and citizens do; the rest are copies of these. */
final class Originals {

  private static final String CONTENTS = "/v1/admin/contents/";
  private static final String CONSULTATIONS = "/v1/admin/consultations/";

  private final String url;
  private final People people;

  Originals(String url, People people) {
    this.url = url;
    this.people = people;
  }

  /** A published notice with this body in HTML. */
  String notice(String text) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "NOTICE");
    body.put("column", "notice");
    body.put("title", "关于集市管理有关事项的通知");
    body.put("summary", "集市自五月起每日开放，收费标准上墙公示。");
    body.put("body", text);
    body.put("unit", "青禾镇人民政府");
    body.put("channels", List.of("feed"));
    body.put("openness", "PROACTIVE");
    String id = done(staff("staff-editor", "editor").body(body).post(url + CONTENTS)).path("id");
    String path = url + CONTENTS + id;
    done(staff("staff-editor", "editor").header("If-Match", "*").post(path + "/submission"));
    for (int stage = 1; stage <= 3; stage++) {
      done(
          staff("reviewer-" + stage, "reviewer")
              .header("If-Match", "*")
              .body(Publishing.passing(stage))
              .post(path + "/reviews"));
    }
    done(
        staff("staff-editor", "editor")
            .header("If-Match", "*")
            .body(Map.of("channels", List.of("feed")))
            .post(path + "/publication"));
    return id;
  }

  /** An open consultation with a small draft. */
  String consultation(String title) {
    Map<String, ?> decision = Map.of("year", 2026, "title", title, "unit", "青禾镇人民政府");
    String decided = done(officer().body(decision).post(url + "/v1/admin/decisions")).path("id");
    Map<String, ?> body =
        Map.of("decisionId", decided, "title", title, "unit", "青禾镇人民政府", "contact", "无");
    String id = done(officer().body(body).post(url + CONSULTATIONS)).path("id");
    String path = url + CONSULTATIONS + id;
    done(
        officer()
            .contentType("text/plain; charset=UTF-8")
            .body(Api.SMALL_DRAFT.getBytes(UTF_8))
            .post(path + "/drafts"));
    String closesAt = Instant.now().plus(Duration.ofDays(31)).toString();
    done(
        officer()
            .header("If-Match", officer().get(path).header("ETag"))
            .body(Map.of("closesAt", closesAt))
            .post(path + "/opening"));
    return id;
  }

  /** A comment of the citizen with this token. */
  void comment(String consultation, String citizenToken, String text) {
    done(
        as(citizenToken)
            .body(Api.commentBody(text))
            .post(url + "/v1/consultations/" + consultation + "/comments"));
  }

  /** The report on a consultation that is over and answered. */
  void feedback(String consultation) {
    done(
        officer()
            .body(Map.of("channels", List.of("feed")))
            .post(url + CONSULTATIONS + consultation + "/feedback"));
  }

  private RequestSpecification officer() {
    return staff("officer-1", "officer");
  }

  private RequestSpecification staff(String name, String role) {
    return as(people.staff(name, role));
  }

  private static RequestSpecification as(String token) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON);
  }

  @CanIgnoreReturnValue
  private static Response done(Response answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.asString());
    }
    return answer;
  }
}
