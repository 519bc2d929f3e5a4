package org.gongkai.wechat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows how much of the platform's limits for a minute is used, by all instances together, as far
 * as this one knows: from its last call, for as long as the minute may last.
 */
@ApplicationScoped
class QuotaMetrics {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Map<Limit, Use> uses = new ConcurrentHashMap<>();

  QuotaMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** A limit of an account. */
  private record Limit(String app, Endpoint endpoint) {}

  /** What was used of it at an instant, from 0 to 1. */
  private record Use(double share, Instant at) {}

  /**
   * Notes a call.
   *
   * @param wait calls of this minute, negative; or milliseconds to wait because the limit is
   *     reached
   */
  void counted(WechatApp app, Endpoint endpoint, long wait) {
    if (endpoint.perMinute() == 0 || wait == 0) {
      return;
    }
    double share = wait > 0 ? 1 : (double) -wait / endpoint.perMinute();
    Limit limit = new Limit(app.name(), endpoint);
    if (uses.put(limit, new Use(share, clock.instant())) == null) {
      Gauge.builder("gongkai.wechat.quota.used", () -> share(limit))
          .description("Share of a limit of calls in a minute that is used, from 0 to 1")
          .baseUnit("ratio")
          .tag("app", limit.app())
          .tag("endpoint", endpoint.path())
          .register(registry);
    }
  }

  private double share(Limit limit) {
    Use use = uses.get(limit);
    return use == null || use.at().plus(MINUTE).isBefore(clock.instant()) ? 0 : use.share();
  }
}
