package org.gongkai.comment.triage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.calendar.CalendarService;
import org.jspecify.annotations.Nullable;

/**
 * Who handles several comments of one consultation.
 *
 * @param commentIds at most 100
 * @param handler subject of the handler's token
 * @param unit the unit that answers for it
 * @param workingDays how long the handler has; by the class of each comment when none is named
 */
@Schema(description = "Who handles several comments of one consultation")
public record AssignCommentsRequest(
    @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> commentIds,
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
    @Nullable
        @Min(1)
        @Max(CalendarService.MAX_WORKING_DAYS)
        @Schema(nullable = true, examples = "5")
        Integer workingDays) {}
