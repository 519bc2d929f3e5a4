package org.gongkai.consultation;

import java.time.Duration;
import java.time.Instant;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * What a window must be. Comments on a draft decision are taken for at least 30 days as a rule; a
 * shorter window needs a reason, which is public (重大行政决策程序暂行条例, article 15).
 */
final class WindowPolicy {

  /** Legal minimum in days. */
  static final int MINIMUM_DAYS = 30;

  private WindowPolicy() {}

  /**
   * Decides a window.
   *
   * @param opensAt null opens it now
   * @throws ProblemException {@link ProblemType#WINDOW_INVALID} or {@link
   *     ProblemType#WINDOW_TOO_SHORT}
   */
  static Window decide(
      Instant now, @Nullable Instant opensAt, Instant closesAt, @Nullable String shortenedReason) {
    Instant opens = Times.toMillis(opensAt == null ? now : opensAt);
    Instant closes = Times.toMillis(closesAt);
    if (opens.isBefore(Times.toMillis(now)) || !closes.isAfter(opens)) {
      throw new ProblemException(ProblemType.WINDOW_INVALID);
    }
    boolean isShort = Duration.between(opens, closes).compareTo(Duration.ofDays(MINIMUM_DAYS)) < 0;
    if (isShort && (shortenedReason == null || shortenedReason.isBlank())) {
      throw new ProblemException(ProblemType.WINDOW_TOO_SHORT, MINIMUM_DAYS);
    }
    return new Window(opens, closes);
  }
}
