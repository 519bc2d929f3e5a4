package org.gongkai.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;

/** What a year's days must be. */
final class CalendarPolicy {

  /** First year that a calendar can be kept of. */
  static final int FIRST_YEAR = 1949;

  /** Last year that a calendar can be kept of. */
  static final int LAST_YEAR = 2200;

  /** Most days that a year's notice can name; a third of a year. */
  static final int MAX_DAYS = 120;

  private CalendarPolicy() {}

  /**
   * @throws ProblemException {@link ProblemType#CALENDAR_DAY_INVALID} naming each day that is not
   *     of the year, is there twice, or is worked though it is worked anyway
   */
  static void require(int year, List<CalendarDay> days) {
    List<Violation> violations = new ArrayList<>();
    Set<LocalDate> seen = new HashSet<>();
    for (int i = 0; i < days.size(); i++) {
      CalendarDay day = days.get(i);
      String field = "days[" + i + "].";
      if (day.day().getYear() != year) {
        violations.add(new Violation("body", field + "day", "not of this year"));
      }
      if (!seen.add(day.day())) {
        violations.add(new Violation("body", field + "day", "repeated"));
      }
      if (day.kind() == DayKind.WORKING
          && day.day().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        violations.add(new Violation("body", field + "kind", "neither Saturday nor Sunday"));
      }
    }
    if (!violations.isEmpty()) {
      throw new ProblemException(ProblemType.CALENDAR_DAY_INVALID).withViolations(violations);
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#INVALID_REQUEST} for a day so far away that it must
   *     be a mistake
   */
  static void requireNear(LocalDate from) {
    if (from.getYear() < FIRST_YEAR || from.getYear() > LAST_YEAR) {
      throw new ProblemException(ProblemType.INVALID_REQUEST)
          .withViolations(
              List.of(
                  new Violation(
                      "query", "from", "a year from " + FIRST_YEAR + " to " + LAST_YEAR)));
    }
  }
}
