package org.gongkai.proof.reads;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Reads that are made at an instant. */
record DueReads(Instant at, View detail) implements Delayed {

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(Duration.between(Instant.now(), at));
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}
