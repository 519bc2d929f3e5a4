package org.gongkai.comment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.wire.DatabaseWire;
import org.gongkai.testsupport.wire.SentStatement;
import org.gongkai.testsupport.wire.WiredSandbox;
import org.junit.jupiter.api.Test;

/**
 * How often a comment's submission waits for the database. A connection that meets a statement for
 * the first time also lets the database prepare it, which is not what is judged here.
 */
@QuarkusTest
@WithTestResource(WiredSandbox.class)
class SubmissionTest {

  /** As many as the pool has connections, so that each of them has prepared the statement. */
  private static final int CONNECTIONS = 20;

  // The test resource puts it here.
  @SuppressWarnings("NullAway.Init")
  DatabaseWire wire;

  @Test
  void waitsOnceBetweenBeginAndCommit() {
    String consultation = Api.anOpenConsultation();
    assertOneStatement(consultation, Map.of());
  }

  @Test
  void waitsOnceForACommentOnAClause() {
    String consultation = Api.anOpenConsultation();
    assertOneStatement(consultation, Map.of("clauseId", Api.clause(consultation, "二")));
    assertOneStatement(
        consultation, Map.of("clauseId", Api.clause(consultation, "三"), "draftVersion", 1));
  }

  private void assertOneStatement(String consultation, Map<String, ?> more) {
    String token = Api.citizenToken("alice");
    for (int i = 0; i < CONNECTIONS; i++) {
      send(consultation, token, Api.key(), body(i, more)).then().statusCode(201);
    }
    wire.forget();
    send(consultation, token, Api.key(), body(CONNECTIONS, more)).then().statusCode(201);
    assertThat(wire.sent())
        .extracting(SubmissionTest::beginning)
        .containsExactly("BEGIN", "with claimed as", "COMMIT");
    assertThat(wire.roundTrips()).isEqualTo(3);
  }

  @Test
  void readsTheFirstAnswerForARepetition() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    String key = Api.key();
    Response first = send(consultation, token, key, body(0, Map.of()));
    wire.forget();
    Answers.assertReplay(first, send(consultation, token, key, body(0, Map.of())));
    assertThat(wire.sent())
        .extracting(SubmissionTest::beginning)
        .containsExactly("BEGIN", "with claimed as", "select ire1_0.s", "COMMIT");
  }

  @Test
  void storesNothingOfARefusedOne() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    String key = Api.key();
    Map<String, Object> unknown = body(0, Map.of("draftVersion", 7));
    wire.forget();
    send(consultation, token, key, unknown).then().statusCode(404);
    assertThat(wire.sent())
        .extracting(SubmissionTest::beginning)
        .containsExactly("BEGIN", "with claimed as", "ROLLBACK");
    assertThat(
            Database.number(
                "select count(*) from idempotency_record where idempotency_key = ?", key))
        .isZero();
    send(consultation, token, key, body(0, Map.of())).then().statusCode(201);
  }

  private static Map<String, Object> body(int number, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(Api.commentBody("建议延长收摊时间，第%d次提出。".formatted(number)));
    body.putAll(more);
    return body;
  }

  private static Response send(
      String consultation, String token, String key, Map<String, Object> body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/consultations/" + consultation + "/comments");
  }

  private static String beginning(SentStatement statement) {
    return statement.sql().substring(0, Math.min(statement.sql().length(), 15));
  }
}
