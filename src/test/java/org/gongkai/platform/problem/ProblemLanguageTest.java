package org.gongkai.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemLanguageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en",
        "EN",
        "en-GB",
        "en-US,en;q=0.9",
        "fr, en;q=0.8, zh;q=0.5",
        "zh;q=0.2,en;q=0.3",
        "en,zh",
        "zh;q=0, en"
      })
  void isEnglishForWhoPrefersIt(String header) {
    assertThat(ProblemLanguage.of(header)).isEqualTo(ProblemLanguage.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh",
        "zh-CN",
        "zh-Hans-CN",
        "zh-TW,zh;q=0.9,en;q=0.8",
        "en;q=0.3,zh;q=0.4",
        "zh,en"
      })
  void isChineseForWhoPrefersIt(String header) {
    assertThat(ProblemLanguage.of(header)).isEqualTo(ProblemLanguage.CHINESE);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", "*", "fr", "de-DE,fr;q=0.5", "en;q=0", "fr, en;q=0.0"})
  void isChineseForWhoAsksForNeither(@Nullable String header) {
    assertThat(ProblemLanguage.of(header)).isEqualTo(ProblemLanguage.CHINESE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en;q=x", "en;q=2", ";;;", ",", "q=1", "en_US\u0000", "<script>", "-"})
  void isChineseForAnUnreadableHeader(String header) {
    assertThat(ProblemLanguage.of(header)).isEqualTo(ProblemLanguage.CHINESE);
  }

  @Test
  void endsOnAVeryLongHeader() {
    assertThat(ProblemLanguage.of("fr;q=0.1,".repeat(1000) + "en")).isNotNull();
  }
}
