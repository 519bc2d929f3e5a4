package org.gongkai.platform.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A moment as a person names it: an instant with its offset, or a whole day in China, which begins
 * at 0:00 and ends at 24:00 of {@link Times#SHANGHAI}.
 *
 * @param text what was written
 * @param instant null for a day
 * @param day null for an instant
 */
@Schema(
    type = SchemaType.STRING,
    description =
        "An RFC 3339 instant with its offset, or a day such as 2026-04-01, read in Asia/Shanghai",
    examples = "2026-04-01")
public record Moment(String text, @Nullable Instant instant, @Nullable LocalDate day) {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;
  private static final int LENGTH_OF_DAY = 10;

  /** Kept from JSON, where a moment is a plain text and an object would be one without a time. */
  @JsonCreator(mode = JsonCreator.Mode.DISABLED)
  public Moment {}

  /**
   * Reads a moment.
   *
   * @throws IllegalArgumentException when it is neither an instant with an offset nor a day, or of
   *     no year from 1900 to 2999
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Moment parse(String text) {
    try {
      Moment read =
          text.length() == LENGTH_OF_DAY
              ? new Moment(text, null, LocalDate.parse(text))
              : new Moment(text, OffsetDateTime.parse(text).toInstant(), null);
      int year = read.start().atZone(Times.SHANGHAI).getYear();
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return read;
      }
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException("neither an instant nor a day", unreadable);
    }
    throw new IllegalArgumentException("a year that nobody plans for");
  }

  /** An instant. */
  public static Moment at(Instant instant) {
    return new Moment(Times.format(instant), instant, null);
  }

  /** As it was written. */
  @Override
  @JsonValue
  public String text() {
    return text;
  }

  /** The instant, or the first one of the day. */
  public Instant start() {
    return day == null ? exact() : day.atStartOfDay(Times.SHANGHAI).toInstant();
  }

  /** The instant, or 24:00 of the day, which is the first one after it. */
  public Instant end() {
    return day == null ? exact() : day.plusDays(1).atStartOfDay(Times.SHANGHAI).toInstant();
  }

  private Instant exact() {
    if (instant == null) {
      throw new IllegalStateException("a moment is an instant or a day");
    }
    return Times.toMillis(instant);
  }
}
