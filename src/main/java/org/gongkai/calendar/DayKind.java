package org.gongkai.calendar;

/** How a day differs from the plain week of Monday to Friday. */
public enum DayKind {
  /** 放假: a day off, on whatever day of the week. */
  HOLIDAY,

  /** 调休上班: a Saturday or Sunday that is worked. */
  WORKING
}
