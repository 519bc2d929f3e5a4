package org.gongkai.content.views;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.arc.Arc;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Notices;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Counted reads on their way from the process through Redis to the database. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ViewHttpTest {

  private final String notice = Notices.published("NOTICE", Notices.aColumn(), "集市公告");

  @Test
  void countsEveryAnsweredRead() {
    String path = "/v1/notices/" + notice;
    String etag = given().get(path).header("ETag");
    given().get(path).then().statusCode(200);
    given().header("If-None-Match", etag).get(path).then().statusCode(304);
    assertThat(stored()).isZero();
    flush();
    assertThat(stored()).isEqualTo(3);
    flush();
    assertThat(stored()).isEqualTo(3);
    given().get(path).then().statusCode(200);
    flush();
    counts(notice).then().statusCode(200).body("items.views", contains(4));
  }

  @Test
  void countsNoReadThatWasRefused() {
    flush();
    Notices.withdraw(notice, "文件已经废止");
    given().get("/v1/notices/" + notice).then().statusCode(410);
    given().get("/v1/notices/" + UUID.randomUUID()).then().statusCode(404);
    assertThat(bean(ViewCounter.class).take()).isEmpty();
  }

  @Test
  void changesNothingThatReadersOrEditorsWouldNotice() {
    String before = state();
    given().get("/v1/notices/" + notice).then().statusCode(200);
    flush();
    assertThat(stored()).isEqualTo(1);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void addsABatchOnceThoughRedisStillHasIt() {
    ViewStore store = bean(ViewStore.class);
    ViewBatch batch = batch(7);
    flush();
    run(() -> store.add(batch));
    run(() -> store.add(batch));
    UUID name = UUID.randomUUID();
    ViewBatch taken = await(() -> store.take(name));
    assertThat(taken).isEqualTo(new ViewBatch(name, batch.counts()));
    // It is in the database, and the process dies before it tells Redis.
    run(() -> bean(ViewService.class).add(taken));
    assertThat(stored()).isEqualTo(7);
    given().get("/v1/notices/" + notice).then().statusCode(200);
    flush();
    assertThat(stored()).isEqualTo(7);
    flush();
    assertThat(stored()).isEqualTo(8);
  }

  @Test
  void takesTheSameBatchUntilItIsConfirmed() {
    ViewStore store = bean(ViewStore.class);
    flush();
    run(() -> store.add(batch(1)));
    ViewBatch first = await(() -> store.take(UUID.randomUUID()));
    run(() -> store.add(batch(2)));
    ViewBatch second = await(() -> store.take(UUID.randomUUID()));
    assertThat(second).isEqualTo(first);
    run(() -> store.confirm(UUID.randomUUID()));
    assertThat(await(() -> store.take(UUID.randomUUID()))).isEqualTo(first);
    run(() -> store.confirm(first.id()));
    ViewBatch third = await(() -> store.take(UUID.randomUUID()));
    assertThat(third.counts()).isEqualTo(Map.of(UUID.fromString(notice), 2L));
    run(() -> store.confirm(third.id()));
    run(
        () ->
            store
                .take(UUID.randomUUID())
                .invoke(batch -> assertThat(batch).isNull())
                .replaceWithVoid());
  }

  @Test
  void twoInstancesAddABatchOnce() {
    ViewBatch batch = batch(5);
    ViewService views = bean(ViewService.class);
    List<Thread> instances =
        Stream.generate(() -> new Thread(() -> run(() -> views.add(batch)))).limit(4).toList();
    instances.forEach(Thread::start);
    instances.forEach(ViewHttpTest::join);
    assertThat(stored()).isEqualTo(5);
  }

  @Test
  void passesOverContentsThatItDoesNotKnow() {
    run(
        () ->
            bean(ViewService.class)
                .add(
                    new ViewBatch(
                        UUID.randomUUID(),
                        Map.of(UUID.randomUUID(), 1L, UUID.fromString(notice), 2L))));
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void keepsNothingInRedisOnceItIsAdded() {
    given().get("/v1/notices/" + notice).then().statusCode(200);
    flush();
    List<String> keys =
        await(() -> bean(ReactiveRedisDataSource.class).key().keys("{gongkai:views}:[gt]*"));
    assertThat(keys).isEmpty();
  }

  @Test
  void answersCountsInTheOrderOfTheQuestion() {
    String other = Notices.published("NOTICE", Notices.aColumn(), "集市公告");
    String gone = Notices.published("NOTICE", Notices.aColumn(), "集市公告");
    Notices.withdraw(gone, "重复发布");
    Response counts = counts(other + "," + gone + "," + notice + "," + UUID.randomUUID());
    counts.then().statusCode(200).body("items.id", contains(other, notice));
    given()
        .queryParam("ids", notice)
        .queryParam("ids", other)
        .get("/v1/notices/views")
        .then()
        .body("items.id", contains(notice, other));
    counts(UUID.randomUUID().toString()).then().statusCode(200).body("items", empty());
    counts(ids(100)).then().statusCode(200);
    Answers.assertRevalidates("/v1/notices/views?ids=" + notice);
  }

  @Test
  void refusesAnythingButOneToAHundredIds() {
    for (String ids : List.of("", "nonsense", notice + ",", ids(101))) {
      Response refusal = Refusals.refusal("countViews", 400, "invalid-request", () -> counts(ids));
      Refusals.assertViolation(refusal, "query", "ids");
    }
    Refusals.assertRefused(
        "countViews", 400, "invalid-request", () -> given().get("/v1/notices/views"));
  }

  private ViewBatch batch(long views) {
    return new ViewBatch(UUID.randomUUID(), Map.of(UUID.fromString(notice), views));
  }

  private long stored() {
    return Database.number("select views from content where id = ?::uuid", notice);
  }

  private String state() {
    return Database.text(
        "select (to_jsonb(c) - 'views')::text from content c where id = ?::uuid", notice);
  }

  private static Response counts(String ids) {
    return given().queryParam("ids", ids).get("/v1/notices/views");
  }

  private static String ids(int number) {
    return Stream.generate(() -> UUID.randomUUID().toString())
        .limit(number)
        .collect(Collectors.joining(","));
  }

  private static void flush() {
    run(() -> bean(ViewWorker.class).runOnce());
  }

  private static void run(Supplier<Uni<Void>> action) {
    try {
      VertxContextSupport.subscribeAndAwait(action);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static <T> T await(Supplier<Uni<T>> action) {
    try {
      return VertxContextSupport.subscribeAndAwait(action);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static <T> T bean(Class<T> type) {
    return Arc.container().instance(type).get();
  }
}
