package org.gongkai.adoption;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a published report.
 *
 * @param item number of the answer in the report
 * @param note why
 */
@Schema(description = "What changed in a published report")
public record FeedbackRevisionView(
    @Schema(examples = "1") int number,
    @Schema(examples = "3") int item,
    Instant revisedAt,
    State before,
    State after,
    @Schema(examples = "复核后发现第三条已按该意见修改。") String note) {

  /**
   * An answer before or after.
   *
   * @param changedClause label of the clause that was changed
   */
  @Schema(name = "FeedbackRevisionState", description = "An answer before or after its revision")
  public record State(
      Outcome outcome,
      @Nullable @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。") String reason,
      @Nullable @Schema(nullable = true, examples = "（十一）") String changedClause) {}

  static FeedbackRevisionView of(FeedbackRevisionEntity row) {
    return new FeedbackRevisionView(
        row.number,
        row.item,
        row.revisedAt,
        new State(row.beforeOutcome, row.beforeReason, row.beforeClause),
        new State(row.afterOutcome, row.afterReason, row.afterClause),
        row.note);
  }
}
