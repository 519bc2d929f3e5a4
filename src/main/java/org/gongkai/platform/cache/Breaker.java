package org.gongkai.platform.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps calls from what has just failed several times in a row: after a pause one call at a time
 * finds out whether it works again. A library's breaker costs more than the read that it guards.
 */
public final class Breaker {

  private final int failures;
  private final long pause;
  private final LongSupplier nanoTime;
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicLong nextTry = new AtomicLong();

  /**
   * Makes a closed one.
   *
   * @param failures failures in a row that open it
   * @param pause from a failure to the next try
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  public Breaker(int failures, Duration pause, LongSupplier nanoTime) {
    this.failures = failures;
    this.pause = pause.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Whether calls are kept away. */
  public boolean isOpen() {
    return failed.get() >= failures;
  }

  /** Whether a call may be made now; while it is open, true for one caller after each pause. */
  public boolean permits() {
    if (!isOpen()) {
      return true;
    }
    long now = nanoTime.getAsLong();
    long next = nextTry.get();
    return now - next >= 0 && nextTry.compareAndSet(next, now + pause);
  }

  /** Notes that a call worked. */
  public void succeeded() {
    if (failed.get() != 0) {
      failed.set(0);
    }
  }

  /** Notes that a call failed. */
  public void failed() {
    nextTry.set(nanoTime.getAsLong() + pause);
    failed.updateAndGet(count -> Math.min(count + 1, failures));
  }
}
