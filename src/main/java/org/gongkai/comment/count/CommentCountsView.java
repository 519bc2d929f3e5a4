package org.gongkai.comment.count;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.ClassState;
import org.gongkai.comment.CommentSource;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.RespondentType;
import org.jspecify.annotations.Nullable;

/**
 * How many comments of a consultation stand where. Withdrawn ones are counted like the others,
 * apart from {@code unanswered} and {@code overdue}.
 *
 * @param byClause without the clauses that nobody commented on
 * @param unanswered without a verdict and not withdrawn
 * @param overdue unanswered although the last day for the handler is over
 * @param late came in after the window had ended
 * @param selected chosen to be shown first
 */
@Schema(description = "How many comments of a consultation stand where")
public record CommentCountsView(
    UUID consultationId,
    @Schema(examples = "120") long received,
    Map<CommentStatus, Long> byStatus,
    Map<ClassState, Long> byClass,
    Map<CommentSource, Long> bySource,
    Map<RespondentType, Long> byRespondentType,
    List<ClauseCount> byClause,
    @Schema(examples = "40") long unanswered,
    @Schema(examples = "3") long overdue,
    @Schema(examples = "1") long late,
    @Schema(examples = "5") long selected) {

  /**
   * How many are on one clause.
   *
   * @param clauseId null for those on the whole draft
   */
  @Schema(description = "How many comments are on one clause")
  public record ClauseCount(
      @Nullable @Schema(nullable = true) UUID clauseId, @Schema(examples = "12") long count) {}
}
