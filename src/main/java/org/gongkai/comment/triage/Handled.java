package org.gongkai.comment.triage;

import java.time.LocalDate;
import org.gongkai.comment.CommentClass;
import org.gongkai.comment.CommentEntity;
import org.jspecify.annotations.Nullable;

/** What the steps of the handling change of a comment. */
record Handled(
    @Nullable CommentClass commentClass,
    @Nullable String handler,
    @Nullable String unit,
    @Nullable LocalDate dueOn,
    boolean selected) {

  static Handled of(CommentEntity comment) {
    return new Handled(
        comment.commentClass,
        comment.handler,
        comment.handlingUnit,
        comment.dueOn,
        comment.selected);
  }
}
