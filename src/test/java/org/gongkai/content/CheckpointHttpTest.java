package org.gongkai.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.audit.evidence.SealingWorker;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed heads of the log as contents. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class CheckpointHttpTest {

  private static final Map<String, Object> REQUEST =
      Map.of("column", "feedback", "unit", Api.UNIT, "channels", List.of("feed"));

  @Inject SealingWorker worker;

  private long size;
  private String note = "";

  /** A head that nothing tells of yet. */
  @BeforeEach
  void signed() throws Throwable {
    // What it does is audited, so that the log grows.
    Publishing.submit(Contents.aDraft("NOTICE")).then().statusCode(200);
    VertxContextSupport.subscribeAndAwait(worker::runOnce);
    Response heads = given().queryParam("limit", 1).get("/v1/evidence/checkpoints");
    size = heads.jsonPath().getLong("items[0].size");
    note = heads.path("items[0].note");
  }

  @Test
  void tellsReadersTheNoteAfterThreeReviews() {
    Response made = publish(size, REQUEST);
    made.then()
        .statusCode(201)
        .header("ETag", not(equalTo(null)))
        .body("type", equalTo("NOTICE"))
        .body("state", equalTo("DRAFT"));
    String id = made.path("id");
    assertThat(made.header("Location")).isEqualTo("/v1/admin/contents/" + id);
    assertThat(given().get("/v1/notices/" + id).statusCode()).isEqualTo(404);
    Publishing.approve(id);
    Publishing.publish(id, List.of("feed")).then().statusCode(200);
    String text = given().get("/v1/notices/" + id + "/text").asString();
    assertThat(text).contains(note.strip());
  }

  @Test
  void beginsOneContentForAHead() {
    String first = publish(size, REQUEST).then().statusCode(201).extract().path("id");
    long entries = entries(first);
    publish(size, Map.of("column", "notices", "unit", "白云乡人民政府"))
        .then()
        .statusCode(200)
        .body("id", equalTo(first))
        .body("latest.unit", equalTo(Api.UNIT));
    assertThat(entries(first)).isEqualTo(entries);
    assertThat(told()).isEqualTo(1);
  }

  @Test
  void beginsOneContentThoughManyAskAtOnce() {
    List<CompletableFuture<Response>> answers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> publish(size, REQUEST)))
            .limit(6)
            .toList();
    List<Response> all = answers.stream().map(CompletableFuture::join).toList();
    assertThat(all).extracting(Response::statusCode).containsOnlyOnce(201).contains(200);
    assertThat(all.stream().map(answer -> answer.<String>path("id")).distinct()).hasSize(1);
    assertThat(told()).isEqualTo(1);
  }

  @Test
  void answersARepetitionAsTheFirst() {
    String key = Api.key();
    String token = Api.staffToken("editor");
    Response first = send(size, REQUEST, key, token);
    first.then().statusCode(201);
    Response again =
        Refusals.unchanging("publishCheckpoint", () -> send(size, REQUEST, key, token));
    again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    assertThat(again.asString()).isEqualTo(first.asString());
    Refusals.assertRefused(
        "publishCheckpoint",
        422,
        "idempotency-key-reused",
        () -> send(size, Map.of("column", "notices", "unit", Api.UNIT), key, token));
  }

  @Test
  void tellsInTheAuditWhoDidItAndOfWhat() {
    String id = publish(size, REQUEST).then().statusCode(201).extract().path("id");
    Api.as("auditor")
        .queryParam("subjectId", id)
        .queryParam("action", "publishCheckpoint")
        .get("/v1/admin/audit")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].actor", equalTo("staff-editor"))
        .body("items[0].detail.size", equalTo((int) size));
  }

  @Test
  void knowsNoOtherHeads() {
    String token = Api.staffToken("editor");
    for (long other : new long[] {0, -1, size + 1, Long.MAX_VALUE}) {
      Refusals.assertRefused(
          "publishCheckpoint",
          404,
          "checkpoint-not-found",
          () -> send(other, REQUEST, Api.key(), token));
    }
  }

  @Test
  void refusesChannelsThatAreNone() {
    String token = Api.staffToken("editor");
    Map<String, Object> body =
        Map.of("column", "notices", "unit", Api.UNIT, "channels", List.of("nowhere"));
    Refusals.assertRefused(
        "publishCheckpoint", 422, "content-invalid", () -> send(size, body, Api.key(), token));
    assertThat(told()).isZero();
  }

  private long told() {
    return Database.number("select count(*) from checkpoint_content where size = ?", size);
  }

  private static long entries(String content) {
    return Database.number("select count(*) from audit_entry where subject_id = ?::uuid", content);
  }

  private static Response publish(long size, Map<String, ?> body) {
    return send(size, body, Api.key(), Api.staffToken("editor"));
  }

  private static Response send(long size, Map<String, ?> body, String key, String token) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/admin/audit/checkpoints/" + size + "/publication");
  }
}
