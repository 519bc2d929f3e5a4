package org.gongkai.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
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

  /** A family of four, a letter with two marks, a flag, a hand with its colour: each is one. */
  private static final List<String> CHARACTERS =
      List.of(
          "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "e\u0301\u0323",
          "\uD83C\uDDE8\uD83C\uDDF3",
          "👍🏽");

  @Test
  void countsWhatPeopleSeeAsOneCharacterOnce() {
    // The family has five code points: so many of the longest text would be too large.
    String plain = "意".repeat(CommentText.MAX - CHARACTERS.size() * 100);
    String text = plain + String.join("", CHARACTERS).repeat(100);
    assertThat(text.codePointCount(0, text.length())).isGreaterThan(CommentText.MAX);
    assertThat(CommentText.accept(text)).isEqualTo(text);
    assertThat(refusal(text + "意")).isEqualTo(ProblemType.COMMENT_TEXT_TOO_LONG);
  }

  @Test
  void countsALineAsOneCharacter() {
    String lines = "意\r\n".repeat(CommentText.MAX / 2 - 1) + "意";
    assertThat(CommentText.accept(lines + "见")).hasSize(CommentText.MAX);
    assertThat(refusal(lines + "见好")).isEqualTo(ProblemType.COMMENT_TEXT_TOO_LONG);
  }

  @Test
  void letsNoMarksSmuggleSize() {
    String largest = "e" + "\u0301".repeat(CommentText.MAX_CODE_POINTS - 1);
    assertThat(CommentText.accept(largest)).isEqualTo(largest);
    assertThat(refusal(largest + "\u0301")).isEqualTo(ProblemType.COMMENT_TEXT_TOO_LONG);
  }

  private static ProblemType refusal(String text) {
    return catchThrowableOfType(ProblemException.class, () -> CommentText.accept(text)).type();
  }
}
