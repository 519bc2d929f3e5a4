package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** One verdict for all comments of a group, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class GroupVerdictHttpTest {

  private static final String REASON = "第十一条已规定公布期限，不再重复。";
  private static final Map<String, String> NOTED = Map.of("outcome", "NOTED", "reason", REASON);
  private static final String FIRST = "\"v0\"";

  @Test
  void answersEveryMemberWithASentenceForSome() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。", "建议丙。");
    List<String> comments = Reports.comments(consultation);
    String group = Groups.of(consultation, comments.subList(0, 2));
    String before = version(comments.get(0));
    Map<String, Object> verdict =
        Map.of(
            "outcome",
            "NOTED",
            "reason",
            REASON,
            "individual",
            List.of(Map.of("commentId", comments.get(1), "sentence", "照片已经转交。")));
    Groups.decide(group, FIRST, verdict)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v1\""))
        .body("groupId", equalTo(group))
        .body("state", equalTo("CONFIRMED"))
        .body("comments", equalTo(2));
    assertThat(version(comments.get(0))).isNotEqualTo(before);
    detail(comments.get(0))
        .then()
        .body("verdict.reason", equalTo(REASON))
        .body("verdict.individual", nullValue())
        .body("verdict.groupId", equalTo(group));
    detail(comments.get(1))
        .then()
        .body("verdict.reason", equalTo(REASON + "照片已经转交。"))
        .body("verdict.individual", equalTo("照片已经转交。"))
        .body("history.number", contains(1));
    assertThat(
            Database.number(
                "select count(*) from audit_entry where subject_id = ?::uuid and action ="
                    + " 'decideGroup' and actor = 'staff-officer'",
                group))
        .isEqualTo(1);
    Refusals.assertRefused(
        "publishFeedback",
        422,
        "feedback-incomplete",
        () -> Api.publishFeedback(consultation, "feed"));
    Api.decide(comments.get(2), NOTED).then().statusCode(200);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    given()
        .get("/v1/consultations/" + consultation + "/feedback")
        .then()
        .body("totals.received", equalTo(3))
        .body("totals.noted", equalTo(3))
        .body("items.reason", contains(REASON, REASON + "照片已经转交。", REASON));
    Refusals.assertRefused(
        "decideGroup", 409, "feedback-already-published", () -> Groups.decide(group, "*", NOTED));
  }

  @Test
  void letsTheLastVerdictWinAndKeepsAll() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。");
    List<String> comments = Reports.comments(consultation);
    String group = Groups.of(consultation, comments);
    Groups.decide(group, FIRST, NOTED).then().statusCode(200);
    Api.decide(comments.get(0), Map.of("outcome", "OUT_OF_SCOPE", "reason", REASON))
        .then()
        .statusCode(200);
    detail(comments.get(0))
        .then()
        .body("verdict.outcome", equalTo("OUT_OF_SCOPE"))
        .body("verdict.groupId", nullValue());
    Groups.decide(group, "*", NOTED).then().statusCode(200);
    detail(comments.get(0))
        .then()
        .body("verdict.outcome", equalTo("NOTED"))
        .body("history.outcome", contains("NOTED", "OUT_OF_SCOPE", "NOTED"));
  }

  @Test
  void answersNeitherLateNorWithdrawnMembersAndKeepsTheAnswerOfThoseWhoLeave() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。", "建议丙。");
    List<String> comments = Reports.comments(consultation);
    String group = Groups.of(consultation, comments.subList(0, 2));
    withdraw(comments.get(1));
    Groups.decide(group, FIRST, NOTED).then().statusCode(200).body("comments", equalTo(1));
    Groups.join(group, comments.get(2));
    assertThat(verdicts(comments)).isEqualTo(1);
    Database.update("update comment set group_id = null where id = ?::uuid", comments.get(0));
    detail(comments.get(0)).then().statusCode(200).body("verdict.groupId", equalTo(group));
  }

  @Test
  void answersAllOrNone() {
    String consultation = Redrafts.redrafted();
    String first = Api.aComment(consultation, "建议甲。");
    Redrafts.published(consultation, 2);
    String second = Api.aComment(consultation, "建议乙。");
    String group = Groups.of(consultation, List.of(first, second));
    // Version 2 changed it for the first and not for the second, who read it there.
    Map<String, Object> adopted =
        Map.of(
            "outcome",
            "ADOPTED",
            "clauseId",
            Redrafts.clause(consultation, 1, "二"),
            "draftVersion",
            2);
    Refusals.assertRefused(
        "decideGroup", 409, "clause-unchanged", () -> Groups.decide(group, FIRST, adopted));
    assertThat(verdicts(List.of(first, second))).isZero();
  }

  @Test
  void refusesWhatDoesNotFit() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。", "建议丙。");
    List<String> comments = Reports.comments(consultation);
    String group = Groups.of(consultation, comments.subList(0, 2));
    Response stranger =
        Refusals.refusal(
            "decideGroup",
            409,
            "comment-not-in-group",
            () -> Groups.decide(group, FIRST, individual(comments.get(2))));
    assertThat(stranger.jsonPath().getList("commentIds", String.class))
        .containsExactly(comments.get(2));
    Refusals.assertRefused(
        "decideGroup",
        400,
        "invalid-request",
        () -> Groups.decide(group, FIRST, individual(comments.get(0), comments.get(0))));
    Refusals.assertRefused(
        "decideGroup", 412, "stale-version", () -> Groups.decide(group, "\"v7\"", NOTED));
    Refusals.assertRefused(
        "decideGroup",
        422,
        "reason-required",
        () -> Groups.decide(group, FIRST, Map.of("outcome", "NOTED")));
    Refusals.assertRefused(
        "decideGroup",
        404,
        "group-not-found",
        () -> Groups.decide(UUID.randomUUID().toString(), FIRST, NOTED));
    Refusals.assertRefused(
        "confirmGroupVerdict",
        404,
        "verdict-not-found",
        () ->
            Api.officer()
                .header("If-Match", FIRST)
                .post("/v1/admin/groups/" + group + "/verdict/confirmation"));
    comments.subList(0, 2).forEach(GroupVerdictHttpTest::withdraw);
    Refusals.assertRefused(
        "decideGroup", 409, "comment-withdrawn", () -> Groups.decide(group, FIRST, NOTED));
  }

  @RepeatedTest(12)
  void answersBesideTheFirstVerdictOnAMember() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。");
    List<String> comments = Reports.comments(consultation);
    String group = Groups.of(consultation, comments);
    List<CompletableFuture<Integer>> officers =
        List.of(
            CompletableFuture.supplyAsync(() -> Groups.decide(group, "*", NOTED).statusCode()),
            CompletableFuture.supplyAsync(() -> decideAny(comments.get(0))),
            CompletableFuture.supplyAsync(() -> decideAny(comments.get(1))));
    assertThat(officers.stream().map(CompletableFuture::join)).containsOnly(200);
    assertThat(verdicts(comments)).isEqualTo(2);
  }

  private static int decideAny(String comment) {
    return Api.as("officer")
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(NOTED)
        .put("/v1/admin/comments/" + comment + "/verdict")
        .statusCode();
  }

  private static Map<String, Object> individual(String... comments) {
    return Map.of(
        "outcome",
        "NOTED",
        "reason",
        REASON,
        "individual",
        List.of(comments).stream()
            .map(comment -> Map.of("commentId", comment, "sentence", "照片已经转交。"))
            .toList());
  }

  private static void withdraw(String comment) {
    Database.update(
        "update comment set status = 'WITHDRAWN', withdrawn_at = clock_timestamp() where id ="
            + " ?::uuid",
        comment);
  }

  private static long verdicts(List<String> comments) {
    return comments.stream()
        .mapToLong(
            comment ->
                Database.number("select count(*) from verdict where comment_id = ?::uuid", comment))
        .sum();
  }

  private static String version(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment).header("ETag");
  }

  private static Response detail(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment + "/verdict");
  }
}
