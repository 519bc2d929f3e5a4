package org.gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 9", "○, 0", "〇, 0", "零, 0", "一, 1", "幺, 1", "柒, 7", "十, -1", "a, -1"})
  void readsDigitsAndNumerals(String sign, int value) {
    assertThat(Numerals.valueOf(sign.codePointAt(0))).isEqualTo(value);
  }
}
