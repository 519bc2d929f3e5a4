package org.gongkai.consultation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Deadlines;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Windows: days, legal minimums, extensions, reopenings and what follows, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class WindowHttpTest {

  private static final String ADMIN = "/v1/admin/consultations/";
  private static final String PUBLIC = "/v1/consultations/";
  private static final String REASON = "应多家企业要求，延长征求意见时间。";

  // --- Days

  @Test
  void readsADayAsTheWholeOfIt() {
    String id = prepared(Api.aDecision());
    Map<String, String> days = Map.of("opensAt", "2032-03-01", "closesAt", "2032-03-31");
    Response opened = Api.open(id, days);
    opened.then().statusCode(200).body("status", equalTo("SCHEDULED"));
    for (Response shown : List.of(opened, given().get(PUBLIC + id))) {
      shown
          .then()
          .body("opensAt", equalTo("2032-03-01T00:00:00+08:00"))
          .body("closesAt", equalTo("2032-04-01T00:00:00+08:00"))
          .body("closesOn", equalTo("2032-03-31"))
          .body("windowText", equalTo("2032年3月1日0时至2032年3月31日24时（北京时间）"))
          .body("windows", hasSize(1))
          .body("windows[0].kind", equalTo("ANNOUNCED"))
          .body("windows[0].text", equalTo("2032年3月1日0时至2032年3月31日24时（北京时间）"))
          .body("windows[0].reason", nullValue())
          .body("windows[0].decidedAt", notNullValue());
      Answers.assertChinaTime(shown);
    }
  }

  @Test
  void namesNoDayForAnInstant() {
    String id = prepared(Api.aDecision());
    Map<String, String> instants =
        Map.of("opensAt", "2032-03-01T09:30:00+08:00", "closesAt", "2032-04-01T17:00:00+08:00");
    Api.open(id, instants)
        .then()
        .statusCode(200)
        .body("closesOn", nullValue())
        .body("windowText", equalTo("2032年3月1日9时30分至2032年4月1日17时（北京时间）"));
  }

  @Test
  void opensNowOnThePresentDay() {
    String id = prepared(Api.aDecision());
    String today = Api.today().toString();
    Api.open(id, Map.of("opensAt", today, "closesAt", Api.today().plusDays(31).toString()))
        .then()
        .statusCode(200)
        .body("status", equalTo("OPEN"));
  }

  @Test
  void refusesADayThatIsOverOrNone() {
    String id = prepared(Api.aDecision());
    String yesterday = Api.today().minusDays(1).toString();
    Refusals.assertRefused(
        "openConsultation",
        422,
        "window-invalid",
        () -> Api.open(id, Map.of("closesAt", yesterday, "shortenedReason", "演练。")));
    Response refusal =
        Refusals.refusal(
            "openConsultation",
            400,
            "unknown-value",
            () -> Api.open(id, Map.of("closesAt", "2032-02-30")));
    Refusals.assertViolation(refusal, "body", "closesAt");
  }

  // --- Legal minimums. 7 March 2033 is a Monday of a year without known holidays.

  @Test
  void asksSevenWorkingDaysOfANormativeDocument() {
    String whole = prepared(Api.aDecision("NORMATIVE_DOCUMENT"));
    assertMinimum(whole, "2033-03-07", "2033-03-14", "2033-03-15");
  }

  @Test
  void countsNoDayThatHadBegun() {
    String begun = prepared(Api.aDecision("NORMATIVE_DOCUMENT"));
    assertMinimum(begun, "2033-03-07T12:00:00+08:00", "2033-03-15", "2033-03-16");
  }

  @Test
  void asksThirtyDaysOfAMajorDecisionAndOfTheRest() {
    for (String kind : List.of("MAJOR_DECISION", "OTHER")) {
      String id = prepared(Api.aDecision(kind));
      assertMinimum(id, "2033-03-07", "2033-04-04", "2033-04-05");
    }
  }

  private static void assertMinimum(String id, String opensAt, String tooEarly, String lawful) {
    Response refusal =
        Refusals.refusal(
            "openConsultation",
            422,
            "window-too-short",
            () -> Api.open(id, Map.of("opensAt", opensAt, "closesAt", tooEarly)));
    assertThat(refusal.<String>path("detail")).contains("2033-");
    Api.open(id, Map.of("opensAt", opensAt, "closesAt", lawful)).then().statusCode(200);
  }

  // --- Extension

  @Test
  void extendsAWindowForAllToSeeAtOnce() {
    String id = prepared(Api.aDecision());
    Api.open(id, Map.of("closesAt", "2034-03-31")).then().statusCode(200);
    given().get(PUBLIC + id).then().body("closesOn", equalTo("2034-03-31"));
    Response extended = extend(id, Map.of("closesAt", "2034-04-28", "reason", REASON));
    extended.then().statusCode(200).header("ETag", equalTo(Api.etag(id)));
    for (Response shown : List.of(extended, given().get(PUBLIC + id))) {
      shown
          .then()
          .body("status", equalTo("OPEN"))
          .body("closesAt", equalTo("2034-04-29T00:00:00+08:00"))
          .body("closesOn", equalTo("2034-04-28"))
          .body("windowText", containsString("2034年4月28日24时"))
          .body("windows.kind", contains("ANNOUNCED", "EXTENDED"))
          .body("windows[0].closesAt", equalTo("2034-04-01T00:00:00+08:00"))
          .body("windows[1].closesAt", equalTo("2034-04-29T00:00:00+08:00"))
          .body("windows.reason", contains(null, REASON));
    }
    assertThat(given().get(PUBLIC + id).asString()).doesNotContain("staff-");
  }

  @Test
  void movesTheDeadlineAlongAndSaysWhy() {
    String id = prepared(Api.aDecision());
    Api.open(id, Map.of("closesAt", "2034-03-31")).then().statusCode(200);
    assertThat(Deadlines.of(id).getString("deadline.dueDay")).isEqualTo("2034-04-28");
    extend(id, Map.of("closesAt", "2034-04-28", "reason", REASON)).then().statusCode(200);
    JsonPath due = Deadlines.of(id);
    assertThat(due.getString("deadline.from")).isEqualTo("2034-04-28");
    assertThat(due.getString("deadline.dueDay")).isEqualTo("2034-05-26");
    assertThat(due.getList("changes")).hasSize(1);
    assertThat(due.getString("changes[0].oldDueAt")).isEqualTo("2034-04-29T00:00:00+08:00");
    assertThat(due.getString("changes[0].newDueAt")).isEqualTo("2034-05-27T00:00:00+08:00");
    assertThat(due.getString("changes[0].reason")).isEqualTo("延长征求意见时间");
    assertThat(due.getString("changes[0].changedBy")).isEqualTo("staff-officer");
  }

  @Test
  void extendsAWindowThatHasNotBegun() {
    String id = prepared(Api.aDecision());
    Map<String, String> days = Map.of("opensAt", "2034-03-01", "closesAt", "2034-03-31");
    Api.open(id, days).then().statusCode(200);
    extend(id, Map.of("closesAt", "2034-04-15T12:00:00+08:00", "reason", REASON))
        .then()
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"))
        .body("opensAt", equalTo("2034-03-01T00:00:00+08:00"))
        .body("closesOn", nullValue());
  }

  @Test
  void refusesAnExtensionThatIsNoneOrTooLate() {
    String id = prepared(Api.aDecision());
    Map<String, String> later = Map.of("closesAt", "2036-01-01", "reason", REASON);
    Refusals.assertRefused(
        "extendConsultation", 409, "consultation-not-announced", () -> extend(id, later));
    Api.open(id, Map.of("closesAt", "2034-03-31")).then().statusCode(200);
    for (String end : List.of("2034-03-31", "2034-04-01T00:00:00+08:00", "2034-03-01")) {
      Refusals.assertRefused(
          "extendConsultation",
          422,
          "window-not-longer",
          () -> extend(id, Map.of("closesAt", end, "reason", REASON)));
    }
    Api.closeSince(id, Duration.ofMillis(1));
    Refusals.assertRefused(
        "extendConsultation", 409, "consultation-closed", () -> extend(id, later));
  }

  @Test
  void refusesAChangeOfWhatIsUnknown() {
    String unknown = UUID.randomUUID().toString();
    Map<String, String> body = Map.of("closesAt", "2036-01-01", "reason", REASON);
    for (String operation : List.of("extension", "reopening")) {
      Refusals.assertRefused(
          operationId(operation),
          404,
          "consultation-not-found",
          () -> send(unknown, operation, Api.key(), "*", body));
    }
  }

  @Test
  void needsAReasonThatIsNotTooLong() {
    String id = Api.anOpenConsultation();
    for (String operation : List.of("extension", "reopening")) {
      for (String reason : List.of("", " ", "\u3000", "长".repeat(501))) {
        Map<String, String> body = Map.of("closesAt", "2036-01-01", "reason", reason);
        Response refusal =
            Refusals.refusal(
                operationId(operation),
                400,
                "invalid-request",
                () -> send(id, operation, Api.key(), "*", body));
        Refusals.assertViolation(refusal, "body", "reason");
      }
    }
  }

  @Test
  void changesAWindowOnlyOnTheVersionThatTheOfficerSaw() {
    String open = Api.anOpenConsultation();
    String closed = Reports.aClosedConsultation();
    Map<String, String> changes = Map.of("extension", open, "reopening", closed);
    Map<String, String> body = Map.of("closesAt", "2036-01-01", "reason", REASON);
    changes.forEach(
        (operation, id) -> {
          String name = operationId(operation);
          String seen = Api.etag(id);
          Refusals.assertRefused(
              name, 428, "precondition-required", () -> send(id, operation, Api.key(), null, body));
          Refusals.assertRefused(
              name, 412, "stale-version", () -> send(id, operation, Api.key(), "\"v99\"", body));
          Refusals.assertRefused(
              name, 400, "idempotency-key-missing", () -> send(id, operation, "", seen, body));
          send(id, operation, Api.key(), seen, body).then().statusCode(200);
          Refusals.assertRefused(
              name, 412, "stale-version", () -> send(id, operation, Api.key(), seen, body));
        });
  }

  @Test
  void changesAWindowOnceForOneKey() {
    String open = Api.anOpenConsultation();
    String closed = Reports.aClosedConsultation();
    Map<String, String> changes = Map.of("extension", open, "reopening", closed);
    Map<String, String> body = Map.of("closesAt", "2036-01-01", "reason", REASON);
    Map<String, String> other = Map.of("closesAt", "2037-01-01", "reason", REASON);
    changes.forEach(
        (operation, id) -> {
          String key = Api.key();
          String seen = Api.etag(id);
          Response first = send(id, operation, key, seen, body);
          first.then().statusCode(200);
          Answers.assertReplay(
              first, Refusals.unchanging("a replay", () -> send(id, operation, key, seen, body)));
          Refusals.assertRefused(
              operationId(operation),
              422,
              "idempotency-key-reused",
              () -> send(id, operation, key, seen, other));
        });
  }

  @Test
  void letsOnlyOfficersChangeWindows() {
    String id = Api.anOpenConsultation();
    Map<String, String> body = Map.of("closesAt", "2036-01-01", "reason", REASON);
    for (String operation : List.of("extension", "reopening")) {
      for (String role : List.of("editor", "reviewer", "admin", "auditor")) {
        Refusals.assertRefused(
            operationId(operation),
            403,
            "forbidden",
            () -> send(Api.as(role), id, operation, Api.key(), "*", body));
      }
      Refusals.assertRefused(
          operationId(operation),
          401,
          "unauthenticated",
          () -> send(given(), id, operation, Api.key(), "*", body));
    }
  }

  // --- Reopening

  @Test
  void takesCommentsAgainAfterAReopening() {
    String id = Reports.aClosedConsultation();
    given().get(PUBLIC + id).then().body("status", equalTo("CLOSED"));
    Api.comment(id, "alice", Api.commentBody("建议甲。")).then().statusCode(409);
    Response reopened = reopen(id, Map.of("closesAt", "2034-05-19", "reason", "修改稿有重大调整。"));
    reopened.then().statusCode(200);
    for (Response shown : List.of(reopened, given().get(PUBLIC + id))) {
      shown
          .then()
          .body("status", equalTo("OPEN"))
          .body("closesOn", equalTo("2034-05-19"))
          .body("windows.kind", contains("ANNOUNCED", "REOPENED"))
          .body("windows[1].reason", equalTo("修改稿有重大调整。"));
    }
    Api.comment(id, "alice", Api.commentBody("建议甲。")).then().statusCode(201);
    JsonPath due = Deadlines.of(id);
    assertThat(due.getString("deadline.from")).isEqualTo("2034-05-19");
    assertThat(due.getString("changes[0].reason")).isEqualTo("重新征求意见");
    Refusals.assertRefused(
        "publishFeedback", 409, "consultation-still-open", () -> Api.publishFeedback(id, "feed"));
  }

  @Test
  void schedulesAReopening() {
    String id = Reports.aClosedConsultation();
    Map<String, String> days =
        Map.of("opensAt", "2034-05-08", "closesAt", "2034-05-19", "reason", "再次听取意见。");
    reopen(id, days)
        .then()
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"))
        .body("windowText", equalTo("2034年5月8日0时至2034年5月19日24时（北京时间）"));
    given().get(PUBLIC + id).then().body("status", equalTo("SCHEDULED"));
    Api.comment(id, "alice", Api.commentBody("建议甲。"))
        .then()
        .statusCode(409)
        .body("code", equalTo("consultation-not-open"));
  }

  @Test
  void refusesAReopeningAtTheWrongTime() {
    Map<String, String> body = Map.of("closesAt", "2034-05-19", "reason", "再次听取意见。");
    String planned = prepared(Api.aDecision());
    Refusals.assertRefused(
        "reopenConsultation", 409, "consultation-not-announced", () -> reopen(planned, body));
    String open = Api.anOpenConsultation();
    Refusals.assertRefused(
        "reopenConsultation", 409, "consultation-still-open", () -> reopen(open, body));
    String closed = Reports.aClosedConsultation();
    for (Map<String, String> invalid :
        List.of(
            Map.of("closesAt", Api.today().minusDays(1).toString(), "reason", "再次听取意见。"),
            Map.of("opensAt", "2034-05-20", "closesAt", "2034-05-19", "reason", "再次听取意见。"))) {
      Refusals.assertRefused(
          "reopenConsultation", 422, "window-invalid", () -> reopen(closed, invalid));
    }
    Api.publishFeedback(closed, "feed").then().statusCode(201);
    Refusals.assertRefused(
        "reopenConsultation", 409, "feedback-already-published", () -> reopen(closed, body));
  }

  // --- Rounds

  @Test
  void numbersSeveralConsultationsOnOneDecision() {
    String decision = Api.aDecision();
    String first = opened(decision);
    assertThat(titles(decision)).containsExactly("关于公开征求《集市管理办法》意见的公告");
    String second = opened(decision);
    given().get(PUBLIC + first).then().body("round", equalTo(1));
    given().get(PUBLIC + second).then().body("round", equalTo(2));
    assertThat(titles(decision))
        .containsExactly("关于公开征求《集市管理办法》意见的公告（第1次）", "关于公开征求《集市管理办法》意见的公告（第2次）");
    given()
        .get("/v1/decisions/" + decision)
        .then()
        .body("links.title", hasItem("关于公开征求《集市管理办法》意见的公告（第2次）（征求意见稿）"));
    given().get(PUBLIC + Api.anOpenConsultation()).then().body("round", equalTo(1));
  }

  private static List<String> titles(String decision) {
    return given()
        .get("/v1/decisions/" + decision)
        .jsonPath()
        .getList("links.findAll { it.rel == 'consultation' }.title");
  }

  // --- After the window

  @Test
  void standsAtAdoptingFromTheFirstVerdictOn() {
    String id = Api.anOpenConsultation();
    String early = Api.aComment(id, "建议甲。");
    String late = Api.aComment(id, "建议乙。");
    Map<String, String> verdict = Map.of("outcome", "NOTED", "reason", "已经记录在案，感谢您的参与。");
    Api.close(id);
    given().get(PUBLIC + id).then().body("status", equalTo("CLOSED"));
    String seen = Api.etag(id);
    Api.decide(early, verdict).then().statusCode(200);
    given().get(PUBLIC + id).then().body("status", equalTo("ADOPTING"));
    assertThat(Api.etag(id)).isEqualTo(seen);
    Api.decide(late, verdict).then().statusCode(200);
    given().get(PUBLIC + id).then().body("status", equalTo("ADOPTING"));
    Api.publishFeedback(id, "feed").then().statusCode(201);
    given().get(PUBLIC + id).then().body("status", equalTo("PUBLISHED"));
  }

  @Test
  void staysOpenWhileVerdictsAreGivenWithinTheWindow() {
    String id = Api.anOpenConsultation();
    String comment = Api.aComment(id, "建议甲。");
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", "已经记录在案，感谢您的参与。"))
        .then()
        .statusCode(200);
    given().get(PUBLIC + id).then().body("status", equalTo("OPEN"));
  }

  @Test
  void standsAtDecidedWhileTheDecisionHasAResult() {
    String decision = Api.aDecision();
    String id = opened(decision);
    Api.close(id);
    Api.publishFeedback(id, "feed").then().statusCode(201);
    given().get(PUBLIC + id).then().body("status", equalTo("PUBLISHED"));
    String stage = aResult(decision);
    given()
        .get(PUBLIC + id)
        .then()
        .body("status", equalTo("DECIDED"))
        .body("decidedAt", notNullValue());
    given()
        .queryParam("status", "DECIDED")
        .get("/v1/consultations")
        .then()
        .body("items.id", hasItem(id));
    withdraw(stage);
    given()
        .get(PUBLIC + id)
        .then()
        .body("status", equalTo("PUBLISHED"))
        .body("decidedAt", nullValue());
  }

  @Test
  void isNotDecidedBeforeItsFeedback() {
    String decision = Api.aDecision();
    String id = opened(decision);
    String stage = aResult(decision);
    assertThat(stage).isNotEmpty();
    given().get(PUBLIC + id).then().body("status", equalTo("OPEN"));
    Api.close(id);
    Api.publishFeedback(id, "feed").then().statusCode(201);
    given().get(PUBLIC + id).then().body("status", equalTo("DECIDED"));
  }

  /** Publishes a result of a decision; gives the stage's address. */
  private static String aResult(String decision) {
    Map<String, Object> body = new HashMap<>();
    body.put("stage", "RESULT");
    body.put("title", "集市管理办法");
    body.put("text", "已经镇长办公会议通过。");
    body.put("occurredOn", "2026-03-01");
    String path = "/v1/admin/decisions/" + decision + "/stages";
    String stage =
        Api.officer()
            .contentType(ContentType.JSON)
            .body(body)
            .post(path)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Api.officer()
        .header("If-Match", "*")
        .post(path + "/" + stage + "/publication")
        .then()
        .statusCode(200);
    return path + "/" + stage;
  }

  private static void withdraw(String stage) {
    Api.officer()
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "公布有误。"))
        .post(stage + "/withdrawal")
        .then()
        .statusCode(200);
  }

  // --- Tools

  private static String prepared(String decision) {
    String id = Api.aConsultation(decision);
    Api.importDraft(id, Api.SMALL_DRAFT).then().statusCode(201);
    return id;
  }

  private static String opened(String decision) {
    String id = prepared(decision);
    Api.open(id, Map.of("closesAt", Instant.now().plus(Duration.ofDays(31)).toString()))
        .then()
        .statusCode(200);
    return id;
  }

  private static Response extend(String id, Map<String, ?> body) {
    return Api.change(id, "extension", body);
  }

  private static Response reopen(String id, Map<String, ?> body) {
    return Api.change(id, "reopening", body);
  }

  private static String operationId(String operation) {
    return operation.equals("extension") ? "extendConsultation" : "reopenConsultation";
  }

  private static Response send(
      String id, String operation, String key, @Nullable String ifMatch, Map<String, ?> body) {
    return send(Api.as("officer"), id, operation, key, ifMatch, body);
  }

  private static Response send(
      RequestSpecification request,
      String id,
      String operation,
      String key,
      @Nullable String ifMatch,
      Map<String, ?> body) {
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(ADMIN + id + "/" + operation);
  }
}
