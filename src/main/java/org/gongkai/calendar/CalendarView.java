package org.gongkai.calendar;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A year of the calendar as staff see it.
 *
 * @param source null when nothing is known of the year
 * @param updatedBy null as long as the year is what came with the application
 */
@Schema(description = "A year of the calendar")
public record CalendarView(
    @Schema(examples = "2026") int year,
    @Nullable @Schema(nullable = true) CalendarSource source,
    @Schema(description = "Whether somebody compared the days with the notice") boolean verified,
    @Nullable @Schema(nullable = true, examples = "已与通知原文核对。") String note,
    @Schema(
            description =
                "Those that the notice names; every other day goes by the day of the week")
        List<CalendarDay> days,
    @Nullable @Schema(nullable = true, examples = "staff-admin") String updatedBy,
    @Nullable @Schema(nullable = true) Instant updatedAt) {

  static CalendarView without(int year) {
    return new CalendarView(year, null, false, null, List.of(), null, null);
  }

  static CalendarView of(CalendarYearEntity row) {
    return new CalendarView(
        row.year,
        new CalendarSource(row.sourceTitle, row.documentNumber),
        row.verified,
        row.note,
        List.copyOf(row.days),
        row.updatedBy,
        row.updatedAt);
  }
}
