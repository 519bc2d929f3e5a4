package org.gongkai.platform.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts where answers came from. Adders, because a counter of the registry costs a hot read more.
 */
@ApplicationScoped
class CacheMetrics {

  private final MeterRegistry registry;
  private final LongAdder memory = new LongAdder();
  private final LongAdder redis = new LongAdder();
  private final LongAdder database = new LongAdder();
  private final LongAdder another = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private final Map<String, LongAdder> hot = new ConcurrentHashMap<>();

  CacheMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows the counts, the bytes of a cache, and whether Redis is left alone. */
  void show(MemoryAnswers answers, RedisAnswers stored) {
    from("memory", memory);
    from("redis", redis);
    from("database", database);
    from("another", another);
    FunctionCounter.builder("gongkai.cache.loads", loads, LongAdder::sum)
        .description("Queries of the database for a public answer")
        .register(registry);
    FunctionCounter.builder("gongkai.cache.evictions", evictions, LongAdder::sum)
        .description("Groups of public answers evicted by this instance")
        .register(registry);
    Gauge.builder("gongkai.cache.memory", answers, MemoryAnswers::bytes)
        .description("Public answers in this process")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("gongkai.cache.redis.avoided", stored, redis -> redis.isAvoided() ? 1 : 0)
        .description("1 while Redis is left alone because it failed several times in a row")
        .register(registry);
  }

  /**
   * What counts the reads of an address that are answered before any resource is asked.
   *
   * @param template path with the names of its parameters; empty when it is not known
   */
  Runnable hot(String template) {
    LongAdder counted = hot.computeIfAbsent(template, this::hotReads);
    return () -> {
      memory.increment();
      counted.increment();
    };
  }

  private LongAdder hotReads(String template) {
    LongAdder count = new LongAdder();
    FunctionCounter.builder("gongkai.cache.hot", count, LongAdder::sum)
        .tag("uri", template.isEmpty() ? "UNKNOWN" : template)
        .description("Reads answered before any resource is asked; the server's timers have others")
        .register(registry);
    return count;
  }

  void fromMemory() {
    memory.increment();
  }

  void fromRedis() {
    redis.increment();
  }

  void fromDatabase() {
    database.increment();
  }

  /** From a load that another request of this process had begun. */
  void fromAnothersLoad() {
    another.increment();
  }

  void loaded() {
    loads.increment();
  }

  void evicted(int groups) {
    evictions.add(groups);
  }

  private void from(String level, LongAdder count) {
    FunctionCounter.builder("gongkai.cache.answers", count, LongAdder::sum)
        .tag("from", level)
        .description("Public answers by where they came from")
        .register(registry);
  }
}
