package org.gongkai.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class AnswerCacheTest {

  private static final String PREFIX = "gongkai:answer:";
  private static final int PATIENCE_SECONDS = 20;

  @Inject AnswerCache cache;
  @Inject RedisAnswers redis;
  @Inject RedisDataSource database;
  @Inject ReactiveRedisDataSource reactive;
  @Inject CacheConfig config;
  @Inject ObjectMapper json;

  private final String key = "test:" + UUID.randomUUID();
  private final AtomicInteger loads = new AtomicInteger();
  private final ExecutorService readers = Executors.newCachedThreadPool();
  private volatile Instant now = Instant.parse("2026-03-01T00:00:00Z");

  @AfterEach
  void finish() {
    readers.shutdownNow();
  }

  @Test
  void asksTheDatabaseOnceAndRedisAfterwards() {
    assertThat(text(read(() -> loaded("first")))).isEqualTo("first");
    assertThat(text(read(() -> loaded("second")))).isEqualTo("first");
    assertThat(loads).hasValue(1);
  }

  @Test
  void sharesAnswersAmongInstances() {
    Response first = read(() -> loaded("first"));
    Response other = read(clocked(), null, () -> loaded("second"));
    assertThat(text(other)).isEqualTo("first");
    assertThat(other.getHeaderString("ETag")).isEqualTo(first.getHeaderString("ETag"));
  }

  @Test
  void keepsAnswersOfDifferentNamesApart() {
    store(() -> loaded("first"));
    Response other = await(() -> cache.respond(key + ":2", null, () -> loaded("second")));
    assertThat(text(other)).isEqualTo("second");
  }

  @Test
  void sendsJsonWithEverythingThatACacheNeeds() {
    Supplier<Uni<Loaded>> loader = () -> item(Loaded.json(Map.of("title", "公开")));
    for (Response answer : List.of(read(loader), read(loader))) {
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(text(answer)).isEqualTo("{\"title\":\"公开\"}");
      assertThat(answer.getHeaderString("Content-Type"))
          .isEqualTo("application/json;charset=UTF-8");
      assertThat(answer.getHeaderString("ETag")).matches("\"[0-9a-f]{32}\"");
      assertThat(answer.getHeaderString("Cache-Control")).matches("public, max-age=\\d+");
      assertThat(answer.getHeaderString("Vary")).isEqualTo("Accept-Encoding");
    }
  }

  @Test
  void sparesTheBodyForWhoHasItAlready() {
    String etag = read(() -> loaded("first")).getHeaderString("ETag");
    for (String ifNoneMatch : List.of(etag, "W/" + etag, "*", "\"other\", " + etag)) {
      Response answer = read(cache, ifNoneMatch, () -> loaded("second"));
      assertThat(answer.getStatus()).isEqualTo(304);
      assertThat(answer.hasEntity()).isFalse();
      assertThat(answer.getHeaderString("ETag")).isEqualTo(etag);
      assertThat(answer.getHeaderString("Cache-Control")).startsWith("public, max-age=");
    }
    assertThat(loads).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"other\"", "W/\"other\"", ",", "other"})
  void sendsTheBodyToWhoHasAnother(String ifNoneMatch) {
    assertThat(read(cache, ifNoneMatch, () -> loaded("first")).getStatus()).isEqualTo(200);
  }

  @Test
  void changesItsTagWithTheContent() {
    String first = read(() -> loaded("first")).getHeaderString("ETag");
    evict();
    Response second = read(cache, first, () -> loaded("second"));
    assertThat(second.getStatus()).isEqualTo(200);
    assertThat(second.getHeaderString("ETag")).isNotEqualTo(first);
  }

  @Test
  void loadsOnceForAllWhoMissAtTheSameTime() throws Exception {
    int size = 20;
    CountDownLatch missed = new CountDownLatch(size);
    AnswerCache counted =
        new AnswerCache(new CountedRedis(reactive, config, missed), json, () -> now, config);
    BlockingQueue<UniEmitter<? super Loaded>> load = new LinkedBlockingQueue<>();
    List<Future<Response>> answers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      answers.add(readers.submit(() -> read(counted, null, () -> pending(load))));
    }
    UniEmitter<? super Loaded> emitter = begun(load);
    assertThat(missed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    emitter.complete(plain("first"));
    for (Future<Response> answer : answers) {
      assertThat(text(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS))).isEqualTo("first");
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void wakesWhoeverWaitedOnTheContextItCameFrom() throws Exception {
    List<Future<Boolean>> same = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      same.add(readers.submit(() -> await(() -> endsWhereItBegan(this::loadedElsewhere))));
    }
    for (Future<Boolean> each : same) {
      assertThat(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A load that ends on a thread of its own. */
  private Uni<Loaded> loadedElsewhere() {
    loads.incrementAndGet();
    return Uni.createFrom()
        .<Loaded>emitter(emitter -> readers.execute(() -> emitter.complete(plain("first"))));
  }

  @Test
  void loadsAgainAfterAnEviction() {
    store(() -> loaded("first"));
    evict();
    assertThat(text(read(() -> loaded("second")))).isEqualTo("second");
    assertThat(loads).hasValue(2);
  }

  @Test
  void evictsFromEveryInstancesSight() {
    AnswerCache other = clocked();
    store(other, () -> loaded("first"));
    evict();
    assertThat(text(read(other, null, () -> loaded("second")))).isEqualTo("second");
  }

  @Test
  void evictsEveryNameThatItIsGiven() {
    List<String> keys = List.of(key + ":1", key + ":2", key + ":3");
    for (String each : keys) {
      assertThat(text(await(() -> cache.respond(each, null, () -> loaded("first")))))
          .isEqualTo("first");
    }
    await(() -> cache.evict(keys));
    for (String each : keys) {
      assertThat(text(await(() -> cache.respond(each, null, () -> loaded("second")))))
          .isEqualTo("second");
    }
  }

  @Test
  void doesNotStoreWhatWasReadBeforeAnEviction() throws Exception {
    BlockingQueue<UniEmitter<? super Loaded>> load = new LinkedBlockingQueue<>();
    Future<Response> early = readers.submit(() -> read(() -> pending(load)));
    UniEmitter<? super Loaded> emitter = begun(load);
    evict();
    emitter.complete(plain("before"));
    assertThat(text(early.get(PATIENCE_SECONDS, TimeUnit.SECONDS))).isEqualTo("before");

    assertThat(text(read(() -> loaded("after")))).isEqualTo("after");
    assertThat(stored()).isEmpty();
  }

  @Test
  void readersAfterAnEvictionDoNotWaitForAnEarlierLoad() throws Exception {
    BlockingQueue<UniEmitter<? super Loaded>> load = new LinkedBlockingQueue<>();
    Future<Response> early = readers.submit(() -> read(() -> pending(load)));
    UniEmitter<? super Loaded> emitter = begun(load);
    evict();
    assertThat(text(read(() -> loaded("after")))).isEqualTo("after");
    emitter.complete(plain("before"));
    assertThat(text(early.get(PATIENCE_SECONDS, TimeUnit.SECONDS))).isEqualTo("before");
    assertThat(text(read(() -> loaded("after")))).isEqualTo("after");
  }

  @Test
  void answersButDoesNotStoreALoadThatTookLongerThanATombstoneLives() {
    AnswerCache slow = clocked();
    Response answer =
        read(
            slow,
            null,
            () -> {
              now = now.plus(RedisAnswers.TOMBSTONE_LIFE);
              return loaded("first");
            });
    assertThat(text(answer)).isEqualTo("first");
    assertThat(text(read(slow, null, () -> loaded("second")))).isEqualTo("second");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "999,0", "1000,1", "5000,5", "3600000,10"})
  void letsClientsKeepAnAnswerUntilItChangesAtMost(long millis, long maxAge) {
    Instant changesAt = now.plusMillis(millis);
    Response answer = read(clocked(), null, () -> changing("first", changesAt));
    assertThat(config.clientMaxAge()).isEqualTo(Duration.ofSeconds(10));
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("public, max-age=" + maxAge);
  }

  @Test
  void servesNoAnswerAtOrAfterTheInstantAtWhichItChanges() {
    AnswerCache clocked = clocked();
    Instant changesAt = now.plusSeconds(30);
    store(clocked, () -> changing("before", changesAt));

    now = changesAt.minusMillis(1);
    Response last = read(clocked, null, () -> loaded("too early"));
    assertThat(text(last)).isEqualTo("before");
    assertThat(last.getHeaderString("Cache-Control")).isEqualTo("public, max-age=0");

    now = changesAt;
    assertThat(text(read(clocked, null, () -> loaded("after")))).isEqualTo("after");
  }

  @Test
  void servesNoAnswerLongerThanTheConfiguredTime() {
    AnswerCache clocked = clocked();
    Instant end = now.plus(config.timeToLive());
    store(clocked, () -> changing("before", end.plusSeconds(1)));
    now = end.minusMillis(1);
    assertThat(text(read(clocked, null, () -> loaded("too early")))).isEqualTo("before");
    now = end;
    assertThat(text(read(clocked, null, () -> loaded("after")))).isEqualTo("after");
  }

  @Test
  void doesNotKeepAnAnswerThatHasChangedAlready() {
    AnswerCache clocked = clocked();
    Response answer = read(clocked, null, () -> changing("first", now.minusSeconds(1)));
    assertThat(text(answer)).isEqualTo("first");
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("public, max-age=0");
    assertThat(text(read(clocked, null, () -> loaded("second")))).isEqualTo("second");
  }

  @Test
  void letsRedisForgetWhatHasChanged() {
    store(() -> changing("first", Instant.now().plusSeconds(30)));
    assertThat(database.key().pttl(PREFIX + key)).isBetween(1L, 30_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "{}", "gongkai-answer-0\na\nb\n1\n\nbody", "\n\n"})
  void takesGarbageForAMiss(String garbage) {
    database.value(String.class).setex(PREFIX + key, 60, garbage);
    assertThat(text(read(() -> loaded("first")))).isEqualTo("first");
  }

  @Test
  void takesAnotherKindOfEntryForAMiss() {
    database.list(String.class).lpush(PREFIX + key, "garbage");
    assertThat(text(read(() -> loaded("first")))).isEqualTo("first");
    database.key().del(PREFIX + key);
  }

  @Test
  void asksTheDatabaseWhenRedisIsSlow() {
    database.execute("CLIENT", "PAUSE", "1000", "ALL");
    try {
      assertThat(await(() -> endsWhereItBegan(() -> onContext("first")))).isTrue();
      assertThat(loads).hasValue(1);
    } finally {
      // Answered when the pause is over.
      database.execute("PING");
    }
  }

  @Test
  void doesNotKeepAFailure() {
    assertThatThrownBy(() -> read(() -> failing())).hasRootCauseInstanceOf(ProblemException.class);
    assertThat(text(read(() -> loaded("first")))).isEqualTo("first");
    assertThat(loads).hasValue(1);
  }

  @Test
  void doesNotKeepAnException() {
    assertThatThrownBy(
            () ->
                read(
                    () -> {
                      throw new IllegalStateException("bug");
                    }))
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(text(read(() -> loaded("first")))).isEqualTo("first");
  }

  @Test
  void keepsNothingOfAPageButSparesItsBody() {
    Response first = await(() -> cache.fresh(null, () -> loaded("first")));
    String etag = first.getHeaderString("ETag");
    assertThat(text(first)).isEqualTo("first");
    assertThat(first.getHeaderString("Cache-Control")).isEqualTo("no-cache");
    assertThat(await(() -> cache.fresh(etag, () -> loaded("first"))).getStatus()).isEqualTo(304);
    assertThat(text(await(() -> cache.fresh(etag, () -> loaded("second"))))).isEqualTo("second");
    assertThat(loads).hasValue(3);
  }

  @Test
  void tagsAnAnswerWithAClockByWhatLasts() {
    Response answer = read(() -> clock("08:00", "first"));
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeaderString("ETag")).matches("W/\"[0-9a-f]{32}\"");
    assertThat(text(answer)).isEqualTo("{\"now\":\"08:00\",\"title\":\"first\"}");
    Response lasting =
        await(() -> cache.fresh(null, () -> item(Loaded.json(Map.of("title", "first")))));
    assertThat(answer.getHeaderString("ETag")).isEqualTo("W/" + lasting.getHeaderString("ETag"));
  }

  @Test
  void keepsTheTagWhenOnlyTheClockDiffers() {
    Response first = read(() -> clock("08:00", "first"));
    evict();
    Response second = read(() -> clock("08:01", "first"));
    assertThat(text(second)).contains("08:01");
    assertThat(second.getHeaderString("ETag")).isEqualTo(first.getHeaderString("ETag"));
    Response other = await(() -> cache.fresh(null, () -> clock("08:01", "second")));
    assertThat(other.getHeaderString("ETag")).isNotEqualTo(first.getHeaderString("ETag"));
  }

  @Test
  void sparesTheBodyForWhoHasAllButTheClock() {
    String weak = read(() -> clock("08:00", "first")).getHeaderString("ETag");
    String strong = weak.substring("W/".length());
    for (String ifNoneMatch : List.of(weak, strong, "*", "\"other\", " + weak)) {
      Response kept = read(cache, ifNoneMatch, () -> clock("08:01", "first"));
      Response fresh = await(() -> cache.fresh(ifNoneMatch, () -> clock("08:01", "first")));
      for (Response answer : List.of(kept, fresh)) {
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.hasEntity()).isFalse();
        assertThat(answer.getHeaderString("ETag")).isEqualTo(weak);
      }
      Response changed = await(() -> cache.fresh(ifNoneMatch, () -> clock("08:00", "second")));
      assertThat(changed.getStatus()).isEqualTo(ifNoneMatch.equals("*") ? 304 : 200);
    }
  }

  private Uni<Boolean> endsWhereItBegan(Supplier<Uni<Loaded>> loader) {
    var begin = Vertx.currentContext();
    return cache
        .respond(key, null, loader)
        .map(answer -> Objects.equals(Vertx.currentContext(), begin));
  }

  private Uni<Loaded> onContext(String text) {
    return Vertx.currentContext() == null
        ? Uni.createFrom().failure(new IllegalStateException("no Vert.x context"))
        : loaded(text);
  }

  private Uni<Loaded> loaded(String text) {
    loads.incrementAndGet();
    return item(plain(text));
  }

  private Uni<Loaded> changing(String text, Instant changesAt) {
    loads.incrementAndGet();
    return item(new Loaded("text/plain", text, changesAt, null, false));
  }

  /** An answer with a clock, of which the title lasts. */
  private Uni<Loaded> clock(String now, String title) {
    loads.incrementAndGet();
    Map<String, String> shown = new TreeMap<>(Map.of("now", now, "title", title));
    return item(Loaded.clocked(shown, Map.of("title", title)));
  }

  /** A load that ends when the test says so. */
  private Uni<Loaded> pending(BlockingQueue<UniEmitter<? super Loaded>> load) {
    loads.incrementAndGet();
    return Uni.createFrom().<Loaded>emitter(emitter -> load.add(emitter));
  }

  private static UniEmitter<? super Loaded> begun(BlockingQueue<UniEmitter<? super Loaded>> load)
      throws InterruptedException {
    UniEmitter<? super Loaded> emitter = load.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (emitter == null) {
      throw new AssertionError("nothing was loaded");
    }
    return emitter;
  }

  private static Uni<Loaded> failing() {
    return Uni.createFrom().failure(new ProblemException(ProblemType.NOTICE_NOT_FOUND));
  }

  private static Uni<Loaded> item(Loaded loaded) {
    return Uni.createFrom().item(loaded);
  }

  private static Loaded plain(String text) {
    return Loaded.text("text/plain", text);
  }

  private static String text(Response answer) {
    return new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8);
  }

  private byte[] stored() {
    return database.value(byte[].class).get(PREFIX + key);
  }

  /** Another instance, with the test's clock. */
  private AnswerCache clocked() {
    return new AnswerCache(redis, json, () -> now, config);
  }

  private void evict() {
    await(() -> cache.evict(List.of(key)));
  }

  private void store(Supplier<Uni<Loaded>> loader) {
    store(cache, loader);
  }

  private void store(AnswerCache instance, Supplier<Uni<Loaded>> loader) {
    assertThat(read(instance, null, loader).getStatus()).isEqualTo(200);
  }

  private Response read(Supplier<Uni<Loaded>> loader) {
    return read(cache, null, loader);
  }

  private Response read(
      AnswerCache instance, @Nullable String ifNoneMatch, Supplier<Uni<Loaded>> loader) {
    return await(() -> instance.respond(key, ifNoneMatch, loader));
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  /** Tells when a read has missed. */
  @Vetoed
  private static final class CountedRedis extends RedisAnswers {

    private final CountDownLatch missed;

    CountedRedis(ReactiveRedisDataSource redis, CacheConfig config, CountDownLatch missed) {
      super(redis, config);
      this.missed = missed;
    }

    @Override
    Uni<@Nullable CachedAnswer> get(String key) {
      return super.get(key).invoke(missed::countDown);
    }
  }
}
