package org.gongkai.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;

/** Counts of this instance alone, for when Redis is away. */
final class LocalCounts {

  private static final int MOST_KEYS = 100_000;
  private static final long MICRO = 1_000;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_KEYS)
          .expireAfterAccess(Duration.ofHours(1))
          .executor(Runnable::run)
          .build();
  private final TimeMeter clock;

  LocalCounts(TimeMeter clock) {
    this.clock = clock;
  }

  /** Counts a call against each quota; a quota that refuses does not give the others back. */
  List<Count> count(List<Quota> quotas) {
    return quotas.stream().map(this::count).toList();
  }

  private Count count(Quota quota) {
    Bucket bucket = buckets.get(quota.key(), key -> bucketOf(quota));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    long retry = probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill() / MICRO);
    return new Count(
        quota, probe.getRemainingTokens(), retry, probe.getNanosToWaitForReset() / MICRO);
  }

  private Bucket bucketOf(Quota quota) {
    return Bucket.builder()
        .withCustomTimePrecision(clock)
        .addLimit(limit -> limit.capacity(quota.count()).refillGreedy(quota.count(), quota.per()))
        .build();
  }
}
