package org.gongkai.adoption;

import java.util.List;
import java.util.function.Function;
import org.gongkai.platform.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** The columns of a downloaded report. */
final class FeedbackColumns {

  static final List<TableColumn<FeedbackItem>> ALL =
      List.of(
          TableColumn.number("number", "序号", FeedbackItem::number),
          TableColumn.text("respondent", "意见人", FeedbackItem::respondent),
          TableColumn.text("clause", "条款", FeedbackItem::clause),
          TableColumn.text("text", "意见", FeedbackItem::text),
          TableColumn.text("outcome", "采纳情况", item -> item.outcome().chinese()),
          TableColumn.text("reason", "理由", FeedbackItem::reason),
          TableColumn.text("changedClause", "修改条款", FeedbackItem::changedClause),
          TableColumn.text("before", "修改前", item -> of(item, ClauseChange::before)),
          TableColumn.text("after", "修改后", item -> of(item, ClauseChange::after)));

  private FeedbackColumns() {}

  private static @Nullable String of(
      FeedbackItem item, Function<ClauseChange, @Nullable String> part) {
    ClauseChange change = item.change();
    return change == null ? null : part.apply(change);
  }
}
