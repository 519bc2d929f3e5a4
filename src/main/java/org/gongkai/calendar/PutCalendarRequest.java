package org.gongkai.calendar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a year.
 *
 * @param verified whether somebody compared the days with the notice
 * @param note what is uncertain, for example
 * @param days those that the notice names; every other day goes by the day of the week
 */
@Schema(description = "All that is known of a year")
public record PutCalendarRequest(
    @NotNull @Valid CalendarSource source,
    @Schema(description = "Whether somebody compared the days with the notice") boolean verified,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "已与通知原文核对。") String note,
    @NotNull @Size(max = CalendarPolicy.MAX_DAYS) List<@NotNull @Valid CalendarDay> days) {}
