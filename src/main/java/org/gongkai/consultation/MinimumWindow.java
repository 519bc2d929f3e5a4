package org.gongkai.consultation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.gongkai.calendar.DayUnit;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.platform.time.Times;

/**
 * How long a window must be at least, unless its shortening is explained in public.
 *
 * @param days at least 1
 * @param calendar knows the working days around the opening
 */
record MinimumWindow(int days, DayUnit unit, WorkingCalendar calendar) {

  /**
   * The first instant at which a window may lawfully end. Calendar days are days of 24 hours from
   * the opening; working days are whole days, so that the opening's own day counts only when the
   * window opens at its very beginning.
   */
  Instant earliestEnd(Instant opensAt) {
    if (unit == DayUnit.CALENDAR_DAYS) {
      return opensAt.plus(Duration.ofDays(days));
    }
    ZonedDateTime opening = opensAt.atZone(Times.SHANGHAI);
    LocalDate day = opening.toLocalDate();
    LocalDate from = opening.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.minusDays(1) : day;
    return calendar.workingDayDeadline(from, days).at();
  }
}
