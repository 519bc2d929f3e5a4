package org.gongkai.screening;

/** Digits and the Chinese numerals with which people spell numbers digit by digit. */
final class Numerals {

  private static final String COMMON = "〇一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";

  private Numerals() {}

  /** The value of a digit or numeral, -1 for another sign. */
  static int valueOf(int point) {
    if (Signs.isDigit(point)) {
      return point - '0';
    }
    if (point == '○') {
      return 0;
    }
    return point == '幺' ? 1 : Math.max(COMMON.indexOf(point), FORMAL.indexOf(point));
  }
}
