package org.gongkai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What happens at once around the end of a window. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ClosingRaceTest {

  private static final int CITIZENS = 6;

  @Test
  void noReportIsPublishedBesideACommentThatWasStillLetIn() throws Exception {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    AtomicBoolean published = new AtomicBoolean();
    ExecutorService citizens = Executors.newFixedThreadPool(CITIZENS);
    try {
      List<Future<Integer>> submitted = new ArrayList<>();
      for (int i = 0; i < CITIZENS; i++) {
        submitted.add(citizens.submit(() -> submitUntilRefused(consultation, token, published)));
      }
      // The window ends while they submit; the officer publishes at the same moment.
      Database.update(
          "update consultation set closes_at = clock_timestamp() + interval '1 second' where id ="
              + " ?::uuid",
          consultation);
      int status = 409;
      while (status == 409) {
        status = Api.publishFeedback(consultation, "feed").statusCode();
      }
      published.set(true);
      long acknowledged = 0;
      for (Future<Integer> one : submitted) {
        acknowledged += one.get();
      }
      // With comments the report is refused, and every acknowledged one is there to be answered.
      assertThat(acknowledged).isPositive();
      assertThat(status).isEqualTo(422);
      assertThat(
              Database.number(
                  "select count(*) from comment where consultation_id = ?::uuid", consultation))
          .isEqualTo(acknowledged);
      assertThat(
              Database.number(
                  "select count(*) from comment m join consultation c on c.id = m.consultation_id"
                      + " where c.id = ?::uuid and m.submitted_at >= c.closes_at",
                  consultation))
          .isZero();
    } finally {
      citizens.shutdownNow();
    }
  }

  private static int submitUntilRefused(
      String consultation, String token, AtomicBoolean published) {
    int acknowledged = 0;
    while (!published.get()) {
      int status =
          given()
              .auth()
              .oauth2(token)
              .header("Idempotency-Key", Api.key())
              .contentType(ContentType.JSON)
              .body(Api.commentBody("建议增设公厕。"))
              .post("/v1/consultations/" + consultation + "/comments")
              .statusCode();
      if (status == 409) {
        return acknowledged;
      }
      assertThat(status).isEqualTo(201);
      acknowledged++;
    }
    return acknowledged;
  }

  @Test
  void twoOfficersPublishOneReport() throws Exception {
    String consultation = Api.anOpenConsultation();
    Api.close(consultation);
    ExecutorService officers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(officers.submit(() -> Api.publishFeedback(consultation, "feed").statusCode()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
      assertThat(
              given()
                  .get("/v1/consultations/" + consultation + "/feedback")
                  .jsonPath()
                  .getMap("totals"))
          .isEqualTo(
              Map.of(
                  "received",
                  0,
                  "adopted",
                  0,
                  "partlyAdopted",
                  0,
                  "notAdopted",
                  0,
                  "noted",
                  0,
                  "outOfScope",
                  0,
                  "withdrawn",
                  0));
    } finally {
      officers.shutdownNow();
    }
  }
}
