package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gongkai.consultation.anchor.AnchorClause;
import org.gongkai.consultation.anchor.ChangeKind;
import org.gongkai.consultation.anchor.ClauseChange;
import org.gongkai.consultation.anchor.Op;
import org.gongkai.consultation.anchor.Run;
import org.gongkai.consultation.draft.ClauseKind;
import org.junit.jupiter.api.Test;

class DraftDiffViewTest {

  @Test
  void countsEveryKindAndListsWhatChanged() {
    DraftDiffView view =
        DraftDiffView.of(
            Rows.id(100),
            1,
            3,
            List.of(
                change(ChangeKind.SAME, 1),
                change(ChangeKind.ADDED, 2),
                change(ChangeKind.SAME, 3),
                change(ChangeKind.MOVED, 4),
                change(ChangeKind.ADDED, 5),
                change(ChangeKind.SAME, 6)));
    assertThat(view.consultationId()).isEqualTo(Rows.id(100));
    assertThat(view.fromVersion()).isEqualTo(1);
    assertThat(view.toVersion()).isEqualTo(3);
    assertThat(view.counts())
        .isEqualTo(Map.of(ChangeKind.SAME, 3L, ChangeKind.ADDED, 2L, ChangeKind.MOVED, 1L));
    assertThat(view.counts().keySet())
        .containsExactly(ChangeKind.ADDED, ChangeKind.SAME, ChangeKind.MOVED);
    assertThat(view.changes())
        .extracting(ClauseChangeView::kind)
        .containsExactly(ChangeKind.ADDED, ChangeKind.MOVED, ChangeKind.ADDED);
  }

  @Test
  void countsASplitOrMergerOnce() {
    ClauseChange merged =
        new ClauseChange(
            ChangeKind.MERGED,
            List.of(clause(1), clause(2)),
            List.of(clause(3)),
            false,
            false,
            List.of());
    DraftDiffView view = DraftDiffView.of(Rows.id(100), 1, 2, List.of(merged));
    assertThat(view.counts()).isEqualTo(Map.of(ChangeKind.MERGED, 1L));
    assertThat(view.changes().get(0).from()).hasSize(2);
  }

  @Test
  void showsAChangeWithItsWordsAndRuns() {
    List<Run> runs = List.of(new Run(Op.EQUAL, "正文"), new Run(Op.INSERT, "二"));
    ClauseChange edited =
        new ClauseChange(
            ChangeKind.EDITED, List.of(clause(1)), List.of(clause(2)), true, false, runs);
    DraftDiffView view = DraftDiffView.of(Rows.id(100), 1, 2, List.of(edited));
    assertThat(view.changes())
        .containsExactly(
            new ClauseChangeView(
                ChangeKind.EDITED,
                List.of(new AnchorTarget(Rows.id(1), "第一条", "正文1")),
                List.of(new AnchorTarget(Rows.id(2), "第一条", "正文2")),
                true,
                false,
                runs));
  }

  @Test
  void isEmptyWhenNothingIsCompared() {
    DraftDiffView view = DraftDiffView.of(Rows.id(100), 1, 2, List.of());
    assertThat(view.counts()).isEmpty();
    assertThat(view.changes()).isEmpty();
  }

  private static ClauseChange change(ChangeKind kind, int number) {
    List<AnchorClause> from = kind == ChangeKind.ADDED ? List.of() : List.of(clause(number));
    return new ClauseChange(kind, from, List.of(clause(number)), false, false, List.of());
  }

  private static AnchorClause clause(int number) {
    return new AnchorClause(Rows.id(number), null, ClauseKind.ARTICLE, "第一条", "正文" + number);
  }
}
