package org.gongkai.screening;

/**
 * A text in which listed words are looked up: plain signs, and nothing but letters and digits
 * between Han characters that stand close to each other.
 */
final class NormalisedText {

  private static final int LONGEST_INSERTION = 8;

  private final Signs signs;
  private final StringBuilder kept = new StringBuilder();
  private final int[] origins;

  NormalisedText(Signs signs) {
    this.signs = signs;
    this.origins = new int[signs.length() * 2];
    int sign = 0;
    while (sign < signs.length()) {
      int next = afterInsertion(sign);
      if (next == sign) {
        keep(sign++);
      }
      sign = Math.max(sign, next);
    }
  }

  private void keep(int sign) {
    int from = kept.length();
    kept.appendCodePoint(signs.at(sign));
    for (int unit = from; unit < kept.length(); unit++) {
      origins[unit] = sign;
    }
  }

  /** The Han character that follows if only insertions stand from here on, else the sign itself. */
  private int afterInsertion(int sign) {
    if (!Signs.isHan(signs.at(sign - 1))) {
      return sign;
    }
    int next = sign;
    while (next < sign + LONGEST_INSERTION && isInsertion(signs.at(next))) {
      next++;
    }
    return Signs.isHan(signs.at(next)) ? next : sign;
  }

  private static boolean isInsertion(int point) {
    return point != Signs.NONE && !Character.isLetterOrDigit(point);
  }

  /** The text without insertions. */
  String text() {
    return kept.toString();
  }

  /** Index in the original text of what stands at a UTF-16 unit of this one. */
  int start(int unit) {
    return signs.start(origins[unit]);
  }

  /** Index in the original text after what stands at a UTF-16 unit of this one. */
  int end(int unit) {
    return signs.end(origins[unit]);
  }
}
