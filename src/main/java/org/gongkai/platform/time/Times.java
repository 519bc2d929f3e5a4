package org.gongkai.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Civil time in China. Every instant shown to people carries the offset {@code +08:00}. */
public final class Times {

  /** The zone in which legal windows, deadlines and dates are read and shown. */
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(SHANGHAI);

  private Times() {}

  /**
   * Writes an instant as RFC 3339 with the offset of {@link #SHANGHAI}.
   *
   * @param instant the instant; anything below a millisecond is dropped
   */
  public static String format(Instant instant) {
    return RFC_3339.format(toMillis(instant));
  }

  /** The day in China at an instant. */
  public static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, SHANGHAI);
  }

  /**
   * Drops what is finer than a millisecond, so that an instant reads the same before and after
   * storage.
   */
  public static Instant toMillis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
