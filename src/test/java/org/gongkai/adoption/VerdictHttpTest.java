package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
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
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Verdicts over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class VerdictHttpTest {

  private static final String REASON = "第十一条已规定公布期限，不再重复。";

  @Test
  void adoptsACommentWithoutAReason() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    String clause = Api.clause(consultation, "三");
    String before = version(comment);
    Response decided = Api.decide(comment, Map.of("outcome", "ADOPTED", "clauseId", clause));
    decided
        .then()
        .statusCode(200)
        .body("commentId", equalTo(comment))
        .body("outcome", equalTo("ADOPTED"))
        .body("reason", nullValue())
        .body("clauseId", equalTo(clause));
    Answers.assertChinaTime(decided);
    assertThat(decided.header("ETag")).isNotEqualTo(before).isEqualTo(version(comment));
    assertThat(decided.asString()).doesNotContain("甲某某", "000-00000000");
  }

  @Test
  void takesEveryOtherOutcomeWithAReason() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    for (String outcome : List.of("PARTLY_ADOPTED", "NOT_ADOPTED", "NOTED", "OUT_OF_SCOPE")) {
      Api.decide(comment, Map.of("outcome", outcome, "reason", REASON))
          .then()
          .statusCode(200)
          .body("outcome", equalTo(outcome))
          .body("reason", equalTo(REASON));
    }
    assertThat(Database.number("select count(*) from verdict where comment_id = ?::uuid", comment))
        .isEqualTo(1);
    assertThat(Database.text("select decided_by from verdict where comment_id = ?::uuid", comment))
        .isEqualTo("staff-officer");
  }

  @Test
  void needsAReasonUnlessAdopted() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    for (String outcome : List.of("PARTLY_ADOPTED", "NOT_ADOPTED", "NOTED", "OUT_OF_SCOPE")) {
      assertRefused(comment, Map.of("outcome", outcome), 422, "reason-required");
    }
    for (String reason : List.of("", "九个字的理由还不够", "\u3000".repeat(20), "  短            ")) {
      assertRefused(comment, Map.of("outcome", "NOTED", "reason", reason), 422, "reason-required");
    }
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", "十个字的理由正好是够")).then().statusCode(200);
  }

  @Test
  void countsRareCharactersOfAReasonOnce() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    String rare = "\uD840\uDC00";
    assertRefused(
        comment, Map.of("outcome", "NOTED", "reason", rare.repeat(9)), 422, "reason-required");
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", rare.repeat(10)))
        .then()
        .statusCode(200);
  }

  @Test
  void refusesReasonsThatAreTooLong() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Response response =
        Refusals.refusal(
            "decideComment",
            400,
            "invalid-request",
            () -> Api.decide(comment, Map.of("outcome", "NOTED", "reason", "由".repeat(2001))));
    Refusals.assertViolation(response, "body", "reason");
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", "由".repeat(2000)))
        .then()
        .statusCode(200);
  }

  @Test
  void survivesReasonsThatNoDatabaseTakes() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Response response =
        Api.decide(comment, Map.of("outcome", "NOTED", "reason", REASON + "\u0000"));
    assertThat(response.statusCode()).as(response.asString()).isIn(200, 400);
  }

  @Test
  void needsTheClauseThatAnAdoptedCommentChanged() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    assertRefused(comment, Map.of("outcome", "ADOPTED", "reason", REASON), 422, "clause-required");
  }

  @Test
  void refusesClausesOfOtherDrafts() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    String other = Api.clause(Api.anOpenConsultation(), "三");
    for (String clause : List.of(other, UUID.randomUUID().toString())) {
      assertRefused(
          comment, Map.of("outcome", "ADOPTED", "clauseId", clause), 404, "clause-not-found");
      assertRefused(
          comment,
          Map.of("outcome", "PARTLY_ADOPTED", "reason", REASON, "clauseId", clause),
          404,
          "clause-not-found");
    }
    Response response =
        Refusals.refusal(
            "decideComment",
            400,
            "unknown-value",
            () -> Api.decide(comment, Map.of("outcome", "ADOPTED", "clauseId", "（三）")));
    Refusals.assertViolation(response, "body", "clauseId");
  }

  @Test
  void namesTheOutcomes() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    for (Object outcome : List.of("MAYBE", "adopted", "采纳", 0)) {
      Response response =
          Refusals.refusal(
              "decideComment",
              400,
              "unknown-value",
              () -> Api.decide(comment, Map.of("outcome", outcome, "reason", REASON)));
      Refusals.assertViolation(response, "body", "outcome");
      assertThat(response.jsonPath().getString("violations[0].message")).contains("OUT_OF_SCOPE");
    }
  }

  @Test
  void findsNoUnknownComment() {
    Refusals.assertRefused(
        "decideComment",
        404,
        "comment-not-found",
        () -> decide(UUID.randomUUID().toString(), "\"v0\""));
  }

  @Test
  void needsTheVersionThatTheOfficerSaw() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Refusals.assertRefused(
        "decideComment",
        428,
        "precondition-required",
        () ->
            Api.as("officer")
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "NOTED", "reason", REASON))
                .put("/v1/admin/comments/" + comment + "/verdict"));
    String seen = version(comment);
    decide(comment, seen).then().statusCode(200);
    for (String stale : List.of(seen, "\"v99\"", "v1", "W/" + version(comment))) {
      Refusals.assertRefused("decideComment", 412, "stale-version", () -> decide(comment, stale));
    }
    decide(comment, version(comment)).then().statusCode(200);
    decide(comment, "*").then().statusCode(200);
  }

  @Test
  void takesOneOfTwoVerdictsOnTheSameVersion() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    String seen = version(comment);
    String token = Api.staffToken("officer");
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(Raw.uri("/v1/admin/comments/" + comment + "/verdict"))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", seen)
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"outcome\":\"NOTED\",\"reason\":\"" + REASON + "\"}", UTF_8))
            .build();
    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
            .limit(8)
            .toList();
    List<Integer> statuses = sent.stream().map(answer -> answer.join().statusCode()).toList();
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void keepsVerdictsFromThePublicUntilTheReport() {
    String consultation = Api.anOpenConsultation();
    Response taken = Api.comment(consultation, "alice", Api.commentBody("建议甲。"));
    Reports.workOffAll();
    Api.decide(taken.path("id"), Map.of("outcome", "NOTED", "reason", REASON))
        .then()
        .statusCode(200);
    for (String path :
        List.of(
            "/v1/receipts/" + taken.path("receipt"),
            "/v1/consultations/" + consultation + "/comments")) {
      assertThat(given().get(path).asString()).doesNotContain("NOTED", REASON);
    }
  }

  @Test
  void refusesAClauseWhereNothingWasChanged() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    String clause = Api.clause(consultation, "三");
    for (String outcome : List.of("NOT_ADOPTED", "NOTED", "OUT_OF_SCOPE")) {
      Response response =
          Refusals.refusal(
              "decideComment",
              400,
              "invalid-request",
              () ->
                  Api.decide(
                      comment, Map.of("outcome", outcome, "reason", REASON, "clauseId", clause)));
      Refusals.assertViolation(response, "body", "clauseId");
    }
    Response response =
        Refusals.refusal(
            "decideComment",
            400,
            "invalid-request",
            () ->
                Api.decide(
                    comment,
                    Map.of("outcome", "PARTLY_ADOPTED", "reason", REASON, "draftVersion", 1)));
    Refusals.assertViolation(response, "body", "draftVersion");
  }

  @Test
  void takesTheNewestPublicVersionWhereNoneIsNamed() {
    String consultation = Redrafts.redrafted();
    String comment = Api.aComment(consultation, "建议甲。");
    String clause = Redrafts.clause(consultation, 1, "二");
    Api.decide(comment, adopted(clause)).then().statusCode(200).body("draftVersion", equalTo(1));
    Redrafts.published(consultation, 2);
    Api.decide(comment, adopted(clause)).then().statusCode(200).body("draftVersion", equalTo(2));
  }

  @Test
  void namesTheVersionThatChangedRemovedOrAddedAClause() {
    String consultation = Redrafts.redrafted();
    String comment = Api.aComment(consultation, "建议甲。");
    for (String clause :
        List.of(
            Redrafts.clause(consultation, 1, "二"),
            Redrafts.clause(consultation, 1, "四"),
            Redrafts.clause(consultation, 2, "三"))) {
      Api.decide(comment, adopted(clause, 2))
          .then()
          .statusCode(200)
          .body("clauseId", equalTo(clause))
          .body("draftVersion", equalTo(2));
    }
  }

  @Test
  void refusesAVersionThatDidNotChangeTheClause() {
    String consultation = Redrafts.redrafted();
    String comment = Api.aComment(consultation, "建议甲。");
    assertRefused(
        comment, adopted(Redrafts.clause(consultation, 1, "一"), 2), 409, "clause-unchanged");
    String edited = Redrafts.clause(consultation, 1, "二");
    assertRefused(comment, adopted(edited, 1), 409, "clause-unchanged");
    assertRefused(comment, adopted(edited, 9), 404, "draft-not-found");
    assertRefused(comment, adopted(UUID.randomUUID().toString(), 2), 404, "clause-not-found");
  }

  @Test
  void refusesAVersionBeforeTheOneCommentedOn() {
    String consultation = Redrafts.republished();
    String comment = Api.aComment(consultation, "建议甲。");
    assertRefused(
        comment, adopted(Redrafts.clause(consultation, 1, "二"), 1), 409, "clause-unchanged");
  }

  @Test
  void answersNoWithdrawnComment() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Database.update(
        "update comment set status = 'WITHDRAWN', withdrawn_at = clock_timestamp() where id ="
            + " ?::uuid",
        comment);
    assertRefused(comment, Map.of("outcome", "NOTED", "reason", REASON), 409, "comment-withdrawn");
  }

  @Test
  void keepsEveryVerdictInItsHistory() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Refusals.assertRefused(
        "getVerdict",
        404,
        "verdict-not-found",
        () -> Api.as("officer").get("/v1/admin/comments/" + comment + "/verdict"));
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", REASON)).then().statusCode(200);
    Api.decide(comment, Map.of("outcome", "OUT_OF_SCOPE", "reason", REASON + "二"))
        .then()
        .statusCode(200);
    Response detail = Api.as("auditor").get("/v1/admin/comments/" + comment + "/verdict");
    detail
        .then()
        .statusCode(200)
        .header("ETag", equalTo(version(comment)))
        .body("state", equalTo("CONFIRMED"))
        .body("verdict.outcome", equalTo("OUT_OF_SCOPE"))
        .body("proposal", nullValue())
        .body("history.number", contains(2, 1))
        .body("history.outcome", contains("OUT_OF_SCOPE", "NOTED"))
        .body("history.reason", contains(REASON + "二", REASON))
        .body("history.by", contains("staff-officer", "staff-officer"))
        .body("history.published", contains(false, false));
    Answers.assertChinaTime(detail);
  }

  @Test
  void changesNoHistory() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", REASON)).then().statusCode(200);
    for (String change :
        List.of(
            "update verdict_revision set reason = '' where comment_id = ?::uuid",
            "delete from verdict_revision where comment_id = ?::uuid")) {
      assertThatThrownBy(() -> Database.update(change, comment)).isNotNull();
    }
  }

  @Test
  void needsANoteAfterTheReport() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    String comment = Reports.comments(consultation).get(0);
    Map<String, String> verdict = Map.of("outcome", "NOT_ADOPTED", "reason", REASON);
    assertRefused(comment, verdict, 400, "note-required");
    for (String note : List.of("", "太短", "         九      ")) {
      Map<String, String> noted = new HashMap<>(verdict);
      noted.put("note", note);
      assertRefused(comment, noted, 400, "note-required");
    }
  }

  private static Map<String, Object> adopted(String clause) {
    return Map.of("outcome", "ADOPTED", "clauseId", clause);
  }

  private static Map<String, Object> adopted(String clause, int version) {
    return Map.of("outcome", "ADOPTED", "clauseId", clause, "draftVersion", version);
  }

  private static String version(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment).header("ETag");
  }

  private static Response decide(String comment, String ifMatch) {
    return Api.as("officer")
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(Map.of("outcome", "NOTED", "reason", REASON))
        .put("/v1/admin/comments/" + comment + "/verdict");
  }

  private static void assertRefused(
      String comment, Map<String, ?> verdict, int status, String code) {
    Refusals.assertRefused("decideComment", status, code, () -> Api.decide(comment, verdict));
  }
}
