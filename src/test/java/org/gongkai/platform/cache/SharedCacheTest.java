package org.gongkai.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances over one Redis that answers, is silent, or loses connections. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class SharedCacheTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject RedisDataSource redis;

  private final AnswerKey key = AnswerKey.of("test:" + UUID.randomUUID());
  private final String hash = Instance.hash(key);
  private final AtomicInteger loads = new AtomicInteger();
  private final BlockingQueue<UniEmitter<? super Loaded>> load = new LinkedBlockingQueue<>();
  private final ExecutorService readers = Executors.newCachedThreadPool();

  // Not with the fields: a second object of this class is made that no method ends.
  @SuppressWarnings("NullAway.Init")
  private Instance one;

  @SuppressWarnings("NullAway.Init")
  private Instance other;

  @BeforeEach
  void begin() {
    one = new Instance(InstantSource.system());
    other = new Instance(InstantSource.system());
    one.start();
    other.start();
    one.awaitLink();
    other.awaitLink();
  }

  @AfterEach
  void finish() {
    readers.shutdownNow();
    one.close();
    other.close();
    redis.key().del(hash);
  }

  @Test
  void loadsOnceForTwoHundredReadersOfTwoInstances() throws Exception {
    Future<List<String>> here = readers.submit(() -> one.texts(100, key, this::pending));
    Future<List<String>> there = readers.submit(() -> other.texts(100, key, this::pending));
    UniEmitter<? super Loaded> only = begun();
    assertThat(redis.hash(String.class).hkeys(hash)).containsExactly("L");
    only.complete(plain("first"));
    assertThat(here.get(20, TimeUnit.SECONDS)).isEqualTo(Collections.nCopies(100, "first"));
    assertThat(there.get(20, TimeUnit.SECONDS)).isEqualTo(Collections.nCopies(100, "first"));
    assertThat(loads).hasValue(1);
  }

  @Test
  void loadsItselfWhenTheOneWhoHeldTheLeaseIsGone() {
    redis.hash(String.class).hset(hash, "L", "dead " + (System.currentTimeMillis() + 100));
    assertThat(text(one, "first")).isEqualTo("first");
    assertThat(text(other, "second")).isEqualTo("first");
    assertThat(loads).hasValue(1);
  }

  @Test
  void answersWithoutStoringWhenTheOtherTakesTooLong() {
    redis.hash(String.class).hset(hash, "L", "slow " + (System.currentTimeMillis() + 600_000));
    assertThat(text(one, "first")).isEqualTo("first");
    assertThat(redis.hash(String.class).hkeys(hash)).containsExactly("L");
  }

  @Test
  void letsNobodyWaitAfterALoadThatFailed() throws Exception {
    Future<String> failing = readers.submit(() -> one.text(key, this::pending));
    begun().fail(new IllegalStateException("bug"));
    assertThat(failing).failsWithin(PATIENCE);
    assertThat(redis.hash(String.class).hkeys(hash)).isEmpty();
    assertThat(text(other, "second")).isEqualTo("second");
  }

  @Test
  void doesNotStoreWhatWasReadBeforeAnEviction() throws Exception {
    Future<String> early = readers.submit(() -> one.text(key, this::pending));
    UniEmitter<? super Loaded> emitter = begun();
    other.evict(key.group());
    emitter.complete(plain("before"));
    assertThat(early.get(20, TimeUnit.SECONDS)).isEqualTo("before");
    assertThat(redis.hash(String.class).hkeys(hash)).isEmpty();
    assertThat(text(other, "after")).isEqualTo("after");
    Instance.until(() -> text(one, "later").equals("after"));
  }

  @Test
  void readersAfterAnEvictionDoNotWaitForAnEarlierLoad() throws Exception {
    Future<String> early = readers.submit(() -> one.text(key, this::pending));
    UniEmitter<? super Loaded> emitter = begun();
    one.evict(key.group());
    assertThat(text(one, "after")).isEqualTo("after");
    emitter.complete(plain("before"));
    assertThat(early.get(20, TimeUnit.SECONDS)).isEqualTo("before");
    assertThat(text(one, "later")).isEqualTo("after");
    assertThat(text(other, "later")).isEqualTo("after");
  }

  @Test
  void evictsFromTheOthersMemory() {
    bothKnow("first");
    one.evict(key.group());
    assertThat(text(one, "second")).isEqualTo("second");
    Instance.until(() -> text(other, "third").equals("second"));
    assertThat(loads).hasValue(2);
  }

  @Test
  void evictsNothingBecauseOfItsOwnNews() {
    AnswerKey later = AnswerKey.of(key.group() + ":later");
    bothKnow("first");
    assertThat(one.text(later, () -> loaded("first"))).isEqualTo("first");
    one.evict(key.group());
    assertThat(text(one, "second")).isEqualTo("second");
    // What the other one tells arrives after that.
    other.evict(later.group());
    Instance.until(() -> one.text(later, () -> loaded("second")).equals("second"));
    redis.key().del(hash);
    assertThat(text(one, "third")).isEqualTo("second");
    redis.key().del(Instance.hash(later));
  }

  @Test
  void forgetsEverythingAfterItsConnectionWasLost() {
    bothKnow("first");
    // An eviction of which nobody is told.
    redis.key().del(hash);
    assertThat(text(one, "second")).as("from memory").isEqualTo("first");
    redis.execute("CLIENT", "KILL", "TYPE", "pubsub");
    Instance.until(() -> text(one, "second").equals("second"));
    Instance.until(() -> text(other, "second").equals("second"));
    // And hears again.
    one.awaitLink();
    other.awaitLink();
    one.evict(key.group());
    assertThat(text(one, "fourth")).isEqualTo("fourth");
    Instance.until(() -> text(other, "fifth").equals("fourth"));
  }

  @Test
  void answersRightWhileRedisIsSilent() {
    bothKnow("first");
    redis.execute("CLIENT", "PAUSE", "1500", "ALL");
    try {
      one.evict(key.group());
      assertThat(text(one, "second")).isEqualTo("second");
      for (int i = 0; i < 20; i++) {
        AnswerKey another = AnswerKey.of(key.group() + ":" + i);
        assertThat(one.text(another, () -> loaded("any"))).isEqualTo("any");
      }
    } finally {
      // Answered when the pause is over.
      redis.execute("PING");
    }
    one.awaitLink();
    Instance.until(
        () -> text(other, "third").equals("second") || text(other, "third").equals("third"));
    assertThat(text(one, "fourth")).isNotEqualTo("first");
  }

  /** As when the one who wrote meanwhile is slow to evict what Redis did not take. */
  @Test
  void believesNothingFromBeforeASilenceRightAfterIt() {
    List<AnswerKey> keys =
        IntStream.range(0, 3_000).mapToObj(i -> AnswerKey.of(key.group() + ":" + i)).toList();
    Instance wary = Instance.wary(InstantSource.system()).listening();
    keys.forEach(each -> assertThat(wary.text(each, () -> loaded("before"))).isEqualTo("before"));
    Instant begin = Instant.now();
    redis.execute("CLIENT", "PAUSE", "1500", "ALL");
    redis.execute("PING");
    Instant settled = begin.plusMillis(1500).plus(Instance.SETTLING);
    int read = 0;
    for (AnswerKey each : keys) {
      String text = wary.text(each, () -> loaded("after"));
      if (Instant.now().isAfter(settled)) {
        break;
      }
      assertThat(text).isEqualTo("after");
      read++;
    }
    assertThat(read).isPositive();
    wary.close();
    keys.forEach(each -> redis.key().del(Instance.hash(each)));
  }

  @Test
  void doesNotReadFromRedisWhatItCouldNotEvictThere() {
    assertThat(text(one, "first")).isEqualTo("first");
    RedisAnswers answers = one.answers();
    answers.begin(hash.split(":", -1)[2]);
    long now = System.currentTimeMillis();
    assertThat(Instance.await(() -> answers.find(key, now)).answer()).isNotNull();

    answers.owe(List.of(key.group()));
    assertThat(answers.owes()).isTrue();
    assertThat(Instance.await(() -> answers.find(key, now)))
        .isEqualTo(new RedisAnswers.Finding(null, null, false));

    Instance.await(answers::evictOwed);
    assertThat(answers.owes()).isFalse();
    assertThat(redis.hash(String.class).hkeys(hash)).isEmpty();
    assertThat(Instance.await(() -> answers.find(key, now)).token()).isNotNull();
  }

  /** As after a failover, when others read in the new Redis already. */
  @Test
  void owesAnEvictionThatAnotherRunOfRedisGot() {
    assertThat(text(one, "first")).isEqualTo("first");
    RedisAnswers late = one.answers();
    late.begin("0123456789");
    late.owe(List.of(key.group()));
    Instance.await(late::evictOwed);
    assertThat(late.owes()).isTrue();
    assertThat(redis.hash(String.class).hkeys(hash)).containsExactly("A");

    late.begin(hash.split(":", -1)[2]);
    Instance.await(late::evictOwed);
    assertThat(late.owes()).isFalse();
    assertThat(redis.hash(String.class).hkeys(hash)).isEmpty();
  }

  @Test
  void readsNothingFromRedisBeforeItHears() {
    assertThat(text(one, "first")).isEqualTo("first");
    Instance deaf = new Instance(InstantSource.system());
    assertThat(text(deaf, "second")).isEqualTo("second");
    assertThat(text(other, "third")).isEqualTo("first");
  }

  /** Both have it in memory. */
  private void bothKnow(String text) {
    assertThat(text(one, text)).isEqualTo(text);
    assertThat(text(other, text)).isEqualTo(text);
    assertThat(loads).hasValue(1);
  }

  private String text(Instance instance, String text) {
    return instance.text(key, () -> loaded(text));
  }

  private Uni<Loaded> loaded(String text) {
    loads.incrementAndGet();
    return Uni.createFrom().item(plain(text));
  }

  /** A load that ends when the test says so. */
  private Uni<Loaded> pending() {
    loads.incrementAndGet();
    return Uni.createFrom().<Loaded>emitter(emitter -> load.add(emitter));
  }

  private UniEmitter<? super Loaded> begun() throws InterruptedException {
    UniEmitter<? super Loaded> emitter = load.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (emitter == null) {
      throw new AssertionError("nothing was loaded");
    }
    return emitter;
  }

  private static Loaded plain(String text) {
    return Loaded.text("text/plain", text);
  }
}
