package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausePageViewTest {

  /** 1 [2 [3, 4], 5], 6, 7 [8]. */
  private static final List<ClauseEntity> ROWS =
      Rows.placed(
          Rows.row(1, 0, "一、", "总体要求"),
          Rows.row(2, 1, "（一）", "指导思想"),
          Rows.row(3, 2, "1．", "方便群众。"),
          Rows.row(4, 2, null, "厉行节约。"),
          Rows.row(5, 1, "（二）", "主要目标"),
          Rows.row(6, 0, "二、", "重点任务"),
          Rows.row(7, 0, "三、", "保障措施"),
          Rows.row(8, 7, "（一）", "加强领导。"));

  @ParameterizedTest
  @CsvSource({
    // The first one, with all beneath it.
    "1, 0, 6",
    // The first on its level: the one above it.
    "2, 1, 5",
    "3, 2, 4",
    // The last beneath a clause: whatever follows that.
    "4, 3, 5",
    // The one before it on its level, not the one beneath that.
    "5, 2, 6",
    "6, 1, 7",
    // The last ones.
    "7, 6, 0",
    "8, 7, 0"
  })
  void leadsToTheClausesBeforeAndBehind(int clause, int previous, int next) {
    ClausePageView page = page(clause);
    assertThat(page.previousId()).isEqualTo(previous == 0 ? null : Rows.id(previous));
    assertThat(page.nextId()).isEqualTo(next == 0 ? null : Rows.id(next));
  }

  @Test
  void namesTheClausesAboveOutermostFirst() {
    assertThat(page(1).path()).isEmpty();
    assertThat(page(3).path())
        .containsExactly(
            new ClauseLabel(Rows.id(1), "一、", "总体要求"), new ClauseLabel(Rows.id(2), "（一）", "指导思想"));
    assertThat(page(8).path()).containsExactly(new ClauseLabel(Rows.id(7), "三、", "保障措施"));
  }

  @Test
  void holdsTheClauseWithAllBeneathItAndNothingElse() {
    assertThat(page(1).clause()).isEqualTo(ClauseView.tree(ROWS.subList(0, 5)).get(0));
    assertThat(page(2).clause().children())
        .extracting(ClauseView::id)
        .containsExactly(Rows.id(3), Rows.id(4));
    assertThat(page(6).clause().children()).isEmpty();
    assertThat(page(4).clause())
        .isEqualTo(new ClauseView(Rows.id(4), ROWS.get(3).kind, null, "厉行节约。", null, List.of()));
  }

  @Test
  void goesNowhereFromTheOnlyClause() {
    List<ClauseEntity> rows = Rows.placed(Rows.row(1, 0, "一、", "总体要求"));
    assertThat(ClausePageView.of(draft(), rows, Rows.id(1)))
        .isEqualTo(
            new ClausePageView(
                Rows.id(100), 2, "青禾镇示例管理办法", List.of(), ClauseView.tree(rows).get(0), null, null));
  }

  @Test
  void isNullForAClauseOfAnotherDraft() {
    assertThat(ClausePageView.of(draft(), ROWS, Rows.id(9))).isNull();
    assertThat(ClausePageView.of(draft(), List.of(), Rows.id(1))).isNull();
  }

  private static ClausePageView page(int clause) {
    ClausePageView page = ClausePageView.of(draft(), ROWS, Rows.id(clause));
    if (page == null) {
      throw new AssertionError("no page of clause " + clause);
    }
    return page;
  }

  private static DraftEntity draft() {
    DraftEntity draft = new DraftEntity();
    draft.id = new UUID(1, 1);
    draft.consultationId = Rows.id(100);
    draft.number = 2;
    draft.title = "青禾镇示例管理办法";
    return draft;
  }
}
