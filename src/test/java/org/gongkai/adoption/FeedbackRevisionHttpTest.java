package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Revisions of published answers over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class FeedbackRevisionHttpTest {

  private static final String REASON = "第十一条已规定公布期限，不再重复。";
  private static final String NOTE = "复核后发现该意见不属于已记录一类。";
  private static final String OLD = "已经记录在案，感谢您的参与。";

  @Test
  void changesAnswerTotalsHistoryAndCachedPages() {
    String consultation = published("建议甲。", "建议乙。");
    String path = path(consultation);
    given().get(path).then().body("totals.noted", equalTo(2));
    given().get(path + "/history").then().statusCode(200).body("items", equalTo(List.of()));
    revise(Reports.comments(consultation).get(1)).then().statusCode(200);
    Response report = given().get(path);
    report
        .then()
        .body("totals.received", equalTo(2))
        .body("totals.noted", equalTo(1))
        .body("totals.notAdopted", equalTo(1))
        .body("items.outcome", contains("NOTED", "NOT_ADOPTED"))
        .body("items.reason", contains(OLD, REASON));
    Response history = given().get(path + "/history");
    history
        .then()
        .statusCode(200)
        .body("items.number", contains(1))
        .body("items[0].item", equalTo(2))
        .body("items[0].before.outcome", equalTo("NOTED"))
        .body("items[0].before.reason", equalTo(OLD))
        .body("items[0].after.outcome", equalTo("NOT_ADOPTED"))
        .body("items[0].after.reason", equalTo(REASON))
        .body("items[0].after.changedClause", nullValue())
        .body("items[0].note", equalTo(NOTE))
        .body("nextCursor", nullValue());
    Answers.assertChinaTime(history);
    assertThat(history.asString()).doesNotContain("staff-", "甲某某", "甲**", "建议乙");
    given()
        .header("If-None-Match", history.header("ETag"))
        .get(path + "/history")
        .then()
        .statusCode(304);
  }

  @Test
  void tellsTheAuthorAndShowsItByTheReceipt() {
    String consultation = published("建议甲。");
    String comment = Reports.comments(consultation).get(0);
    String receipt =
        Api.as("officer").get("/v1/admin/comments/" + comment).jsonPath().getString("receipt");
    revise(comment).then().statusCode(200);
    given().get("/v1/receipts/" + receipt).then().body("answer.outcome", equalTo("NOT_ADOPTED"));
    assertThat(
            Database.text(
                "select count(*) || ' ' || min(m.text) from inbox_message m join comment c on"
                    + " c.citizen_id = m.citizen_id where c.id = ?::uuid and m.kind ="
                    + " 'ANSWER_REVISED' and m.href = '/v1/receipts/' || ?",
                comment,
                receipt))
        .startsWith("1 ")
        .contains("已记录", "未采纳", NOTE);
  }

  @Test
  void namesTheClauseOfAPublicVersionOnly() {
    String consultation = Redrafts.redrafted();
    String comment = Api.aComment(consultation, "建议甲。");
    String clause = Redrafts.clause(consultation, 1, "二");
    Api.close(consultation);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    Map<String, Object> adopted =
        Map.of("outcome", "ADOPTED", "clauseId", clause, "draftVersion", 2, "note", NOTE);
    Refusals.assertRefused(
        "decideComment", 404, "draft-not-found", () -> Api.decide(comment, adopted));
    Redrafts.published(consultation, 2);
    Api.decide(comment, adopted).then().statusCode(200);
    given()
        .get(path(consultation))
        .then()
        .body("totals.adopted", equalTo(1))
        .body("items[0].changedClause", equalTo("（二）"))
        .body("items[0].reason", nullValue());
  }

  @Test
  void pagesTheHistory() {
    String consultation = published("建议甲。");
    String comment = Reports.comments(consultation).get(0);
    for (int i = 0; i < 3; i++) {
      revise(comment, REASON + i).then().statusCode(200);
    }
    Response first = given().queryParam("limit", 2).get(path(consultation) + "/history");
    first.then().body("items.number", contains(1, 2));
    given()
        .queryParam("limit", 2)
        .queryParam("cursor", first.<String>path("nextCursor"))
        .get(path(consultation) + "/history")
        .then()
        .body("items.number", contains(3))
        .body("nextCursor", nullValue());
  }

  @Test
  void hasNoHistoryBeforeTheReport() {
    for (String consultation : List.of(Api.anOpenConsultation(), UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "getFeedbackHistory",
          404,
          "feedback-not-found",
          () -> given().get(path(consultation) + "/history"));
    }
  }

  @Test
  void countsEveryOneOfManyRevisionsAtOnce() {
    String consultation = published("建议一。", "建议二。", "建议三。", "建议四。", "建议五。", "建议六。");
    List<String> comments = Reports.comments(consultation);
    List<CompletableFuture<Integer>> sent =
        IntStream.range(0, comments.size())
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> revise(comments.get(i)).statusCode()))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join).toList()).containsOnly(200);
    given()
        .get(path(consultation))
        .then()
        .body("totals.received", equalTo(6))
        .body("totals.notAdopted", equalTo(6))
        .body("totals.noted", equalTo(0));
    assertThat(
            Database.number(
                "select count(*) from feedback_revision where consultation_id = ?::uuid",
                consultation))
        .isEqualTo(6);
  }

  @Test
  void changesNoHistory() {
    String consultation = published("建议甲。");
    revise(Reports.comments(consultation).get(0)).then().statusCode(200);
    assertThatThrownBy(
            () ->
                Database.update(
                    "update feedback_revision set note = 'x' where consultation_id = ?::uuid",
                    consultation))
        .isNotNull();
  }

  private static String published(String... texts) {
    String consultation = Reports.aClosedConsultation(texts);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    return consultation;
  }

  @Test
  void refusesARevisionThatChangesNothing() {
    String comment = Reports.comments(published("建议甲。")).get(0);
    revise(comment).then().statusCode(200);
    Refusals.assertRefused("decideComment", 409, "verdict-unchanged", () -> revise(comment));
    revise(comment, REASON + "二").then().statusCode(200);
  }

  private static Response revise(String comment) {
    return revise(comment, REASON);
  }

  private static Response revise(String comment, String reason) {
    Map<String, Object> verdict = new HashMap<>();
    verdict.put("outcome", "NOT_ADOPTED");
    verdict.put("reason", reason);
    verdict.put("note", NOTE);
    return Api.decide(comment, verdict);
  }

  private static String path(String consultation) {
    return "/v1/consultations/" + consultation + "/feedback";
  }
}
