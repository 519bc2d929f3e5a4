package org.gongkai.adoption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.CommentStatus;
import org.gongkai.consultation.ClauseTrailView;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * What became of a comment, for anyone who holds its receipt. Names no person and does not repeat
 * the comment.
 *
 * @param unit the unit that answers it
 * @param clause label of the clause it is about; null for the whole draft
 * @param trail where that clause is now; null for the whole draft
 * @param statusReason why it is not shown, if so
 * @param steps what happened so far, oldest first
 * @param answer null until the feedback report is published
 * @param feedbackHref address of the report
 */
@Schema(description = "What became of a comment")
public record TraceView(
    @Schema(examples = "7K3M-9QTA-X2V4N") String receipt,
    UUID consultationId,
    @Schema(examples = "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告") String consultationTitle,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Schema(examples = "1") int draftVersion,
    @Nullable @Schema(nullable = true, examples = "（十一）") String clause,
    @Nullable @Schema(nullable = true) ClauseTrailView trail,
    CommentStatus status,
    @Nullable @Schema(nullable = true) String statusReason,
    List<Step> steps,
    @Nullable @Schema(nullable = true) PublishedAnswer answer,
    @Nullable
        @Schema(
            nullable = true,
            examples = "/v1/consultations/0197a3c0-0000-7000-8000-000000000001/feedback")
        String feedbackHref) {

  /**
   * Something that happened to a comment, or to the decision that it is about.
   *
   * @param at when; null for what is known by the day
   * @param on the day in China
   * @param title the unit that it was given to, or what the meeting or result is called
   * @param href where more is said of it
   */
  @Schema(name = "TraceStep", description = "Something that happened to a comment")
  public record Step(
      StepKind kind,
      @Nullable @Schema(nullable = true) Instant at,
      @Schema(examples = "2026-11-20") LocalDate on,
      @Nullable @Schema(nullable = true, examples = "镇市容环境所") String title,
      @Nullable
          @Schema(nullable = true, examples = "/v1/decisions/0197a3c0-0000-7000-8000-000000000002")
          String href) {

    static Step at(StepKind kind, Instant at, @Nullable String title, @Nullable String href) {
      return new Step(kind, at, LocalDate.ofInstant(at, Times.SHANGHAI), title, href);
    }

    static Step on(StepKind kind, LocalDate day, @Nullable String title, @Nullable String href) {
      return new Step(kind, null, day, title, href);
    }
  }

  /** What can happen to a comment. */
  @Schema(name = "TraceStepKind")
  public enum StepKind {
    /** It came in; a letter on the day that the clerk noted. */
    RECEIVED,
    /** Whether it is shown was decided. */
    CHECKED,
    /** It was given to a unit. */
    WITH_UNIT,
    /** Its author took it back. */
    WITHDRAWN,
    /** The report with its answer was published. */
    ANSWER_PUBLISHED,
    /** The published answer was revised. */
    ANSWER_REVISED,
    /** 集体讨论: a meeting about the decision. */
    MEETING,
    /** 决策结果: the decision was published. */
    DECIDED
  }
}
