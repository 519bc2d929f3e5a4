package org.gongkai.comment.triage;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** As the audit trail tells it. */
  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("commentClass", commentClass);
    told.put("handler", handler);
    told.put("unit", unit);
    told.put("dueOn", dueOn == null ? null : dueOn.toString());
    told.put("selected", selected);
    told.values().removeIf(value -> value == null);
    return told;
  }
}
