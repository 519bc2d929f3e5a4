package org.gongkai.comment;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who has a comment in hand, as what, and until when.
 *
 * @param firstHandler 首问责任人: who was charged with it first
 * @param dueOn the last day for its handler
 * @param selected whether it was chosen to be shown first
 */
@Schema(description = "Who has a comment in hand, as what, and until when")
public record TriageView(
    @Nullable @Schema(nullable = true) CommentClass commentClass,
    @Nullable @Schema(nullable = true, examples = "staff-1") String firstHandler,
    @Nullable @Schema(nullable = true, examples = "staff-2") String handler,
    @Nullable @Schema(nullable = true, examples = "市场监督管理所") String unit,
    @Nullable @Schema(nullable = true, examples = "2026-06-26") LocalDate dueOn,
    boolean selected) {

  static TriageView of(CommentEntity comment) {
    return new TriageView(
        comment.commentClass,
        comment.firstHandler,
        comment.handler,
        comment.handlingUnit,
        comment.dueOn,
        comment.selected);
  }
}
