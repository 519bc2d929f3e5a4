package org.gongkai.calendar;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a day is worked, and why.
 *
 * @param name the holiday of {@link Because#HOLIDAY} and {@link Because#SWAPPED}
 * @param hasData false when nothing is known of the year, so that only the day of the week counts
 */
@Schema(description = "Whether a day is worked, and why")
public record DayReason(
    @Schema(examples = "2026-10-10") LocalDate day,
    Because because,
    @Nullable @Schema(nullable = true, examples = "国庆节") String name,
    @Schema(description = "False when the year has no data and only the day of the week counts")
        boolean hasData) {

  /** The reason in Chinese, such as 国庆节调休上班. */
  public String text() {
    String reason =
        switch (because) {
          case WEEKDAY -> "工作日";
          case WEEKEND -> "周末";
          case HOLIDAY -> name + "放假";
          case SWAPPED -> name + "调休上班";
        };
    return hasData ? reason : reason + "（该年节假日安排尚未录入）";
  }
}
