package org.gongkai.decision;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that a stage says.
 *
 * @param text what happened, as plain text; this or {@code href} is there
 * @param href where it can be read: an address of the web or a public one of this API
 * @param occurredOn the day on which it happened, or is to happen; a result lies not in the future
 * @param observers 列席: who sat in; only of a meeting
 * @param dueOn day by which it is to be done; only of a milestone
 * @param state how far it has come; only of a milestone
 * @param correctionNote what is corrected; public, needed once the stage is published and only then
 */
@Schema(description = "All that a stage of a decision says")
public record StageRequest(
    @NotNull Stage stage,
    @NotBlank @Size(max = 200) @Schema(examples = "镇长办公会议审议情况") String title,
    @Nullable @Size(max = 10_000) @Schema(nullable = true, examples = "会议审议并原则通过该办法。") String text,
    @Nullable
        @Size(max = 1000)
        @Pattern(regexp = StagePolicy.HREF)
        @Schema(nullable = true, examples = "https://qinghe.example.invalid/huiyi/3.html")
        String href,
    @NotNull @JsonFormat(lenient = OptBoolean.FALSE) @Schema(examples = "2026-11-20")
        LocalDate occurredOn,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "居民代表甲某某、企业代表乙某某")
        String observers,
    @Nullable
        @JsonFormat(lenient = OptBoolean.FALSE)
        @Schema(nullable = true, examples = "2027-06-30")
        LocalDate dueOn,
    @Nullable @Schema(nullable = true) MilestoneState state,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "会议日期原误写为11月19日。")
        String correctionNote) {}
