package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseNumeralsTest {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] UNITS = {"", "十", "百", "千"};

  @Test
  void readsEveryNumberUpToFourDigits() {
    for (int value = 1; value <= 9999; value++) {
      assertEquals(value, ChineseNumerals.parse(written(value)), written(value));
    }
  }

  @ParameterizedTest
  @CsvSource({"十,10", "十九,19", "二〇,20", "一〇五,105", "一百〇五,105", "一百十五,115", "一○,10"})
  void readsOtherWaysToWriteANumber(String text, int value) {
    assertEquals(value, ChineseNumerals.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "零", "〇一", "二三", "一百二", "一百零", "十十", "百", "十百", "一二十", "九九九九九九九九九", "甲"})
  void refusesWhatIsNoNumber(String text) {
    assertEquals(-1, ChineseNumerals.parse(text));
  }

  private static String written(int value) {
    StringBuilder text = new StringBuilder();
    String digits = Integer.toString(value);
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit > 0) {
        text.append(DIGITS.charAt(digit)).append(UNITS[digits.length() - 1 - i]);
      } else if (i + 1 < digits.length() && digits.charAt(i + 1) != '0') {
        text.append('零');
      }
    }
    boolean teen = value >= 10 && value <= 19;
    return teen ? text.substring(1) : text.toString();
  }
}
