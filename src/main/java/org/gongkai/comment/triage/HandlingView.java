package org.gongkai.comment.triage;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.CommentClass;
import org.jspecify.annotations.Nullable;

/**
 * A step in the handling of a comment and how it stood afterwards.
 *
 * @param number from 1, in the order of the steps
 * @param fromHandler who had it before
 * @param toHandler who has it since
 * @param dueOn the last day for the handler
 */
@Schema(description = "A step in the handling of a comment and how it stood afterwards")
public record HandlingView(
    @Schema(examples = "2") int number,
    HandlingAction action,
    @Nullable @Schema(nullable = true, examples = "staff-1") String fromHandler,
    @Nullable @Schema(nullable = true, examples = "staff-2") String toHandler,
    @Nullable @Schema(nullable = true, examples = "市场监督管理所") String unit,
    @Nullable @Schema(nullable = true) CommentClass commentClass,
    @Nullable @Schema(nullable = true, examples = "2026-06-26") LocalDate dueOn,
    @Nullable @Schema(nullable = true, examples = "收费标准由市场监督管理所核定。") String reason,
    @Schema(examples = "staff-1") String by,
    Instant at) {

  static HandlingView of(HandlingEntity step) {
    return new HandlingView(
        step.number,
        step.action,
        step.fromHandler,
        step.toHandler,
        step.unit,
        step.commentClass,
        step.dueOn,
        step.reason,
        step.actedBy,
        step.actedAt);
  }
}
