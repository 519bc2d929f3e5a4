package org.gongkai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.gongkai.platform.time.Times;

/** How near a deadline is. It follows from the clock and is stored nowhere. */
public enum DeadlineStage {
  /** No reminder is due yet. */
  RUNNING,
  /** The first reminder's day has come. */
  REMINDED,
  /** The second reminder's day has come. */
  URGENT,
  /** The last day has ended, and what was due is not done. */
  OVERDUE,
  /** Done, in time or late. */
  MET;

  static DeadlineStage at(Instant now, DeadlineEntity deadline) {
    if (deadline.metAt != null) {
      return MET;
    }
    if (!now.isBefore(deadline.dueAt)) {
      return OVERDUE;
    }
    LocalDate today = now.atZone(Times.SHANGHAI).toLocalDate();
    if (!today.isBefore(deadline.secondReminder)) {
      return URGENT;
    }
    return today.isBefore(deadline.firstReminder) ? RUNNING : REMINDED;
  }
}
