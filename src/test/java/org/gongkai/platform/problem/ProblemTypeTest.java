package org.gongkai.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final int MOST_PLACES = 5;

  @Test
  void givesEachTypeACodeOfItsOwn() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::code)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void writesCodesInKebabCase(ProblemType type) {
    assertThat(type.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(type.uri()).isEqualTo("urn:gongkai:problem:" + type.code());
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void isAnErrorOfHttp(ProblemType type) {
    assertThat(type.status()).isBetween(400, 599);
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void readsInBothLanguages(ProblemType type) {
    Object[] arguments = arguments(MOST_PLACES);
    assertThat(type.title(ProblemLanguage.CHINESE)).containsPattern(HAN).doesNotEndWith("。");
    assertThat(type.detail(ProblemLanguage.CHINESE, arguments)).containsPattern(HAN).endsWith("。");
    assertThat(type.title(ProblemLanguage.ENGLISH)).isNotBlank().doesNotContainPattern(HAN);
    assertThat(type.detail(ProblemLanguage.ENGLISH, arguments))
        .doesNotContainPattern(HAN)
        .endsWith(".");
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void fillsTheSamePlacesInBothLanguagesAndLeavesNone(ProblemType type) {
    int places = places(type, ProblemLanguage.CHINESE);
    assertThat(places(type, ProblemLanguage.ENGLISH)).isEqualTo(places);
    for (ProblemLanguage language : ProblemLanguage.values()) {
      String detail = type.detail(language, arguments(places));
      assertThat(detail).doesNotContain("%", "null");
      for (Object argument : arguments(places)) {
        assertThat(detail).containsOnlyOnce(argument.toString());
      }
    }
  }

  @Test
  void writesNumbersWithoutGrouping() {
    assertThat(ProblemType.COMMENT_TEXT_TOO_LONG.detail(ProblemLanguage.ENGLISH, 5000))
        .contains("5000");
  }

  /** How many arguments a detail shows. */
  private static int places(ProblemType type, ProblemLanguage language) {
    String detail = type.detail(language, arguments(MOST_PLACES));
    return (int)
        Arrays.stream(arguments(MOST_PLACES)).filter(a -> detail.contains(a.toString())).count();
  }

  private static Object[] arguments(int size) {
    return IntStream.range(0, size).mapToObj(i -> "<argument-" + i + ">").toArray();
  }
}
