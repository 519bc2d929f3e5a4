package org.gongkai.comment.offline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How clerks enter comments, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class OfflineEntryHttpTest {

  @Test
  void entersALetter() {
    String consultation = aWindow("2 days", "30 days");
    String today = Api.today().toString();
    Response entered =
        enter(
            consultation,
            with("postmarkedOn", Api.today().minusDays(3).toString(), "archiveNumber", "甲-1"));
    entered
        .then()
        .statusCode(201)
        .header("Location", "/v1/admin/comments/" + entered.path("id"))
        .body("status", equalTo("PENDING_REVIEW"))
        .body("late", equalTo(false));
    staffView(entered)
        .then()
        .body("source", equalTo("LETTER"))
        .body("respondent", equalTo("离**"))
        .body("offline.receivedOn", equalTo(today))
        .body("offline.postmarkedOn", equalTo(Api.today().minusDays(3).toString()))
        .body("offline.archiveNumber", equalTo("甲-1"))
        .body("offline.enteredBy", equalTo("staff-officer"))
        .body("offline.late", equalTo(false));
    given().get("/v1/receipts/" + entered.path("receipt")).then().statusCode(200);
    assertThat(Tables.rowsWith("离线人甲")).isZero();
    assertThat(Tables.rowsWith("000-24682468")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void entersEverySource(OfflineSource source) {
    Response entered = enter(aWindow("2 days", "30 days"), with("source", source.name()));
    entered.then().statusCode(201);
    staffView(entered)
        .then()
        .body("source", equalTo(source.name()))
        .body("offline.postmarkedOn", nullValue());
  }

  @Test
  void leavesTheCommentToAPerson() {
    String consultation = aWindow("2 days", "30 days");
    Response entered = enter(consultation, body());
    assertThat(checks(entered.path("id"))).isEqualTo(1);
    Reports.workOffAll();
    staffView(entered).then().body("status", equalTo("PENDING_REVIEW"));
    given().get("/v1/consultations/" + consultation + "/comments").then().body("items", empty());
    Api.as("officer")
        .header("Idempotency-Key", Api.key())
        .header("If-Match", staffView(entered).header("ETag"))
        .contentType(ContentType.JSON)
        .body(Map.of("outcome", "PUBLIC"))
        .post("/v1/admin/comments/" + entered.path("id") + "/moderation")
        .then()
        .statusCode(200);
    given()
        .get("/v1/consultations/" + consultation + "/comments")
        .then()
        .body("items.id", contains(entered.<String>path("id")));
  }

  @Test
  void entersACommentOnAClauseOfANamedVersion() {
    String consultation = aWindow("2 days", "30 days");
    String clause = Api.clause(consultation, "三");
    Response entered = enter(consultation, with("clauseId", clause, "draftVersion", 1));
    entered.then().statusCode(201);
    staffView(entered).then().body("clauseId", equalTo(clause)).body("draftVersion", equalTo(1));
  }

  @Test
  void notesTheEntryWithoutPersonalData() {
    Response entered = enter(aWindow("2 days", "30 days"), body());
    String note =
        Database.text(
            "select actor || ' ' || action || ' ' || subject || ' ' || detail from audit_entry"
                + " where subject_id = ?::uuid",
            entered.<String>path("id"));
    assertThat(note).startsWith("staff-officer enterComment comment ").contains("LETTER");
    assertThat(note).doesNotContain("离线人甲", "24682468", "集市");
  }

  @Test
  void keepsALateOneAndMarksIt() {
    String consultation = aWindow("30 days", "-5 days");
    Response late = enter(consultation, body());
    late.then().statusCode(201).body("late", equalTo(true));
    staffView(late).then().body("offline.late", equalTo(true));
    enter(consultation, with("postmarkedOn", Api.today().minusDays(4).toString()))
        .then()
        .statusCode(201)
        .body("late", equalTo(true));
    enter(consultation, with("postmarkedOn", Api.today().minusDays(7).toString()))
        .then()
        .statusCode(201)
        .body("late", equalTo(false));
    enter(consultation, with("receivedOn", Api.today().minusDays(7).toString()))
        .then()
        .statusCode(201)
        .body("late", equalTo(false));
  }

  @Test
  void countsALateOneInTheReport() {
    String consultation = aWindow("30 days", "-5 days");
    enter(consultation, body()).then().statusCode(201);
    Refusals.assertRefused(
        "publishFeedback",
        422,
        "feedback-incomplete",
        () -> Api.publishFeedback(consultation, "feed"));
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    given()
        .get("/v1/consultations/" + consultation + "/feedback")
        .then()
        .body("totals.received", equalTo(1));
    assertRefused(409, "feedback-already-published", consultation, body());
  }

  @Test
  void refusesDaysThatCannotBe() {
    String consultation = aWindow("2 days", "30 days");
    Map<String, Map<String, Object>> wrong =
        Map.of(
            "receivedOn in the future", with("receivedOn", Api.today().plusDays(1).toString()),
            "receivedOn before", with("receivedOn", Api.today().minusDays(4).toString()),
            "postmarkedOn later", with("postmarkedOn", Api.today().plusDays(1).toString()),
            "postmarkedOn of old", with("postmarkedOn", "-99999-01-01"),
            "postmarkedOn of a fax", with("source", "FAX", "postmarkedOn", Api.today().toString()));
    wrong.forEach(
        (what, body) -> {
          Response refusal = assertRefused(422, "entry-invalid", consultation, body);
          Refusals.assertViolation(refusal, "body", what.split(" ", -1)[0]);
        });
  }

  @Test
  void saysWhatIsWrongInTheWantedLanguage() {
    String consultation = aWindow("2 days", "30 days");
    Map<String, Object> body = with("receivedOn", Api.today().plusDays(1).toString());
    Response chinese = enter(consultation, body);
    Response english =
        Api.officer()
            .header("Accept-Language", "en")
            .contentType(ContentType.JSON)
            .body(body)
            .post(path(consultation));
    assertThat(chinese.<String>path("violations[0].message")).isEqualTo("收到日期晚于今天");
    assertThat(english.<String>path("violations[0].message")).isEqualTo("later than today");
  }

  @Test
  void refusesWhatCitizensSendThemselvesAndWrongFields() {
    String consultation = aWindow("2 days", "30 days");
    for (String source : List.of("MINI_PROGRAM", "WEB", "letter")) {
      Response refusal = assertRefused(400, "unknown-value", consultation, with("source", source));
      Refusals.assertViolation(refusal, "body", "source");
    }
    assertRefused(400, "comment-text-empty", consultation, with("text", " \n"));
    assertRefused(400, "comment-text-too-long", consultation, with("text", "意".repeat(5001)));
    assertRefused(400, "unknown-value", consultation, with("receivedOn", "2026-02-30"));
    assertRefused(400, "invalid-request", consultation, with("archiveNumber", "9".repeat(101)));
    assertRefused(
        404, "clause-not-found", consultation, with("clauseId", UUID.randomUUID().toString()));
    assertRefused(404, "draft-not-found", consultation, with("draftVersion", 9));
  }

  @Test
  void entersNothingBeforeTheOpening() {
    assertRefused(409, "consultation-not-announced", Api.aConsultation(), body());
    String consultation = Api.anOpenConsultation();
    Api.postpone(consultation);
    assertRefused(409, "consultation-not-open", consultation, body());
    assertRefused(404, "consultation-not-found", UUID.randomUUID().toString(), body());
  }

  @Test
  void entersALetterOfTheFirstWindowAfterAReopening() {
    String now = Api.today().toString();
    for (Map<String, String> days :
        List.of(
            Map.of("closesAt", Api.today().plusDays(40).toString(), "reason", "再次听取意见。"),
            Map.of(
                "opensAt", Api.today().plusDays(9).toString(),
                "closesAt", Api.today().plusDays(40).toString(),
                "reason", "再次听取意见。"))) {
      String consultation = aWindow("30 days", "-5 days");
      // What was decided, as the consultation itself has it.
      Database.update(
          "set session_replication_role = replica; update consultation_window w set opens_at ="
              + " c.opens_at, closes_at = c.closes_at from consultation c where c.id ="
              + " w.consultation_id and c.id = ?::uuid",
          consultation);
      Api.change(consultation, "reopening", days).then().statusCode(200);
      enter(consultation, with("receivedOn", Api.today().minusDays(20).toString()))
          .then()
          .statusCode(201)
          .body("late", equalTo(false));
      enter(consultation, with("receivedOn", Api.today().minusDays(3).toString()))
          .then()
          .statusCode(201)
          .body("late", equalTo(true));
      enter(consultation, with("receivedOn", now))
          .then()
          .statusCode(201)
          .body("late", equalTo(days.containsKey("opensAt")));
      assertRefused(
          422,
          "entry-invalid",
          consultation,
          with("receivedOn", Api.today().minusDays(31).toString()));
    }
  }

  @Test
  void entersOnePaperOnce() {
    String consultation = aWindow("2 days", "30 days");
    Response first = enter(consultation, with("archiveNumber", "甲-7"));
    Response refusal =
        assertRefused(409, "comment-repeated", consultation, with("archiveNumber", " 甲-7"));
    assertThat(refusal.<String>path("receipt")).isEqualTo(first.<String>path("receipt"));
    enter(consultation, with("archiveNumber", "甲-8")).then().statusCode(201);
    enter(consultation, body()).then().statusCode(201);
    enter(consultation, body()).then().statusCode(201);
  }

  @Test
  void entersOnePaperOnceHoweverManyClerksHaveIt() {
    String consultation = aWindow("2 days", "30 days");
    Map<String, Object> body = with("archiveNumber", "甲-7");
    List<Integer> statuses =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> enter(consultation, body).statusCode()))
            .limit(8)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @Test
  void answersARepetitionAsBefore() {
    String consultation = aWindow("2 days", "30 days");
    String token = Api.staffToken("officer");
    String key = Api.key();
    Response first = send(token, key, consultation, body());
    first.then().statusCode(201);
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> send(token, key, consultation, body())));
  }

  // --- Tools

  /** A consultation whose window began and will end, or has ended, so long from now. */
  static String aWindow(String since, String left) {
    String consultation = Api.anOpenConsultation();
    Database.update(
        "update consultation set opens_at = clock_timestamp() - ?::interval, closes_at ="
            + " clock_timestamp() + ?::interval, version = version + 1 where id = ?::uuid",
        since,
        left,
        consultation);
    return consultation;
  }

  private static Map<String, Object> body() {
    Map<String, Object> body = new HashMap<>();
    body.put("source", "LETTER");
    body.put("text", "建议集市延长收摊时间。");
    body.put("respondent", Map.of("type", "PERSON", "name", "离线人甲", "phone", "000-24682468"));
    body.put("publishConsent", true);
    body.put("receivedOn", Api.today().toString());
    return body;
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> body = body();
    body.put(field, value);
    return body;
  }

  private static Map<String, Object> with(
      String field, Object value, String other, @Nullable Object otherValue) {
    Map<String, Object> body = with(field, value);
    body.put(other, otherValue);
    return body;
  }

  private static String path(String consultation) {
    return "/v1/admin/consultations/" + consultation + "/comments";
  }

  private static Response enter(String consultation, Map<String, ?> body) {
    return send(Api.staffToken("officer"), Api.key(), consultation, body);
  }

  private static Response send(String token, String key, String consultation, Map<String, ?> body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(path(consultation));
  }

  @CanIgnoreReturnValue
  private static Response assertRefused(
      int status, String code, String consultation, Map<String, ?> body) {
    return Refusals.refusal("enterComment", status, code, () -> enter(consultation, body));
  }

  private static Response staffView(Response entered) {
    return Api.as("officer").get("/v1/admin/comments/" + entered.path("id"));
  }

  private static long checks(String comment) {
    return Database.number(
        "select count(*) from comment_check where comment_id = ?::uuid", comment);
  }
}
