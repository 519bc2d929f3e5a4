package org.gongkai.wechat;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jboss.logging.Logger;

/**
 * The platform's limits of calls, shared by all instances through Redis: counts the calls of a
 * minute, and remembers until when the platform wants to be left alone. While Redis is away the
 * platform itself refuses what is too much.
 */
@ApplicationScoped
class Quotas {

  private static final Logger LOG = Logger.getLogger(Quotas.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Milliseconds to wait; for a call that may be made, the calls of this minute, negative. */
  private static final String TAKE =
      """
      local stop = redis.call('PTTL', KEYS[1])
      if stop > 0 then return stop end
      if tonumber(ARGV[1]) == 0 then return 0 end
      local count = redis.call('INCR', KEYS[2])
      if count == 1 then redis.call('PEXPIRE', KEYS[2], ARGV[2]) end
      if count <= tonumber(ARGV[1]) then return -count end
      return redis.call('PTTL', KEYS[2])
      """;

  private final ReactiveRedisDataSource redis;
  private final InstantSource clock;
  private final QuotaMetrics metrics;

  Quotas(ReactiveRedisDataSource redis, InstantSource clock, QuotaMetrics metrics) {
    this.metrics = metrics;
    this.redis = redis;
    this.clock = clock;
  }

  /** Counts a call; fails with {@link Kind#RATE_LIMITED} when it may not be made now. */
  Uni<Void> take(WechatApp app, Endpoint endpoint) {
    return redis
        .execute(
            "EVAL",
            TAKE,
            "2",
            key(app, endpoint, "stop"),
            key(app, endpoint, "minute"),
            Integer.toString(endpoint.perMinute()),
            "60000")
        .map(wait -> wait.toLong())
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .recoverWithItem(failure -> without(failure))
        .invoke(wait -> metrics.counted(app, endpoint, wait))
        .invoke(this::require)
        .replaceWithVoid();
  }

  /** Lets all instances wait when the platform says so. */
  Uni<Void> heed(WechatApp app, Endpoint endpoint, WechatFailure failure) {
    Instant until = failure.until();
    // 43108 is about one user; what we counted ourselves stands there already.
    if (failure.kind() != Kind.RATE_LIMITED || until == null || failure.errcode() == 43108) {
      return Uni.createFrom().voidItem();
    }
    long millis = Math.max(Duration.between(clock.instant(), until).toMillis(), 1);
    return failure.errcode() == 0
        ? Uni.createFrom().voidItem()
        : redis
            .execute("SET", key(app, endpoint, "stop"), "1", "PX", Long.toString(millis))
            .ifNoItem()
            .after(PATIENCE)
            .fail()
            .onFailure()
            .recoverWithNull()
            .replaceWithVoid();
  }

  private void require(long wait) {
    if (wait > 0) {
      throw new WechatFailure(
          Kind.RATE_LIMITED, "limit of calls reached", clock.instant().plusMillis(wait));
    }
  }

  private static long without(Throwable failure) {
    LOG.debugf("limits are not shared: %s", failure.getClass().getSimpleName());
    return 0L;
  }

  private static String key(WechatApp app, Endpoint endpoint, String what) {
    return "gongkai:wechat:{" + app.appId() + "}:" + endpoint + ':' + what;
  }
}
