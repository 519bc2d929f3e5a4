package org.gongkai.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a channel that keeps failing is left alone. After so many failures in a row it is closed for
 * a time that doubles with each further one; then a single call tries it, and the first success
 * opens it.
 */
final class BreakerPolicy {

  private final int threshold;
  private final Duration first;
  private final Duration ceiling;

  BreakerPolicy(int threshold, Duration first, Duration ceiling) {
    this.threshold = threshold;
    this.first = first;
    this.ceiling = ceiling;
  }

  /**
   * So many failures in a row close a channel, and while it has them it gets one call at a time.
   */
  int threshold() {
    return threshold;
  }

  /**
   * Until when the channel is left alone.
   *
   * @param failures failures in a row, the present one included
   * @return null when it is called on
   */
  @Nullable Instant blockedUntil(int failures, Instant now) {
    if (failures < threshold) {
      return null;
    }
    int doublings = Math.min(failures - threshold, 20);
    Duration pause = first.multipliedBy(1L << doublings);
    return now.plus(pause.compareTo(ceiling) > 0 ? ceiling : pause);
  }
}
