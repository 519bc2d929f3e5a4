package org.gongkai.wechat.callback;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an event that failed is tried again. */
final class EventRetryPolicy {

  private static final int MOST_DOUBLINGS = 20;

  private final int attempts;
  private final Duration first;
  private final Duration ceiling;

  EventRetryPolicy(int attempts, Duration first, Duration ceiling) {
    this.attempts = attempts;
    this.first = first;
    this.ceiling = ceiling;
  }

  /**
   * The next attempt's instant.
   *
   * @param made attempts made so far, at least 1
   * @return null when it is time to give up
   */
  @Nullable Instant next(int made, Instant now) {
    if (isSpent(made)) {
      return null;
    }
    Duration pause = first.multipliedBy(1L << Math.min(made - 1, MOST_DOUBLINGS));
    return now.plus(pause.compareTo(ceiling) > 0 ? ceiling : pause);
  }

  /** Whether so many attempts are all that there are. */
  boolean isSpent(int made) {
    return made >= attempts;
  }
}
