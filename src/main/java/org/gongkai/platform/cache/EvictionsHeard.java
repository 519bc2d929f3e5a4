package org.gongkai.platform.cache;

import java.util.function.LongSupplier;

/** Until when this instance has heard of everything that others evicted. */
final class EvictionsHeard {

  /** When the last answer is older, evictions may not arrive; in ns. */
  static final long SILENCE = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private volatile long until;
  private volatile boolean connected;

  /** Makes one that has heard nothing; the clock never goes back and counts nanoseconds. */
  EvictionsHeard(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** Everything told before an instant has arrived. */
  void until(long instant) {
    until = connected ? Math.max(until, instant) : instant;
    connected = true;
  }

  /** The connection is gone. */
  void nothing() {
    connected = false;
  }

  /** For how long nothing was heard. */
  long silence() {
    return now() - until;
  }

  /** Whether whatever was told a second ago has arrived. */
  boolean isCurrent() {
    return connected && silence() < SILENCE;
  }
}
