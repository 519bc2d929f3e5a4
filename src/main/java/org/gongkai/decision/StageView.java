package org.gongkai.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a decision as staff see it.
 *
 * @param occurredOn the day on which it happened, or is to happen
 * @param observers 列席: who sat in on a meeting
 * @param dueOn day by which a step of the execution is to be done
 * @param publishedAt null as long as it is not public
 * @param correctionCount how often it was corrected after its publication
 * @param correctionNote what was corrected the last time
 * @param withdrawnAt since when it is no longer public
 */
@Schema(description = "A stage of a decision")
public record StageView(
    UUID id,
    UUID decisionId,
    Stage stage,
    @Schema(examples = "镇长办公会议审议情况") String title,
    @Nullable @Schema(nullable = true, examples = "会议审议并原则通过该办法。") String text,
    @Nullable @Schema(nullable = true, examples = "https://qinghe.example.invalid/huiyi/3.html")
        String href,
    @Schema(examples = "2026-11-20") LocalDate occurredOn,
    @Nullable @Schema(nullable = true, examples = "居民代表甲某某、企业代表乙某某") String observers,
    @Nullable @Schema(nullable = true, examples = "2027-06-30") LocalDate dueOn,
    @Nullable @Schema(nullable = true) MilestoneState state,
    @Nullable @Schema(nullable = true) Instant publishedAt,
    @Schema(examples = "0") int correctionCount,
    @Nullable @Schema(nullable = true) Instant correctedAt,
    @Nullable @Schema(nullable = true, examples = "会议日期原误写为11月19日。") String correctionNote,
    @Nullable @Schema(nullable = true) Instant withdrawnAt,
    @Nullable @Schema(nullable = true, examples = "会议纪要尚待核定。") String withdrawalReason) {

  static StageView of(DecisionStageEntity stage) {
    return new StageView(
        stage.id,
        stage.decisionId,
        stage.stage,
        stage.title,
        stage.text,
        stage.href,
        stage.occurredOn,
        stage.observers,
        stage.dueOn,
        stage.state,
        stage.publishedAt,
        stage.correctionCount,
        stage.correctedAt,
        stage.correctionNote,
        stage.withdrawnAt,
        stage.withdrawalReason);
  }
}
