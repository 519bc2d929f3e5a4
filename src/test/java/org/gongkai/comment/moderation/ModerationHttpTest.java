package org.gongkai.comment.moderation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What officers see of comments, and their decision on what is shown, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ModerationHttpTest {

  private static final String REASON = "内容含有他人的身份证号码。";

  // --- Reading

  @Test
  void showsACommentWithItsVersion() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "测试复核");
    Response view = view(comment);
    view.then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("id", equalTo(comment))
        .body("consultationId", equalTo(consultation))
        .body("draftVersion", equalTo(1))
        .body("source", equalTo("MINI_PROGRAM"))
        .body("status", equalTo("PENDING_REVIEW"))
        .body("checkedAt", nullValue());
    assertThat(view.header("ETag")).isEqualTo("\"v" + view.path("version") + "\"");
    Answers.assertChinaTime(view);
    Reports.workOffAll();
    view(comment).then().body("checkedAt", nullValue()).body("status", equalTo("PENDING_REVIEW"));
    assertThat(view(comment).header("ETag")).isNotEqualTo(view.header("ETag"));
  }

  @Test
  void findsNoUnknownComment() {
    Refusals.assertRefused(
        "getCommentForStaff", 404, "comment-not-found", () -> view(UUID.randomUUID().toString()));
  }

  @Test
  void listsEveryCommentByItsStatus() {
    String consultation = Api.anOpenConsultation();
    String waiting = Api.aComment(consultation, "测试复核");
    String shown = Api.aComment(consultation, "建议甲。");
    String hidden = Api.aComment(consultation, "建议乙。");
    String withdrawn = Api.aComment(consultation, "建议丙。");
    Reports.workOffAll();
    moderate(hidden, Map.of("outcome", "HIDDEN", "reason", REASON)).then().statusCode(200);
    withdraw(withdrawn);
    list(consultation)
        .then()
        .statusCode(200)
        .body("items.id", contains(withdrawn, hidden, shown, waiting))
        .body("items.version", everyItem(notNullValue()))
        .body("nextCursor", nullValue());
    Map<String, String> expected =
        Map.of(
            "PENDING_REVIEW", waiting,
            "PUBLIC", shown,
            "HIDDEN", hidden,
            "WITHDRAWN", withdrawn);
    expected.forEach(
        (status, comment) ->
            Api.as("officer")
                .queryParam("status", status)
                .get("/v1/admin/consultations/" + consultation + "/comments")
                .then()
                .statusCode(200)
                .body("items.id", contains(comment)));
  }

  @Test
  void showsOfficersNeitherNameNorPhone() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    for (Response answer : List.of(view(comment), list(consultation))) {
      assertThat(answer.asString()).contains("甲**").doesNotContain("甲某某", "000-00000000");
    }
  }

  @Test
  void listsCommentsOfKnownConsultationsOnly() {
    Refusals.assertRefused(
        "listCommentsForStaff",
        404,
        "consultation-not-found",
        () -> list(UUID.randomUUID().toString()));
    list(Api.aConsultation()).then().statusCode(200).body("items", equalTo(List.of()));
  }

  @Test
  void pagesThroughTheCommentsOfAConsultation() {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "建议甲。");
    String token = Api.citizenToken("pager");
    for (int i = 0; i < 26; i++) {
      given()
          .auth()
          .oauth2(token)
          .header("Idempotency-Key", Api.key())
          .contentType(ContentType.JSON)
          .body(Api.commentBody("意见" + i))
          .post("/v1/consultations/" + consultation + "/comments")
          .then()
          .statusCode(201);
    }
    for (int limit : List.of(10, 27, 100)) {
      List<String> ids =
          Answers.readAll(limit, cursor -> page(cursor, limit).get(path(consultation)));
      assertThat(ids).hasSize(27);
      Answers.assertNewestFirst(ids);
    }
  }

  // --- Deciding

  @Test
  void showsACommentByAPersonsDecision() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "测试违规");
    Reports.workOffAll();
    String before = view(comment).header("ETag");
    Response decided = moderate(comment, Map.of("outcome", "PUBLIC"));
    decided
        .then()
        .statusCode(200)
        .body("status", equalTo("PUBLIC"))
        .body("checkedAt", notNullValue())
        .body("statusReason", nullValue());
    assertThat(decided.header("ETag")).isNotEqualTo(before).isEqualTo(view(comment).header("ETag"));
    Answers.assertChinaTime(decided);
    given()
        .get("/v1/consultations/" + consultation + "/comments")
        .then()
        .body("items.id", contains(comment));
  }

  @Test
  void hidesACommentAndTellsItsAuthorWhy() {
    String consultation = Api.anOpenConsultation();
    String citizen = "person-" + UUID.randomUUID();
    Response taken = Api.comment(consultation, citizen, Api.commentBody("建议甲。"));
    Reports.workOffAll();
    moderate(taken.path("id"), Map.of("outcome", "HIDDEN", "reason", REASON))
        .then()
        .statusCode(200)
        .body("status", equalTo("HIDDEN"))
        .body("statusReason", equalTo(REASON));
    given()
        .get("/v1/consultations/" + consultation + "/comments")
        .then()
        .body("items", equalTo(List.of()));
    given()
        .auth()
        .oauth2(Api.citizenToken(citizen))
        .get("/v1/me/comments")
        .then()
        .body("items[0].status", equalTo("HIDDEN"))
        .body("items[0].statusReason", equalTo(REASON));
    moderate(taken.path("id"), Map.of("outcome", "PUBLIC")).then().statusCode(200);
    given()
        .get("/v1/consultations/" + consultation + "/comments")
        .then()
        .body("items.id", contains(taken.<String>path("id")));
  }

  @Test
  void changesNothingByTheSameDecisionAgain() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    for (Map<String, String> decision :
        List.of(Map.of("outcome", "PUBLIC"), Map.of("outcome", "HIDDEN", "reason", REASON))) {
      Response first = moderate(comment, decision);
      first.then().statusCode(200);
      Response again = moderate(comment, decision);
      again.then().statusCode(200).body("status", equalTo(decision.get("outcome")));
      assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }
    assertThat(
            Database.number(
                "select count(*) from audit_entry where subject_id = ?::uuid and action ="
                    + " 'moderateComment'",
                comment))
        .isEqualTo(2);
  }

  @Test
  void letsNoLaterCheckOverruleAPerson() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    moderate(comment, Map.of("outcome", "HIDDEN", "reason", REASON)).then().statusCode(200);
    Reports.workOffAll();
    view(comment).then().body("status", equalTo("HIDDEN"));
  }

  @Test
  void needsAReasonToHide() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    assertRefused(comment, Map.of("outcome", "HIDDEN"), 422, "reason-required");
    for (String reason : List.of("", "九个字的理由还不够", "\u3000".repeat(20), "  短            ")) {
      assertRefused(comment, Map.of("outcome", "HIDDEN", "reason", reason), 422, "reason-required");
    }
    moderate(comment, Map.of("outcome", "HIDDEN", "reason", "十个字的理由正好是够")).then().statusCode(200);
  }

  @Test
  void refusesReasonsThatAreTooLong() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Response response =
        refusal(
            comment,
            Map.of("outcome", "HIDDEN", "reason", "由".repeat(501)),
            400,
            "invalid-request");
    Refusals.assertViolation(response, "body", "reason");
    moderate(comment, Map.of("outcome", "HIDDEN", "reason", "由".repeat(500)))
        .then()
        .statusCode(200);
  }

  @Test
  void namesTheOutcomes() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    for (Object outcome : List.of("WITHDRAWN", "PENDING_REVIEW", "hidden", 1)) {
      Response response = refusal(comment, Map.of("outcome", outcome), 400, "unknown-value");
      Refusals.assertViolation(response, "body", "outcome");
      assertThat(response.jsonPath().getString("violations[0].message"))
          .contains("PUBLIC", "HIDDEN");
    }
  }

  @Test
  void refusesToModerateAWithdrawnComment() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    withdraw(comment);
    assertRefused(comment, Map.of("outcome", "PUBLIC"), 409, "comment-not-moderatable");
    assertRefused(
        comment, Map.of("outcome", "HIDDEN", "reason", REASON), 409, "comment-not-moderatable");
  }

  @Test
  void findsNoUnknownCommentToModerate() {
    Refusals.assertRefused(
        "moderateComment",
        404,
        "comment-not-found",
        () ->
            moderate(
                UUID.randomUUID().toString(), Api.key(), "\"v0\"", Map.of("outcome", "PUBLIC")));
  }

  @Test
  void needsTheVersionThatTheOfficerSaw() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    String seen = view(comment).header("ETag");
    Refusals.assertRefused(
        "moderateComment",
        428,
        "precondition-required",
        () ->
            Api.officer()
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "PUBLIC"))
                .post("/v1/admin/comments/" + comment + "/moderation"));
    moderate(comment, Api.key(), seen, Map.of("outcome", "PUBLIC")).then().statusCode(200);
    for (String stale : List.of(seen, "\"v99\"", "v1")) {
      Refusals.assertRefused(
          "moderateComment",
          412,
          "stale-version",
          () -> moderate(comment, Api.key(), stale, Map.of("outcome", "PUBLIC")));
    }
    moderate(comment, Api.key(), "*", Map.of("outcome", "PUBLIC")).then().statusCode(200);
  }

  @Test
  void takesOneOfManyDecisionsOnTheSameVersion() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    String seen = view(comment).header("ETag");
    String token = Api.staffToken("officer");
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(
                () ->
                    client.sendAsync(
                        HttpRequest.newBuilder(
                                Raw.uri("/v1/admin/comments/" + comment + "/moderation"))
                            .header("Authorization", "Bearer " + token)
                            .header("If-Match", seen)
                            .header("Idempotency-Key", Api.key())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"outcome\":\"PUBLIC\"}"))
                            .build(),
                        HttpResponse.BodyHandlers.ofString()))
            .limit(8)
            .toList();
    List<Integer> statuses = sent.stream().map(answer -> answer.join().statusCode()).toList();
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void repeatsTheDecisionOnlyOnce() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    String seen = view(comment).header("ETag");
    String key = Api.key();
    Map<String, String> hidden = Map.of("outcome", "HIDDEN", "reason", REASON);
    Response first = moderate(comment, key, seen, hidden);
    first.then().statusCode(200);
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> moderate(comment, key, seen, hidden)));
    Refusals.assertRefused(
        "moderateComment",
        422,
        "idempotency-key-reused",
        () -> moderate(comment, key, seen, Map.of("outcome", "PUBLIC")));
  }

  @Test
  void survivesReasonsThatNoDatabaseTakes() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Response response = moderate(comment, Map.of("outcome", "HIDDEN", "reason", REASON + "\u0000"));
    assertThat(response.statusCode()).as(response.asString()).isIn(200, 400);
  }

  // --- Tools

  private static Response view(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment);
  }

  private static String path(String consultation) {
    return "/v1/admin/consultations/" + consultation + "/comments";
  }

  private static Response list(String consultation) {
    return Api.as("officer").get(path(consultation));
  }

  private static RequestSpecification page(@Nullable String cursor, int limit) {
    RequestSpecification request = Api.as("officer").queryParam("limit", limit);
    return cursor == null ? request : request.queryParam("cursor", cursor);
  }

  private static void withdraw(String comment) {
    int rows =
        Database.update(
            "update comment set status = 'WITHDRAWN', withdrawn_at = now(), version = version + 1"
                + " where id = ?::uuid",
            comment);
    assertThat(rows).isEqualTo(1);
  }

  private static Response moderate(String comment, Map<String, ?> request) {
    return moderate(comment, Api.key(), view(comment).header("ETag"), request);
  }

  private static Response moderate(
      String comment, String key, String ifMatch, Map<String, ?> request) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(new HashMap<>(request))
        .post("/v1/admin/comments/" + comment + "/moderation");
  }

  private static void assertRefused(
      String comment, Map<String, ?> request, int status, String code) {
    assertThat(refusal(comment, request, status, code)).isNotNull();
  }

  private static Response refusal(String comment, Map<String, ?> request, int status, String code) {
    return Refusals.refusal("moderateComment", status, code, () -> moderate(comment, request));
  }
}
