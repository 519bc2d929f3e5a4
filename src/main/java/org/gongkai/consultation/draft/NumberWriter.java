package org.gongkai.consultation.draft;

/** Writes numbers in the ways that lists use. */
final class NumberWriter {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] UNITS = {"", "十", "百", "千"};
  private static final String[] ROMAN = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };
  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

  private NumberWriter() {}

  /** Such as 十一 or 一百零五; beyond 9999 in digits. */
  static String chinese(int number) {
    if (number < 1 || number > 9999) {
      return Integer.toString(number);
    }
    StringBuilder text = new StringBuilder();
    String digits = Integer.toString(number);
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit > 0) {
        text.append(DIGITS.charAt(digit)).append(UNITS[digits.length() - 1 - i]);
      } else if (i + 1 < digits.length() && digits.charAt(i + 1) != '0') {
        text.append('零');
      }
    }
    boolean teen = number >= 10 && number <= 19;
    return teen ? text.substring(1) : text.toString();
  }

  /** Capitals, up to 3999; beyond that in digits. */
  static String roman(int number) {
    if (number < 1 || number > 3999) {
      return Integer.toString(number);
    }
    StringBuilder text = new StringBuilder();
    int rest = number;
    for (int i = 0; i < ROMAN.length; i++) {
      while (rest >= ROMAN_VALUES[i]) {
        text.append(ROMAN[i]);
        rest -= ROMAN_VALUES[i];
      }
    }
    return text.toString();
  }

  /** a to z, then aa, ab and so on, as a browser counts. */
  static String alphabetic(int number, char first) {
    StringBuilder text = new StringBuilder();
    for (int rest = number; rest > 0; rest = (rest - 1) / 26) {
      text.append((char) (first + (rest - 1) % 26));
    }
    return text.reverse().toString();
  }

  /** a to z, then aa, bb and so on, as a word processor counts. */
  static String repeated(int number, char first) {
    if (number < 1 || number > 26 * 30) {
      return Integer.toString(number);
    }
    String letter = String.valueOf((char) (first + (number - 1) % 26));
    return letter.repeat((number - 1) / 26 + 1);
  }

  /** ① to ㊿; beyond that in brackets. */
  static String circled(int number) {
    if (number >= 1 && number <= 20) {
      return String.valueOf((char) ('①' + number - 1));
    }
    if (number >= 21 && number <= 35) {
      return String.valueOf((char) ('㉑' + number - 21));
    }
    boolean last = number >= 36 && number <= 50;
    return last ? String.valueOf((char) ('㊱' + number - 36)) : "(" + number + ")";
  }

  static String fullWidth(int number) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(number).toCharArray()) {
      text.append(c == '-' ? c : (char) (c - '0' + '０'));
    }
    return text.toString();
  }
}
