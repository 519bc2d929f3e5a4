package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

  private static final WorkingCalendar CALENDAR = Notices.calendar();
  private static final WorkingCalendar EMPTY = new WorkingCalendar(List.of());

  /** From Monday to Friday and yet not worked, counted out on a printed calendar. */
  private static final Set<String> WEEKDAYS_OFF =
      Set.of(
          "2024-01-01",
          "2024-02-12",
          "2024-02-13",
          "2024-02-14",
          "2024-02-15",
          "2024-02-16",
          "2024-04-04",
          "2024-04-05",
          "2024-05-01",
          "2024-05-02",
          "2024-05-03",
          "2024-06-10",
          "2024-09-16",
          "2024-09-17",
          "2024-10-01",
          "2024-10-02",
          "2024-10-03",
          "2024-10-04",
          "2024-10-07",
          "2025-01-01",
          "2025-01-28",
          "2025-01-29",
          "2025-01-30",
          "2025-01-31",
          "2025-02-03",
          "2025-02-04",
          "2025-04-04",
          "2025-05-01",
          "2025-05-02",
          "2025-05-05",
          "2025-06-02",
          "2025-10-01",
          "2025-10-02",
          "2025-10-03",
          "2025-10-06",
          "2025-10-07",
          "2025-10-08",
          "2026-01-01",
          "2026-01-02",
          "2026-02-16",
          "2026-02-17",
          "2026-02-18",
          "2026-02-19",
          "2026-02-20",
          "2026-02-23",
          "2026-04-06",
          "2026-05-01",
          "2026-05-04",
          "2026-05-05",
          "2026-06-19",
          "2026-09-25",
          "2026-10-01",
          "2026-10-02",
          "2026-10-05",
          "2026-10-06",
          "2026-10-07");

  /** Saturdays and Sundays that are worked. */
  private static final Set<String> WEEKENDS_WORKED =
      Set.of(
          "2024-02-04",
          "2024-02-18",
          "2024-04-07",
          "2024-04-28",
          "2024-05-11",
          "2024-09-14",
          "2024-09-29",
          "2024-10-12",
          "2025-01-26",
          "2025-02-08",
          "2025-04-27",
          "2025-09-28",
          "2025-10-11",
          "2026-01-04",
          "2026-02-14",
          "2026-02-28",
          "2026-05-09",
          "2026-09-20",
          "2026-10-10");

  static Stream<LocalDate> everyDay() {
    return day("2024-01-01").datesUntil(day("2027-01-01"));
  }

  @Test
  void knowsEveryDayOfThreeYears() {
    assertThat(everyDay()).hasSize(366 + 365 + 365);
    assertThat(everyDay())
        .allSatisfy(
            day -> {
              boolean expected =
                  Notices.isWeekend(day)
                      ? WEEKENDS_WORKED.contains(day.toString())
                      : !WEEKDAYS_OFF.contains(day.toString());
              assertThat(CALENDAR.isWorkingDay(day)).isEqualTo(expected);
            });
  }

  @Test
  void hasAsManyDaysOffAndWorkedWeekendDaysAsTheNoticesSay() {
    assertThat(count(2024, Because.HOLIDAY)).isEqualTo(1 + 8 + 3 + 5 + 1 + 3 + 7);
    assertThat(count(2025, Because.HOLIDAY)).isEqualTo(1 + 8 + 3 + 5 + 3 + 8);
    assertThat(count(2026, Because.HOLIDAY)).isEqualTo(3 + 9 + 3 + 5 + 3 + 3 + 7);
    assertThat(count(2024, Because.SWAPPED)).isEqualTo(8);
    assertThat(count(2025, Because.SWAPPED)).isEqualTo(5);
    assertThat(count(2026, Because.SWAPPED)).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "2024, 22 18 21 22 21 19 23 22 21 19 21 22, 251",
    "2025, 19 19 21 22 19 20 23 21 23 18 20 23, 248",
    "2026, 21 16 22 21 19 21 23 21 22 18 21 23, 248"
  })
  void hasTheWorkingDaysOfEachMonthAndYear(int year, String months, long total) {
    String counted =
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> YearMonth.of(year, month))
            .map(month -> workingDays(month.atDay(1), month.atEndOfMonth()))
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    assertThat(counted).isEqualTo(months);
    assertThat(workingDays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))).isEqualTo(total);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-18, WEEKDAY, , 工作日",
    "2026-06-19, HOLIDAY, 端午节, 端午节放假",
    "2026-06-20, HOLIDAY, 端午节, 端午节放假",
    "2026-06-27, WEEKEND, , 周末",
    "2026-10-10, SWAPPED, 国庆节, 国庆节调休上班",
    "2025-10-06, HOLIDAY, 国庆节、中秋节, 国庆节、中秋节放假",
    // The eve of 2024 was recommended as leave and not made a day off.
    "2024-02-09, WEEKDAY, , 工作日"
  })
  void saysWhy(String day, Because because, String name, String text) {
    DayReason reason = CALENDAR.why(day(day));
    assertThat(reason).isEqualTo(new DayReason(day(day), because, name, true));
    assertThat(reason.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-01, WEEKDAY, 工作日（该年节假日安排尚未录入）",
    "2027-01-02, WEEKEND, 周末（该年节假日安排尚未录入）",
    "2023-12-29, WEEKDAY, 工作日（该年节假日安排尚未录入）"
  })
  void goesByTheDayOfTheWeekInAYearWithoutDataAndSaysSo(String day, Because because, String text) {
    DayReason reason = CALENDAR.why(day(day));
    assertThat(reason).isEqualTo(new DayReason(day(day), because, null, false));
    assertThat(reason.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    // 20 working days over 中秋节, 国庆节 and a worked Saturday.
    "2026-09-21, 20, 2026-10-26",
    // From the last day before 春节 2026 to the first after it.
    "2026-02-14, 1, 2026-02-24",
    // 3 working days over a worked Saturday.
    "2026-02-26, 3, 2026-03-02",
    // Starts on a day off.
    "2026-02-17, 1, 2026-02-24",
    "2025-10-01, 3, 2025-10-11",
    // Starts on a Saturday, off and worked.
    "2026-06-27, 1, 2026-06-29",
    "2026-10-10, 1, 2026-10-12",
    // Across years: 31 December to the worked Sunday.
    "2025-12-31, 1, 2026-01-04",
    "2024-12-31, 1, 2025-01-02",
    // A whole year.
    "2023-12-31, 251, 2024-12-31",
    "2024-12-31, 248, 2025-12-31",
    // Into a year without data.
    "2026-12-31, 1, 2027-01-01",
    // Reminders.
    "2026-10-26, -20, 2026-09-21",
    "2026-02-24, -1, 2026-02-14",
    "2026-02-20, -1, 2026-02-14",
    "2026-02-20, 0, 2026-02-20"
  })
  void addsWorkingDays(String from, int n, String expected) {
    assertThat(CALENDAR.addWorkingDays(day(from), n)).isEqualTo(day(expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 60, 250})
  void comesBackToTheWorkingDayThatItStartedOn(int n) {
    assertThat(everyDay())
        .allSatisfy(
            day -> {
              LocalDate there = CALENDAR.addWorkingDays(day, n);
              LocalDate back = CALENDAR.addWorkingDays(there, -n);
              assertThat(back)
                  .isEqualTo(CALENDAR.isWorkingDay(day) ? day : CALENDAR.addWorkingDays(day, -1));
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 250})
  void landsOnAWorkingDayWithExactlySoManyOnTheWay(int n) {
    assertThat(everyDay())
        .allSatisfy(
            day -> {
              LocalDate due = CALENDAR.addWorkingDays(day, n);
              assertThat(CALENDAR.isWorkingDay(due)).isTrue();
              assertThat(workingDays(day.plusDays(1), due)).isEqualTo(n);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 250})
  void neverComesEarlierForALaterStartNorForOneDayMore(int n) {
    assertThat(everyDay())
        .allSatisfy(
            day -> {
              LocalDate due = CALENDAR.addWorkingDays(day, n);
              assertThat(CALENDAR.addWorkingDays(day.plusDays(1), n)).isAfterOrEqualTo(due);
              assertThat(CALENDAR.addWorkingDays(day, n + 1)).isAfter(due);
              assertThat(CALENDAR.addWorkingDays(due, 1))
                  .isEqualTo(CALENDAR.addWorkingDays(day, n + 1));
            });
  }

  @ParameterizedTest
  @CsvSource({
    // The first day is not counted, the last one is.
    "2026-03-02, 2026-03-02, 0",
    "2026-03-02, 2026-03-03, 1",
    "2026-03-06, 2026-03-09, 1",
    // A weekend holds none.
    "2026-03-06, 2026-03-08, 0",
    // Over 中秋节, 国庆节 and a worked Saturday.
    "2026-09-21, 2026-10-26, 20",
    // 春节 2026: from the worked Saturday before it to the first day after it.
    "2026-02-14, 2026-02-23, 0",
    "2026-02-14, 2026-02-24, 1",
    // Across years: a worked Sunday.
    "2025-12-31, 2026-01-04, 1",
    // A whole year, and one without data.
    "2025-12-31, 2026-12-31, 248",
    "2026-12-31, 2027-12-31, 261"
  })
  void countsTheWorkingDaysBetweenTwoDays(String first, String last, int expected) {
    assertThat(CALENDAR.workingDaysBetween(day(first), day(last))).isEqualTo(expected);
    assertThat(CALENDAR.workingDaysBetween(day(last), day(first))).isEqualTo(-expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 250})
  void countsBackTheWorkingDaysThatItAdded(int n) {
    assertThat(everyDay())
        .allSatisfy(
            day -> {
              LocalDate due = CALENDAR.addWorkingDays(day, n);
              assertThat(CALENDAR.workingDaysBetween(day, due)).isEqualTo(n);
              assertThat(CALENDAR.workingDaysBetween(due, day)).isEqualTo(-n);
            });
  }

  @Test
  void countsNoWorkingDayTwiceOnTheWay() {
    LocalDate first = day("2026-01-01");
    LocalDate last = day("2026-12-31");
    int whole = CALENDAR.workingDaysBetween(first, last);
    assertThat(first.datesUntil(last))
        .allSatisfy(
            day ->
                assertThat(
                        CALENDAR.workingDaysBetween(first, day)
                            + CALENDAR.workingDaysBetween(day, last))
                    .isEqualTo(whole));
  }

  @Test
  void isAPlainWeekWithoutAnyData() {
    assertThat(everyDay())
        .allSatisfy(
            day -> {
              assertThat(EMPTY.isWorkingDay(day)).isEqualTo(!Notices.isWeekend(day));
              assertThat(EMPTY.addWorkingDays(day, 5))
                  .isEqualTo(
                      switch (day.getDayOfWeek()) {
                        case SATURDAY -> day.plusDays(6);
                        case SUNDAY -> day.plusDays(5);
                        default -> day.plusDays(7);
                      });
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void refusesADeadlineThatIsNotAhead(int n) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CALENDAR.workingDayDeadline(day("2026-01-05"), n));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkingCalendar.calendarDayDeadline(day("2026-01-05"), n));
  }

  static Stream<CalendarYear> shipped() {
    return Stream.of(Notices.year2024(), Notices.year2025(), Notices.year2026());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void takesWhatTheNoticesName(CalendarYear year) {
    CalendarPolicy.require(year.year(), year.days());
    assertThat(year.days()).doesNotHaveDuplicates();
  }

  private static long count(int year, Because because) {
    LocalDate first = Year.of(year).atDay(1);
    return first
        .datesUntil(first.plusYears(1))
        .filter(day -> CALENDAR.why(day).because() == because)
        .count();
  }

  private static long workingDays(LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).filter(CALENDAR::isWorkingDay).count();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
