package org.gongkai.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of several instances that share the Redis of the running application. */
final class Instance implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMillis(250);
  static final Duration SETTLING = EvictionLink.settling(TIMEOUT);

  private final AnswerCache cache;

  /** Makes one that keeps answers in memory too. */
  Instance(InstantSource clock) {
    this(clock, 64 << 20);
  }

  /** Makes one that takes no silence for a gap, such as that of a machine that stands still. */
  Instance(InstantSource clock, long memory) {
    this(clock, memory, new EvictionsHeard(System::nanoTime, Duration.ofMinutes(1), Duration.ZERO));
  }

  /** Makes one that keeps answers in memory, and takes silences as in production. */
  static Instance wary(InstantSource clock) {
    return new Instance(
        clock, 64 << 20, new EvictionsHeard(System::nanoTime, EvictionsHeard.SILENCE, SETTLING));
  }

  private Instance(InstantSource clock, long memory, EvictionsHeard heard) {
    cache =
        new AnswerCache(
            bean(Redis.class),
            bean(Vertx.class),
            bean(ObjectMapper.class),
            clock,
            new Limits(memory),
            new CacheMetrics(new SimpleMeterRegistry()),
            new HotRequests(),
            List.of(),
            heard);
  }

  /** What production has, but for the memory. */
  private record Limits(long bytes) implements CacheConfig {

    @Override
    public Duration timeToLive() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration briefly() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration timeout() {
      return TIMEOUT;
    }

    @Override
    public Duration clientMaxAge() {
      return Duration.ofSeconds(10);
    }

    @Override
    public MemorySize memory() {
      return new MemorySize(BigInteger.valueOf(bytes));
    }
  }

  /** The same, hearing of the others' evictions, and so with what Redis has. */
  Instance listening() {
    start();
    awaitLink();
    return this;
  }

  /** Begins to hear of the others' evictions. */
  void start() {
    cache.start();
  }

  /** Returns when what is read is stored in Redis, as is only done by who hears of evictions. */
  void awaitLink() {
    RedisDataSource redis = bean(RedisDataSource.class);
    AnswerKey probe = AnswerKey.of("probe:" + UUID.randomUUID());
    until(
        () -> {
          evict(probe.group());
          text(probe, () -> Uni.createFrom().item(Loaded.text("text/plain", "probe")));
          return redis.hash(String.class).hexists(hash(probe), "A");
        });
    redis.key().del(hash(probe));
  }

  /** Where Redis has the answers of a group. */
  static String hash(AnswerKey key) {
    String info = bean(RedisDataSource.class).execute("INFO", "server").toString();
    String run = info.replaceAll("(?s).*run_id:(\\w+).*", "$1");
    return RedisAnswers.PREFIX + run + ":" + key.group();
  }

  /** Asks until it is so; fails after a while. */
  static void until(BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
      Thread.onSpinWait();
    }
  }

  /** What Redis has, as another instance sees it that hears of everything. */
  RedisAnswers answers() {
    return new RedisAnswers(bean(Redis.class), new Limits(0), () -> true);
  }

  AnswerCache cache() {
    return cache;
  }

  @CanIgnoreReturnValue
  Response read(AnswerKey key, Supplier<Uni<Loaded>> loader) {
    return read(key, null, loader);
  }

  Response read(AnswerKey key, @Nullable String ifNoneMatch, Supplier<Uni<Loaded>> loader) {
    return await(() -> cache.respond(key, ifNoneMatch, loader));
  }

  @CanIgnoreReturnValue
  String text(AnswerKey key, Supplier<Uni<Loaded>> loader) {
    return text(read(key, loader));
  }

  /** What so many readers get who ask at the same time. */
  List<String> texts(int readers, AnswerKey key, Supplier<Uni<Loaded>> loader) {
    return await(() -> together(readers, key, loader)).stream().map(Instance::text).toList();
  }

  private Uni<List<Response>> together(int readers, AnswerKey key, Supplier<Uni<Loaded>> loader) {
    List<Uni<Response>> all = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      all.add(cache.respond(key, null, loader));
    }
    return Uni.join().all(all).andFailFast();
  }

  void evict(String... groups) {
    await(() -> cache.evict(List.of(groups)));
  }

  @Override
  public void close() {
    cache.stop();
  }

  static String text(Response answer) {
    return ((Buffer) answer.getEntity()).toString();
  }

  static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  private static <T> T bean(Class<T> type) {
    return Arc.container().instance(type).get();
  }
}
