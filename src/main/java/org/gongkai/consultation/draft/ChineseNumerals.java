package org.gongkai.consultation.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers written in Chinese. */
final class ChineseNumerals {

  /** Longest number below ten thousand: 九千九百九十九, with room for a 零. */
  static final int MAX_LENGTH = 8;

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String UNITS = "十百千";
  private static final int NONE = -1;

  private static final Pattern MULTIPLIED =
      Pattern.compile("(?:(D)千)?(?:零?(D)百)?(?:零?(D)?(十))?(零)?(D)?".replace("D", "[一二三四五六七八九]"));

  private ChineseNumerals() {}

  static boolean isNumeral(char c) {
    return digit(c) != NONE || UNITS.indexOf(c) >= 0;
  }

  /** The value of a digit character, with {@code 零} and a look-alike of {@code 〇}; or -1. */
  static int digit(char c) {
    return c == '零' || c == '○' ? 0 : DIGITS.indexOf(c);
  }

  /** The value of a number from 1 to 9999, or -1 when the text is no well-formed number. */
  static int parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH || digit(text.charAt(0)) == 0) {
      return NONE;
    }
    int positional = positional(text);
    return positional != NONE ? positional : multiplied(text.replace('〇', '零'));
  }

  /** One digit, or several with a zero among them such as 一〇五; 二三 means "two or three". */
  private static int positional(String text) {
    boolean zero = false;
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      if (digit == NONE || value > 999) {
        return NONE;
      }
      zero |= digit == 0;
      value = value * 10 + digit;
    }
    return text.length() == 1 || zero ? value : NONE;
  }

  private static int multiplied(String text) {
    Matcher matcher = MULTIPLIED.matcher(text);
    if (!matcher.matches()) {
      return NONE;
    }
    boolean tens = matcher.group(4) != null;
    boolean zero = matcher.group(5) != null;
    boolean ones = matcher.group(6) != null;
    // 一百二 is spoken for 120, 一百零 is unfinished: neither numbers a clause.
    if (ones ? !tens && !zero : zero) {
      return NONE;
    }
    int ten = tens ? Math.max(1, value(matcher.group(3))) : 0;
    return value(matcher.group(1)) * 1000
        + value(matcher.group(2)) * 100
        + ten * 10
        + value(matcher.group(6));
  }

  private static int value(@Nullable String digit) {
    return digit == null ? 0 : digit(digit.charAt(0));
  }
}
