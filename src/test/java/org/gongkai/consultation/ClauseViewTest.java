package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClauseViewTest {

  @Test
  void nestsClausesInReadingOrder() {
    ClauseEntity first = clause("一、", null);
    ClauseEntity second = clause("二、", null);
    ClauseEntity item = clause("（一）", first);
    ClauseEntity point = clause("1．", item);
    ClauseEntity other = clause("（二）", first);

    List<ClauseView> roots = ClauseView.tree(List.of(first, item, point, other, second));

    assertThat(roots).extracting(ClauseView::label).containsExactly("一、", "二、");
    assertThat(roots.get(0).children()).extracting(ClauseView::label).containsExactly("（一）", "（二）");
    assertThat(roots.get(0).children().get(0).children())
        .extracting(ClauseView::id)
        .containsExactly(point.clauseId);
    assertThat(roots.get(1).children()).isEmpty();
  }

  @Test
  void carriesWhatTheRowSays() {
    ClauseEntity row = clause("（一）", null);
    ClauseView view = ClauseView.tree(List.of(row)).get(0);
    assertThat(view)
        .isEqualTo(new ClauseView(row.clauseId, row.kind, "（一）", "正文（一）", null, List.of()));
  }

  @Test
  void keepsAParagraphWithoutALabel() {
    ClauseEntity row = clause("", null);
    row.label = null;
    assertThat(ClauseView.tree(List.of(row)).get(0).label()).isNull();
  }

  @Test
  void losesNoClauseOfADeepDraft() {
    List<ClauseEntity> rows = new ArrayList<>();
    rows.add(clause("0", null));
    for (int i = 1; i < 500; i++) {
      rows.add(clause(Integer.toString(i), rows.get(i - 1)));
    }
    int depth = 0;
    for (List<ClauseView> level = ClauseView.tree(rows);
        !level.isEmpty();
        level = level.get(0).children()) {
      assertThat(level).hasSize(1);
      depth++;
    }
    assertThat(depth).isEqualTo(500);
  }

  @Test
  void isEmptyWithoutRows() {
    assertThat(ClauseView.tree(List.of())).isEmpty();
  }

  private static ClauseEntity clause(String label, @Nullable ClauseEntity parent) {
    ClauseEntity row = new ClauseEntity();
    row.draftId = UUID.randomUUID();
    row.clauseId = UUID.randomUUID();
    row.parentId = parent == null ? null : parent.clauseId;
    row.kind = ClauseKind.PARAGRAPH;
    row.label = label;
    row.text = "正文" + label;
    return row;
  }
}
