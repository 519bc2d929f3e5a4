package org.gongkai.consultation;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.gongkai.platform.time.Times;

/** Writes a window for people, on the clock of China. */
final class WindowText {

  private WindowText() {}

  /**
   * For example {@code 2026年8月25日0时至2026年8月31日24时（北京时间）}. An end at midnight is 24:00 of the day
   * before, as notices write it.
   */
  static String of(Window window) {
    return start(window.opensAt()) + "至" + end(window.closesAt()) + "（北京时间）";
  }

  private static String start(Instant instant) {
    ZonedDateTime time = instant.atZone(Times.SHANGHAI);
    return day(time) + hour(time);
  }

  private static String end(Instant instant) {
    ZonedDateTime time = instant.atZone(Times.SHANGHAI);
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? day(time.minusDays(1)) + "24时"
        : day(time) + hour(time);
  }

  private static String day(ZonedDateTime time) {
    return time.getYear() + "年" + time.getMonthValue() + "月" + time.getDayOfMonth() + "日";
  }

  /** Minutes and seconds only where there are some: notices name hours. */
  private static String hour(ZonedDateTime time) {
    String text = time.getHour() + "时";
    if (time.getMinute() > 0 || time.getSecond() > 0) {
      text += time.getMinute() + "分";
    }
    return time.getSecond() == 0 ? text : text + time.getSecond() + "秒";
  }
}
