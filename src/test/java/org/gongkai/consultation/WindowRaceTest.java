package org.gongkai.consultation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows that change while others act on them. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class WindowRaceTest {

  private static final int CITIZENS = 3;
  private static final Map<String, String> LATER =
      Map.of("closesAt", "2036-01-01", "reason", "应群众要求延长。");

  /** What a citizen's comments were answered. */
  private record Answered(int taken, int refused) {}

  @ParameterizedTest
  @ValueSource(longs = {500, 60, 20, 0})
  void losesNoCommentAndTakesNoLateOneWhileTheWindowIsExtended(long leadMillis) throws Exception {
    String id = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    AtomicBoolean decided = new AtomicBoolean();
    ExecutorService citizens = Executors.newFixedThreadPool(CITIZENS);
    try {
      Instant closesAt = closeIn(id, Duration.ofSeconds(2));
      List<Future<Answered>> sent = new ArrayList<>();
      for (int i = 0; i < CITIZENS; i++) {
        String citizen = Api.citizenToken("window-" + i);
        sent.add(citizens.submit(() -> submitUntil(decided, id, citizen)));
      }
      int extension = extendShortlyBefore(closesAt, leadMillis, id);
      int after = submit(id, token).statusCode();
      decided.set(true);
      int taken = after == 201 ? 1 : 0;
      int refused = 0;
      for (Future<Answered> one : sent) {
        taken += one.get().taken();
        refused += one.get().refused();
      }
      assertThat(extension).isIn(200, 409);
      assertThat(after).isEqualTo(extension == 200 ? 201 : 409);
      if (extension == 200) {
        assertThat(refused).isZero();
      }
      assertThat(stored(id)).isEqualTo(taken).isPositive();
      assertThat(late(id)).isZero();
    } finally {
      decided.set(true);
      citizens.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"extension", "reopening"})
  void letsOneOfManyOfficersChangeAWindow(String operation) {
    String id = Api.anOpenConsultation();
    if (operation.equals("reopening")) {
      Api.close(id);
    }
    String seen = Api.etag(id);
    List<CompletableFuture<Integer>> officers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> change(id, operation, seen)))
            .limit(4)
            .toList();
    assertThat(officers.stream().map(CompletableFuture::join))
        .containsOnlyOnce(200)
        .containsOnly(200, 412);
    assertThat(given().get("/v1/consultations/" + id).jsonPath().getList("windows")).hasSize(2);
  }

  @Test
  void numbersConsultationsOnADecisionHoweverManyAreMadeAtOnce() {
    String decision = Api.aDecision();
    List<CompletableFuture<String>> officers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> Api.aConsultation(decision)))
            .limit(4)
            .toList();
    assertThat(officers.stream().map(CompletableFuture::join)).doesNotHaveDuplicates();
    assertThat(
            Database.text(
                "select string_agg(round::text, ',' order by round) from consultation where"
                    + " decision_id = ?::uuid",
                decision))
        .isEqualTo("1,2,3,4");
  }

  @RepeatedTest(6)
  void opensBesideAStageOfItsDecision() {
    String decision = Api.aDecision();
    String id = Api.aConsultation(decision);
    Api.importDraft(id, Api.SMALL_DRAFT).then().statusCode(201);
    String stages = "/v1/admin/decisions/" + decision + "/stages";
    Response stage = aResult(stages);
    String end = Api.today().plusDays(40).toString();
    List<CompletableFuture<Integer>> officers =
        List.of(
            CompletableFuture.supplyAsync(() -> Api.open(id, Map.of("closesAt", end)).statusCode()),
            CompletableFuture.supplyAsync(
                () ->
                    Api.officer()
                        .header("If-Match", stage.header("ETag"))
                        .post(stages + "/" + stage.path("id") + "/publication")
                        .statusCode()));
    assertThat(officers.stream().map(CompletableFuture::join)).containsExactly(200, 200);
    assertThat(
            Database.number(
                "select count(*) from consultation where id = ?::uuid and decided_at is not null",
                id))
        .isEqualTo(1);
  }

  private static Response aResult(String stages) {
    Map<String, String> result =
        Map.of("stage", "RESULT", "title", "决策结果", "text", "通过。", "occurredOn", "2026-03-12");
    return Api.officer().contentType(ContentType.JSON).body(result).post(stages);
  }

  private static Answered submitUntil(AtomicBoolean decided, String id, String token) {
    int taken = 0;
    while (!decided.get()) {
      int status = submit(id, token).statusCode();
      if (status == 409) {
        return new Answered(taken, 1);
      }
      assertThat(status).isEqualTo(201);
      taken++;
    }
    return new Answered(taken, 0);
  }

  private static int extendShortlyBefore(Instant closesAt, long leadMillis, String id) {
    String seen = Api.etag(id);
    while (Instant.now().isBefore(closesAt.minusMillis(leadMillis))) {
      Thread.onSpinWait();
    }
    return change(id, "extension", seen);
  }

  private static int change(String id, String operation, String seen) {
    return Api.officer()
        .header("If-Match", seen)
        .contentType(ContentType.JSON)
        .body(LATER)
        .post("/v1/admin/consultations/" + id + "/" + operation)
        .statusCode();
  }

  private static Response submit(String id, String token) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", Api.key())
        .contentType(ContentType.JSON)
        .body(Api.commentBody("建议增设公厕。" + UUID.randomUUID()))
        .post("/v1/consultations/" + id + "/comments");
  }

  /** Puts the end of a window so far from now, in whole milliseconds. */
  private static Instant closeIn(String id, Duration left) {
    Instant end = Instant.ofEpochMilli(Instant.now().plus(left).toEpochMilli());
    Database.update(
        "update consultation set closes_at = ?::timestamptz where id = ?::uuid",
        end.toString(),
        id);
    return end;
  }

  private static long stored(String id) {
    return Database.number("select count(*) from comment where consultation_id = ?::uuid", id);
  }

  private static long late(String id) {
    return Database.number(
        "select count(*) from comment m join consultation c on c.id = m.consultation_id where c.id"
            + " = ?::uuid and m.submitted_at >= c.closes_at",
        id);
  }
}
