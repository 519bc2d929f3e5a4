package org.gongkai.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on the way to a decision or after it, as everyone may see it. Of one that
 * was withdrawn only the title, the day and the reason are left.
 *
 * @param occurredOn the day on which it happened, or is to happen
 * @param observers 列席: who sat in on a meeting
 * @param dueOn day by which a step of the execution is to be done
 * @param correction the latest correction; null when it was never corrected
 * @param withdrawal null unless it was withdrawn
 */
@Schema(description = "Something that happened on the way to a decision or after it")
public record DossierItem(
    UUID id,
    @Schema(examples = "镇长办公会议审议情况") String title,
    @Nullable @Schema(nullable = true, examples = "会议审议并原则通过该办法。") String text,
    @Nullable @Schema(nullable = true, examples = "https://qinghe.example.invalid/huiyi/3.html")
        String href,
    @Schema(examples = "2026-11-20") LocalDate occurredOn,
    @Nullable @Schema(nullable = true, examples = "居民代表甲某某、企业代表乙某某") String observers,
    @Nullable @Schema(nullable = true, examples = "2027-06-30") LocalDate dueOn,
    @Nullable @Schema(nullable = true) MilestoneState state,
    Instant publishedAt,
    @Nullable @Schema(nullable = true) Correction correction,
    @Nullable @Schema(nullable = true) Withdrawal withdrawal) {

  /**
   * What was corrected after the publication.
   *
   * @param count how often
   * @param at when the last time
   * @param note what was corrected the last time
   */
  @Schema(name = "StageCorrection", description = "What was corrected after the publication")
  public record Correction(
      @Schema(examples = "1") int count,
      Instant at,
      @Schema(examples = "会议日期原误写为11月19日。") String note) {}

  /** Why something is no longer public, and since when. */
  @Schema(name = "StageWithdrawal", description = "Why something is no longer public")
  public record Withdrawal(@Schema(examples = "会议纪要尚待核定。") String reason, Instant at) {}

  static DossierItem of(DecisionStageEntity stage) {
    Withdrawal withdrawal = withdrawal(stage);
    boolean isShown = withdrawal == null;
    return new DossierItem(
        stage.id,
        stage.title,
        isShown ? stage.text : null,
        isShown ? stage.href : null,
        stage.occurredOn,
        isShown ? stage.observers : null,
        isShown ? stage.dueOn : null,
        isShown ? stage.state : null,
        published(stage),
        isShown ? correction(stage) : null,
        withdrawal);
  }

  private static Instant published(DecisionStageEntity stage) {
    if (stage.publishedAt == null) {
      throw new IllegalArgumentException("not published");
    }
    return stage.publishedAt;
  }

  private static @Nullable Correction correction(DecisionStageEntity stage) {
    return stage.correctedAt == null || stage.correctionNote == null
        ? null
        : new Correction(stage.correctionCount, stage.correctedAt, stage.correctionNote);
  }

  private static @Nullable Withdrawal withdrawal(DecisionStageEntity stage) {
    return stage.withdrawnAt == null || stage.withdrawalReason == null
        ? null
        : new Withdrawal(stage.withdrawalReason, stage.withdrawnAt);
  }
}
