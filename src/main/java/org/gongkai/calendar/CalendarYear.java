package org.gongkai.calendar;

import java.util.List;

/**
 * What is known of a year.
 *
 * @param verified whether somebody compared the days with the notice
 * @param days those that the notice names
 */
public record CalendarYear(int year, boolean verified, List<CalendarDay> days) {

  public CalendarYear {
    days = List.copyOf(days);
  }
}
