package org.gongkai.calendar;

/** Why a day is worked or not. */
public enum Because {
  /** Monday to Friday. */
  WEEKDAY(true),

  /** 调休上班: a Saturday or Sunday that the notice says is worked. */
  SWAPPED(true),

  /** A Saturday or Sunday. */
  WEEKEND(false),

  /** 放假: the notice says so. */
  HOLIDAY(false);

  private final boolean working;

  Because(boolean working) {
    this.working = working;
  }

  /** Whether such a day counts as a working day. */
  public boolean isWorking() {
    return working;
  }
}
