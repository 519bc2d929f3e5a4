package org.gongkai.adoption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One answered comment.
 *
 * @param respondent masked name; 匿名 where the public may not see the comment
 * @param clause label of the clause it is about; null for the whole draft, and where the public may
 *     not see the comment
 * @param text null where the public may not see it
 * @param changedClause label of the clause that was changed
 * @param change how that clause reads before and after; null where it reads the same
 */
@Schema(description = "One answered comment of a feedback report")
public record FeedbackItem(
    @Schema(examples = "1") int number,
    @Schema(examples = "甲**") String respondent,
    @Nullable @Schema(nullable = true, examples = "（十一）") String clause,
    @Nullable @Schema(nullable = true, examples = "建议写明意见采纳情况的公布期限。") String text,
    Outcome outcome,
    @Nullable @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。") String reason,
    @Nullable @Schema(nullable = true, examples = "（十一）") String changedClause,
    @Nullable @Schema(nullable = true) ClauseChange change) {

  static FeedbackItem of(FeedbackItemEntity item, @Nullable ClauseChange change) {
    return new FeedbackItem(
        item.number,
        item.maskedName,
        item.clauseLabel,
        item.text,
        item.outcome,
        item.reason,
        item.changedClause,
        change);
  }
}
