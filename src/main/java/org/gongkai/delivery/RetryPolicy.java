package org.gongkai.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a delivery is tried again. */
final class RetryPolicy {

  private final Duration first;
  private final Duration ceiling;
  private final Duration giveUpAfter;

  RetryPolicy(Duration first, Duration ceiling, Duration giveUpAfter) {
    this.first = first;
    this.ceiling = ceiling;
    this.giveUpAfter = giveUpAfter;
  }

  /**
   * The next attempt's instant: the delay doubles with each attempt up to a ceiling, and between
   * half and all of it is waited, so that deliveries that failed together do not come back
   * together. A platform that asks for more time gets it, with as much jitter on top.
   *
   * @param attempts attempts made so far, at least 1
   * @param since from when on the patience counts
   * @param jitter from 0 to 1, chosen at random
   * @param asked how long the platform asks to be left alone; null when it does not
   * @return null when it is time to give up
   */
  @Nullable Instant next(
      int attempts, Instant since, Instant now, double jitter, @Nullable Duration asked) {
    int doublings = Math.min(attempts - 1, 20);
    Duration full = first.multipliedBy(1L << doublings);
    Duration delay = full.compareTo(ceiling) > 0 ? ceiling : full;
    Instant next = now.plusMillis((long) (delay.toMillis() * (0.5 + 0.5 * jitter)));
    if (asked != null && now.plus(asked).isAfter(next)) {
      next = now.plus(asked).plusMillis((long) (first.toMillis() * jitter));
    }
    return next.isAfter(since.plus(giveUpAfter)) ? null : next;
  }
}
