package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongkai.consultation.draft.ClauseKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseOutlineTest {

  /** The second is two code units long. */
  @ParameterizedTest
  @ValueSource(strings = {"禾", "𠮷"})
  void cutsBehindTheThirtiethCharacter(String character) {
    String whole = character.repeat(30);
    assertThat(ClauseOutline.excerpt(whole)).isEqualTo(whole);
    assertThat(ClauseOutline.excerpt(whole + "。")).isEqualTo(whole + "…");
    assertThat(ClauseOutline.excerpt(whole.repeat(10))).isEqualTo(whole + "…");
  }

  @Test
  void cutsNoCharacterInTwo() {
    String text = "禾".repeat(29) + "𠮷𠮷";
    assertThat(ClauseOutline.excerpt(text)).isEqualTo("禾".repeat(29) + "𠮷…");
    assertThat(ClauseOutline.excerpt("禾".repeat(30) + "𠮷")).isEqualTo("禾".repeat(30) + "…");
  }

  @Test
  void keepsAShortText() {
    assertThat(ClauseOutline.excerpt("")).isEmpty();
    assertThat(ClauseOutline.excerpt("扩大公众参与。")).isEqualTo("扩大公众参与。");
  }

  @Test
  void countsTheCharactersOfTheWholeText() {
    ClauseOutline outline = ClauseOutline.of(Rows.row(1, 0, "一、", "𠮷".repeat(31)));
    assertThat(outline)
        .isEqualTo(
            new ClauseOutline(
                Rows.id(1), ClauseKind.CHINESE, "一、", "𠮷".repeat(30) + "…", 31, List.of()));
  }

  @Test
  void nestsClausesInReadingOrder() {
    List<ClauseOutline> roots =
        ClauseOutline.tree(
            List.of(
                Rows.row(1, 0, "一、", "总体要求"),
                Rows.row(2, 1, "（一）", "指导思想"),
                Rows.row(3, 2, null, "方便群众。"),
                Rows.row(4, 1, "（二）", "主要目标"),
                Rows.row(5, 0, "二、", "重点任务")));
    assertThat(roots).extracting(ClauseOutline::label).containsExactly("一、", "二、");
    assertThat(roots.get(0).children())
        .extracting(ClauseOutline::id)
        .containsExactly(Rows.id(2), Rows.id(4));
    assertThat(roots.get(0).children().get(0).children())
        .extracting(ClauseOutline::excerpt)
        .containsExactly("方便群众。");
    assertThat(roots.get(1).children()).isEmpty();
    assertThat(ClauseOutline.tree(List.of())).isEmpty();
  }
}
