package org.gongkai.link;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** Lets an instance have so many codes made in a minute: anyone can ask for them. */
final class CodeGate {

  private final int perMinute;
  private Instant minute = Instant.MIN;
  private int made;

  CodeGate(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * Counts one.
   *
   * @throws ProblemException {@link ProblemType#WECHAT_UNAVAILABLE} when there were enough
   */
  synchronized void pass(Instant now) {
    Instant present = now.truncatedTo(ChronoUnit.MINUTES);
    if (!present.equals(minute)) {
      minute = present;
      made = 0;
    }
    if (made >= perMinute) {
      throw Unavailable.until(present.plus(1, ChronoUnit.MINUTES), now);
    }
    made++;
  }
}
