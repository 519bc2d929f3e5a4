package org.gongkai.adoption;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The published answer to a comment.
 *
 * @param number its number in the feedback report
 * @param change how the clause that it changed reads before and after; null where it reads the same
 */
@Schema(description = "The published answer to a comment")
public record PublishedAnswer(
    @Schema(examples = "1") int number,
    Outcome outcome,
    @Nullable @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。") String reason,
    @Nullable @Schema(nullable = true, examples = "（十一）") String changedClause,
    @Nullable @Schema(nullable = true) ClauseChange change,
    Instant publishedAt) {

  static PublishedAnswer of(FeedbackItem item, FeedbackReportEntity report) {
    return new PublishedAnswer(
        item.number(),
        item.outcome(),
        item.reason(),
        item.changedClause(),
        item.change(),
        report.publishedAt);
  }
}
