package org.gongkai.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Working days as the State Council's yearly notices arrange them: Monday to Friday without the
 * holidays, and the Saturdays and Sundays that are worked instead (调休). A year without data goes by
 * the day of the week alone and says so.
 */
public final class WorkingCalendar {

  private final Map<Integer, CalendarYear> years = new HashMap<>();
  private final Map<LocalDate, CalendarDay> days = new HashMap<>();

  /**
   * @param known the years that there is data of, at most one of each
   */
  public WorkingCalendar(Collection<CalendarYear> known) {
    for (CalendarYear year : known) {
      years.put(year.year(), year);
      year.days().forEach(day -> days.put(day.day(), day));
    }
  }

  /** Whether the day is worked. */
  public boolean isWorkingDay(LocalDate day) {
    return why(day).because().isWorking();
  }

  /** Why the day is worked or not. */
  public DayReason why(LocalDate day) {
    CalendarDay named = days.get(day);
    if (named != null) {
      Because because = named.kind() == DayKind.HOLIDAY ? Because.HOLIDAY : Because.SWAPPED;
      return new DayReason(day, because, named.name(), true);
    }
    Because because = isWeekend(day) ? Because.WEEKEND : Because.WEEKDAY;
    return new DayReason(day, because, null, years.containsKey(day.getYear()));
  }

  /**
   * The n-th working day after {@code from}, whatever {@code from} itself is; before it for a
   * negative n; {@code from} for 0.
   */
  public LocalDate addWorkingDays(LocalDate from, int n) {
    LocalDate day = from;
    for (int counted = 0; counted != n; ) {
      day = day.plusDays(Integer.signum(n));
      if (isWorkingDay(day)) {
        counted += Integer.signum(n);
      }
    }
    return day;
  }

  /**
   * Working days after the first day up to and with the last one; negative when the last day is the
   * earlier one.
   */
  public int workingDaysBetween(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      return -workingDaysBetween(last, first);
    }
    return (int) first.plusDays(1).datesUntil(last.plusDays(1)).filter(this::isWorkingDay).count();
  }

  /**
   * The deadline of n working days, counted from the day after {@code from}. The day itself is not
   * counted (民法典, article 201), and the last day ends at midnight.
   *
   * @param n at least 1
   */
  public Deadline workingDayDeadline(LocalDate from, int n) {
    LocalDate due = addWorkingDays(from, requirePositive(n));
    List<DayReason> skipped = new ArrayList<>();
    List<DayReason> worked = new ArrayList<>();
    from.plusDays(1)
        .datesUntil(due.plusDays(1))
        .map(this::why)
        .forEach(
            reason -> {
              if (!reason.because().isWorking()) {
                skipped.add(reason);
              } else if (reason.because() == Because.SWAPPED) {
                worked.add(reason);
              }
            });
    List<Integer> withoutData = new ArrayList<>();
    List<Integer> unverified = new ArrayList<>();
    for (int year = from.plusDays(1).getYear(); year <= due.getYear(); year++) {
      CalendarYear known = years.get(year);
      if (known == null) {
        withoutData.add(year);
      } else if (!known.verified()) {
        unverified.add(year);
      }
    }
    return Deadline.endOf(
        due,
        new Derivation(
            from, n, DayUnit.WORKING_DAYS, due, skipped, worked, withoutData, unverified));
  }

  /**
   * The deadline of n calendar days, counted from the day after {@code from}. It does not move when
   * the last day is a day off: whether it does is a matter of the law behind it.
   *
   * @param n at least 1
   */
  public static Deadline calendarDayDeadline(LocalDate from, int n) {
    LocalDate due = from.plusDays(requirePositive(n));
    return Deadline.endOf(
        due,
        new Derivation(
            from, n, DayUnit.CALENDAR_DAYS, due, List.of(), List.of(), List.of(), List.of()));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
  }

  private static int requirePositive(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a deadline is at least one day away");
    }
    return n;
  }
}
