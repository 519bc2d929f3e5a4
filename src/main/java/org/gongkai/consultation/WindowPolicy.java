package org.gongkai.consultation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Moment;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * What a window must be. Comments on a draft decision are taken for at least 30 days as a rule
 * (重大行政决策程序暂行条例, article 15), on an ordinary normative document for at least 7 working days
 * (国办发〔2018〕37号); a shorter window needs a reason, which is public.
 */
final class WindowPolicy {

  private WindowPolicy() {}

  /**
   * Decides a window.
   *
   * @param opensAt null opens it now, as does the present day
   * @param minimum what the law asks of the decision
   * @throws ProblemException {@link ProblemType#WINDOW_INVALID} or {@link
   *     ProblemType#WINDOW_TOO_SHORT}
   */
  static Window decide(
      Instant now,
      @Nullable Moment opensAt,
      Moment closesAt,
      @Nullable String shortenedReason,
      MinimumWindow minimum) {
    Window window = window(now, opensAt, closesAt);
    Instant earliest = minimum.earliestEnd(window.opensAt());
    if (window.closesAt().isBefore(earliest) && isBlank(shortenedReason)) {
      throw new ProblemException(ProblemType.WINDOW_TOO_SHORT, Times.format(earliest));
    }
    return window;
  }

  /**
   * Puts off the end of a window that has not ended.
   *
   * @throws ProblemException {@link ProblemType#CONSULTATION_CLOSED} after its end, {@link
   *     ProblemType#WINDOW_NOT_LONGER} when it would not end later
   */
  static Window extend(Instant now, Window window, Moment closesAt) {
    if (!now.isBefore(window.closesAt())) {
      throw new ProblemException(ProblemType.CONSULTATION_CLOSED, Times.format(window.closesAt()));
    }
    if (!closesAt.end().isAfter(window.closesAt())) {
      throw new ProblemException(ProblemType.WINDOW_NOT_LONGER, Times.format(window.closesAt()));
    }
    return new Window(window.opensAt(), closesAt.end());
  }

  /**
   * Gives a new window after the end of the last one.
   *
   * @param grace after that end, in which comments with tickets of the last window still come in
   * @throws ProblemException {@link ProblemType#CONSULTATION_STILL_OPEN} before the grace is over,
   *     {@link ProblemType#WINDOW_INVALID}
   */
  static Window reopen(
      Instant now, Window window, Duration grace, @Nullable Moment opensAt, Moment closesAt) {
    Instant last = window.closesAt().plus(grace);
    if (now.isBefore(last)) {
      throw new ProblemException(ProblemType.CONSULTATION_STILL_OPEN, Times.format(last));
    }
    return window(now, opensAt, closesAt);
  }

  /** The day of the last instant at which comments are taken: what the reply is counted from. */
  static LocalDate lastDay(Window window) {
    return window.closesAt().minusMillis(1).atZone(Times.SHANGHAI).toLocalDate();
  }

  private static Window window(Instant now, @Nullable Moment opensAt, Moment closesAt) {
    Instant present = Times.toMillis(now);
    Instant opens = opensAt == null || isToday(present, opensAt) ? present : opensAt.start();
    Instant closes = closesAt.end();
    if (opens.isBefore(present) || !closes.isAfter(opens)) {
      throw new ProblemException(ProblemType.WINDOW_INVALID);
    }
    return new Window(opens, closes);
  }

  private static boolean isToday(Instant now, Moment moment) {
    return now.atZone(Times.SHANGHAI).toLocalDate().equals(moment.day());
  }

  private static boolean isBlank(@Nullable String reason) {
    return reason == null || reason.isBlank();
  }
}
