package org.gongkai.calendar;

/** What a deadline is counted in. */
public enum DayUnit {
  /** 工作日. */
  WORKING_DAYS("工作日"),

  /** 自然日: every day. */
  CALENDAR_DAYS("自然日");

  private final String text;

  DayUnit(String text) {
    this.text = text;
  }

  /** The word for it in Chinese. */
  String text() {
    return text;
  }
}
