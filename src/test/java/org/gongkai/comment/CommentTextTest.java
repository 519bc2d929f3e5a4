package org.gongkai.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {

  /** A Han character outside the basic plane: two UTF-16 units. */
  private static final String RARE = "𠮷";

  @Test
  void keepsAnOrdinaryText() {
    assertThat(CommentText.accept("建议写明公布期限。")).isEqualTo("建议写明公布期限。");
  }

  @Test
  void keepsMarkupAndSymbolsAsTheyAre() {
    String text = "<b>甲 & 乙</b> \"丙\" 'd' 👍 " + RARE;
    assertThat(CommentText.accept(text)).isEqualTo(text);
  }

  @Test
  void dropsWhiteSpaceAtBothEnds() {
    assertThat(CommentText.accept("　 \t\n建议公开。\r\n　")).isEqualTo("建议公开。");
  }

  @Test
  void keepsLinesAndTabsInside() {
    assertThat(CommentText.accept("一\r\n二\t三\n四")).isEqualTo("一\n二\t三\n四");
  }

  @Test
  void dropsControlCharactersAndUnpairedSurrogates() {
    assertThat(CommentText.accept("甲\u0000乙\u0007\u001b\u007f\u0085\ud800丙\udfff丁"))
        .isEqualTo("甲乙丙丁");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "　\t\n", "\u0000", " \ud800 \u0001"})
  void refusesAnEmptyText(String text) {
    assertThat(refusal(text)).isEqualTo(ProblemType.COMMENT_TEXT_EMPTY);
  }

  @Test
  void takesTheLongestTextCountedAsPeopleCount() {
    assertThat(CommentText.accept("意".repeat(CommentText.MAX))).hasSize(CommentText.MAX);
    assertThat(CommentText.accept(RARE.repeat(CommentText.MAX))).hasSize(2 * CommentText.MAX);
    assertThat(CommentText.accept(" " + "意".repeat(CommentText.MAX) + "\u0000\n"))
        .hasSize(CommentText.MAX);
  }

  @Test
  void refusesOneCharacterMore() {
    assertThat(refusal("意".repeat(CommentText.MAX + 1)))
        .isEqualTo(ProblemType.COMMENT_TEXT_TOO_LONG);
    assertThat(refusal(RARE.repeat(CommentText.MAX + 1)))
        .isEqualTo(ProblemType.COMMENT_TEXT_TOO_LONG);
  }

  private static ProblemType refusal(String text) {
    return catchThrowableOfType(ProblemException.class, () -> CommentText.accept(text)).type();
  }
}
