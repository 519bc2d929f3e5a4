package org.gongkai.channel.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date. */
public final class RetryAfter {

  /** Longer waits are cut to this: a platform's slip must not stop a channel for years. */
  public static final Duration LONGEST = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /**
   * How long to wait.
   *
   * @return null when the header is absent or unreadable; zero for a date in the past
   */
  public static @Nullable Duration parse(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String value = header.trim();
    Duration wait =
        SECONDS.matcher(value).matches()
            ? Duration.ofSeconds(Long.parseLong(value))
            : until(value, now);
    return wait != null && wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static @Nullable Duration until(String date, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
