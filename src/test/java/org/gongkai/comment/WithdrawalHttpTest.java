package org.gongkai.comment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How citizens take comments back, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class WithdrawalHttpTest {

  @Test
  void takesACommentBack() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    Response comment = comment(consultation, token, "建议甲。");
    Reports.workOffAll();
    given().get(list(consultation)).then().body("items.id", contains(comment.<String>path("id")));
    Database.update(
        "update comment set selected = true where id = ?::uuid", comment.<String>path("id"));
    Response withdrawn = withdraw(token, Api.key(), comment.path("id"), Map.of("reason", "内容有误。"));
    withdrawn
        .then()
        .statusCode(200)
        .body("id", equalTo(comment.path("id")))
        .body("receipt", equalTo(comment.path("receipt")))
        .body("status", equalTo("WITHDRAWN"));
    assertThat(withdrawn.jsonPath().getMap("$"))
        .containsOnlyKeys("id", "receipt", "status", "withdrawnAt");
    Answers.assertChinaTime(withdrawn);
    given().get(list(consultation)).then().statusCode(200).body("items", empty());
    Response trace = given().get("/v1/receipts/" + comment.path("receipt"));
    trace.then().statusCode(200).body("status", equalTo("WITHDRAWN"));
    assertThat(trace.asString()).doesNotContain("内容有误");
    given()
        .auth()
        .oauth2(token)
        .get("/v1/me/comments")
        .then()
        .body("items.status", contains("WITHDRAWN"));
    assertThat(text("withdrawal_reason", comment.path("id"))).isEqualTo("内容有误。");
    assertThat(text("selected", comment.path("id"))).isIn("f", "false");
  }

  @Test
  void takesAWaitingCommentOutOfTheOutbox() {
    String token = someone();
    String comment = comment(Api.anOpenConsultation(), token, "建议甲。").path("id");
    assertThat(checks(comment)).isEqualTo(1);
    withdraw(token, Api.key(), comment, Map.of()).then().statusCode(200);
    assertThat(checks(comment)).isZero();
    Reports.workOffAll();
    assertThat(text("status", comment)).isEqualTo("WITHDRAWN");
    assertThat(text("withdrawal_reason", comment)).isEqualTo("null");
  }

  @Test
  void withdrawsOnceAndAnswersARepetitionAsBefore() {
    String token = someone();
    String comment = comment(Api.anOpenConsultation(), token, "建议甲。").path("id");
    String key = Api.key();
    Response first = withdraw(token, key, comment, Map.of());
    first.then().statusCode(200);
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> withdraw(token, key, comment, Map.of())));
    Refusals.assertRefused(
        "withdrawComment",
        409,
        "comment-not-withdrawable",
        () -> withdraw(token, Api.key(), comment, Map.of()));
    Refusals.assertRefused(
        "withdrawComment",
        422,
        "idempotency-key-reused",
        () -> withdraw(token, key, comment, Map.of("reason", "另有原因。")));
  }

  @Test
  void findsOnlyOnesOwnComments() {
    String comment = comment(Api.anOpenConsultation(), someone(), "建议甲。").path("id");
    String other = someone();
    for (String id : List.of(comment, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "withdrawComment",
          404,
          "comment-not-found",
          () -> withdraw(other, Api.key(), id, Map.of()));
    }
  }

  @Test
  void refusesALongReason() {
    String token = someone();
    String comment = comment(Api.anOpenConsultation(), token, "建议甲。").path("id");
    Response refusal =
        Refusals.refusal(
            "withdrawComment",
            400,
            "invalid-request",
            () -> withdraw(token, Api.key(), comment, Map.of("reason", "因".repeat(501))));
    Refusals.assertViolation(refusal, "body", "reason");
    withdraw(token, Api.key(), comment, Map.of("reason", "因".repeat(500))).then().statusCode(200);
  }

  @Test
  void withdrawsAfterTheClosingAndCountsInTheReport() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    String comment = comment(consultation, token, "建议甲。").path("id");
    String kept = comment(consultation, token, "建议乙。").path("id");
    Api.close(consultation);
    withdraw(token, Api.key(), comment, Map.of()).then().statusCode(200);
    Api.decide(kept, Map.of("outcome", "NOTED", "reason", "已经记录在案，感谢您的参与。")).then().statusCode(200);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    given()
        .get("/v1/consultations/" + consultation + "/feedback")
        .then()
        .body("totals.received", equalTo(2))
        .body("totals.noted", equalTo(1))
        .body("totals.withdrawn", equalTo(1));
    Refusals.assertRefused(
        "withdrawComment",
        409,
        "feedback-already-published",
        () -> withdraw(token, Api.key(), kept, Map.of()));
    assertThat(text("status", kept)).isNotEqualTo("WITHDRAWN");
  }

  @RepeatedTest(5)
  void neverSlipsInBesideAPublication() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    List<String> comments =
        IntStream.range(0, 6)
            .mapToObj(i -> comment(consultation, token, "建议" + i).<String>path("id"))
            .toList();
    Reports.noteAll(consultation);
    Api.close(consultation);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(comments.size() + 1);
    try {
      List<CompletableFuture<Integer>> withdrawals =
          comments.stream()
              .map(
                  id ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            begin(start);
                            return withdraw(token, Api.key(), id, Map.of()).statusCode();
                          },
                          threads))
              .toList();
      CompletableFuture<Integer> publication =
          CompletableFuture.supplyAsync(
              () -> {
                begin(start);
                return Api.publishFeedback(consultation, "feed").statusCode();
              },
              threads);
      start.countDown();
      List<Integer> statuses = withdrawals.stream().map(CompletableFuture::join).toList();
      assertThat(publication.join()).isEqualTo(201);
      assertThat(statuses).containsAnyOf(200, 409).isSubsetOf(200, 409);
      long taken = statuses.stream().filter(status -> status == 200).count();
      // What the report counts is what was answered to the citizen.
      assertThat(
              Database.number(
                  "select withdrawn from feedback_report where consultation_id = ?::uuid",
                  consultation))
          .isEqualTo(taken);
      assertThat(
              Database.number(
                  "select count(*) from comment where status = 'WITHDRAWN' and consultation_id ="
                      + " ?::uuid",
                  consultation))
          .isEqualTo(taken);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void begin(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  // --- Tools

  private static String someone() {
    return Api.citizenToken("person-" + UUID.randomUUID());
  }

  private static String list(String consultation) {
    return "/v1/consultations/" + consultation + "/comments";
  }

  private static Response comment(String consultation, String token, String text) {
    Response taken =
        given()
            .auth()
            .oauth2(token)
            .header("Idempotency-Key", Api.key())
            .contentType(ContentType.JSON)
            .body(Api.commentBody(text))
            .post(list(consultation));
    taken.then().statusCode(201);
    return taken;
  }

  private static Response withdraw(String token, String key, String id, Map<String, ?> body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/me/comments/" + id + "/withdrawal");
  }

  private static long checks(String comment) {
    return Database.number(
        "select count(*) from comment_check where comment_id = ?::uuid", comment);
  }

  private static String text(String column, String comment) {
    return Database.text("select " + column + " from comment where id = ?::uuid", comment);
  }
}
