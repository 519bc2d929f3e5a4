package org.gongkai.platform.cache;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when this instance has heard of everything that others evicted.
 *
 * <p>A silence is a gap: while Redis told this instance nothing it may have taken no evictions from
 * others either, and they need a moment to make up for them.
 */
final class EvictionsHeard {

  /**
   * When the last answer is older, evictions may not arrive. Together with the longest time in
   * which an eviction is made up for it is less than the second for which an answer may be old.
   */
  static final Duration SILENCE = Duration.ofMillis(500);

  private final LongSupplier nanoTime;
  private final long longest;
  private final long settling;
  private volatile long until;
  private volatile long settled;
  private volatile boolean connected;

  /**
   * Makes one that has heard nothing.
   *
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @param longest silence that is no gap
   * @param settling how long evictions of before a gap may be told after it
   */
  EvictionsHeard(LongSupplier nanoTime, Duration longest, Duration settling) {
    this.nanoTime = nanoTime;
    this.longest = longest.toNanos();
    this.settling = settling.toNanos();
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /**
   * Everything told before an instant has arrived.
   *
   * @return whether a gap ends there: what was known before it is not known to be true
   */
  boolean until(long instant) {
    boolean gap = !connected || instant - until >= longest;
    if (gap) {
      settled = now() + settling;
      until = instant;
    } else if (instant - until > 0) {
      until = instant;
    }
    connected = true;
    return gap;
  }

  /** The connection is gone. */
  void nothing() {
    connected = false;
  }

  /** For how long nothing was heard. */
  long silence() {
    return now() - until;
  }

  /** Whether what others evicted is known here, but for the last moment. */
  boolean isCurrent() {
    return connected && silence() < longest && now() - settled >= 0;
  }
}
