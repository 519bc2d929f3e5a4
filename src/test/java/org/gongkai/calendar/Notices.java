package org.gongkai.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The notices for 2024, 2025 and 2026 (国办发明电〔2023〕7号, 〔2024〕12号, 〔2025〕7号), each day off and each
 * worked weekend day written down by hand.
 */
final class Notices {

  private Notices() {}

  static WorkingCalendar calendar() {
    return new WorkingCalendar(List.of(year2024(), year2025(), year2026()));
  }

  static CalendarYear year2024() {
    return new Year(2024)
        .off("元旦", "01-01")
        .off("春节", "02-10", "02-11", "02-12", "02-13", "02-14", "02-15", "02-16", "02-17")
        .worked("春节", "02-04", "02-18")
        .off("清明节", "04-04", "04-05", "04-06")
        .worked("清明节", "04-07")
        .off("劳动节", "05-01", "05-02", "05-03", "05-04", "05-05")
        .worked("劳动节", "04-28", "05-11")
        .off("端午节", "06-10")
        .off("中秋节", "09-15", "09-16", "09-17")
        .worked("中秋节", "09-14")
        .off("国庆节", "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07")
        .worked("国庆节", "09-29", "10-12")
        .verified();
  }

  static CalendarYear year2025() {
    return new Year(2025)
        .off("元旦", "01-01")
        .off("春节", "01-28", "01-29", "01-30", "01-31", "02-01", "02-02", "02-03", "02-04")
        .worked("春节", "01-26", "02-08")
        .off("清明节", "04-04", "04-05", "04-06")
        .off("劳动节", "05-01", "05-02", "05-03", "05-04", "05-05")
        .worked("劳动节", "04-27")
        .off("端午节", "05-31", "06-01", "06-02")
        .off("国庆节、中秋节", "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07", "10-08")
        .worked("国庆节、中秋节", "09-28", "10-11")
        .verified();
  }

  static CalendarYear year2026() {
    return new Year(2026)
        .off("元旦", "01-01", "01-02", "01-03")
        .worked("元旦", "01-04")
        .off("春节", "02-15", "02-16", "02-17", "02-18", "02-19", "02-20", "02-21", "02-22", "02-23")
        .worked("春节", "02-14", "02-28")
        .off("清明节", "04-04", "04-05", "04-06")
        .off("劳动节", "05-01", "05-02", "05-03", "05-04", "05-05")
        .worked("劳动节", "05-09")
        .off("端午节", "06-19", "06-20", "06-21")
        .off("中秋节", "09-25", "09-26", "09-27")
        .off("国庆节", "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07")
        .worked("国庆节", "09-20", "10-10")
        .verified();
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static final class Year {

    private final int number;
    private final List<CalendarDay> days = new ArrayList<>();

    Year(int number) {
      this.number = number;
    }

    Year off(String name, String... monthDays) {
      return add(DayKind.HOLIDAY, name, monthDays);
    }

    Year worked(String name, String... monthDays) {
      return add(DayKind.WORKING, name, monthDays);
    }

    private Year add(DayKind kind, String name, String... monthDays) {
      for (String monthDay : monthDays) {
        days.add(new CalendarDay(LocalDate.parse(number + "-" + monthDay), kind, name));
      }
      return this;
    }

    CalendarYear verified() {
      days.sort(Comparator.comparing(CalendarDay::day));
      return new CalendarYear(number, true, days);
    }
  }
}
