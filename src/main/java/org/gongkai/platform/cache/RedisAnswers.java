package org.gongkai.platform.cache;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stored answers in Redis. A Redis that is down, slow or full of garbage is a miss, never a
 * failure.
 */
@ApplicationScoped
class RedisAnswers {

  private static final Logger LOG = Logger.getLogger(RedisAnswers.class);
  private static final String PREFIX = "gongkai:answer:";

  /**
   * Stands in an evicted answer's place, so that a read begun before the eviction cannot put the
   * old answer back.
   */
  private static final byte[] TOMBSTONE = new byte[0];

  /** Most evictions under way at once for one write. */
  static final int EVICTIONS = 16;

  static final Duration TOMBSTONE_LIFE = Duration.ofSeconds(3);

  private final ReactiveValueCommands<String, byte[]> values;
  private final Duration timeout;

  RedisAnswers(ReactiveRedisDataSource redis, CacheConfig config) {
    this.values = redis.value(byte[].class);
    this.timeout = config.timeout();
  }

  /** The stored answer, or null. */
  Uni<@Nullable CachedAnswer> get(String key) {
    return values
        .get(PREFIX + key)
        .map(stored -> stored == null ? null : CachedAnswer.decode(stored))
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .invoke(failure -> LOG.debugf("cache read failed: %s", failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /** Stores an answer unless one, or a tombstone, is there. */
  Uni<Void> put(String key, CachedAnswer answer, Duration life) {
    return values
        .set(PREFIX + key, answer.encode(), new SetArgs().nx().px(life))
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .invoke(failure -> LOG.debugf("cache write failed: %s", failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /**
   * Puts tombstones in the places of answers, several at a time: a report has a page for each
   * hundred comments, and no command sets many keys with a life.
   */
  Uni<Void> evict(Collection<String> keys) {
    return Multi.createFrom()
        .iterable(keys)
        .onItem()
        .transformToUni(this::evict)
        .merge(EVICTIONS)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Puts a tombstone in an answer's place. */
  Uni<Void> evict(String key) {
    return values
        .set(PREFIX + key, TOMBSTONE, new SetArgs().px(TOMBSTONE_LIFE))
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .retry()
        .atMost(1)
        .onFailure()
        .invoke(failure -> LOG.warnf("eviction of %s failed: %s", key, failure.toString()))
        .onFailure()
        .recoverWithNull();
  }
}
