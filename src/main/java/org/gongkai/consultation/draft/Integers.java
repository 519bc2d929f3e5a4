package org.gongkai.consultation.draft;

import org.jspecify.annotations.Nullable;

/** Reads whole numbers that a file may have written in any way. */
final class Integers {

  private static final int LONGEST = 6;

  private Integers() {}

  /** The number, or the other value when the text is missing, no number or beyond six digits. */
  static int read(@Nullable String text, int otherwise) {
    Integer number = read(text);
    return number == null ? otherwise : number;
  }

  /** The number, or null when the text is missing, no number or beyond six digits. */
  static @Nullable Integer read(@Nullable String text) {
    String written = text == null ? "" : text.strip();
    boolean negative = written.startsWith("-");
    String digits = negative ? written.substring(1) : written;
    boolean plain = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (digits.isEmpty() || digits.length() > LONGEST || !plain) {
      return null;
    }
    int value = Integer.parseInt(digits);
    return negative ? -value : value;
  }

  /** The number within the bounds; the lower bound when it is missing or no number. */
  static int within(int lowest, int highest, @Nullable String text) {
    return Math.min(highest, Math.max(lowest, read(text, lowest)));
  }
}
