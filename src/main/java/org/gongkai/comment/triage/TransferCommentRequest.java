package org.gongkai.comment.triage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.calendar.CalendarService;
import org.jspecify.annotations.Nullable;

/**
 * To whom a comment is passed on.
 *
 * @param handler subject of the handler's token
 * @param unit the unit that answers for it
 * @param reason why, in at least 10 characters
 * @param workingDays how long the new handler has; the last day stays when none is named
 */
@Schema(description = "To whom a comment is passed on")
public record TransferCommentRequest(
    @NotNull
        @Size(min = 1, max = 255)
        @Pattern(regexp = TriagePolicy.LINE)
        @Schema(examples = "staff-2")
        String handler,
    @NotNull
        @Size(min = 1, max = 100)
        @Pattern(regexp = TriagePolicy.LINE)
        @Schema(examples = "市场监督管理所")
        String unit,
    @NotNull @Size(max = 500) @Schema(examples = "收费标准由市场监督管理所核定。") String reason,
    @Nullable
        @Min(1)
        @Max(CalendarService.MAX_WORKING_DAYS)
        @Schema(nullable = true, examples = "5")
        Integer workingDays) {}
