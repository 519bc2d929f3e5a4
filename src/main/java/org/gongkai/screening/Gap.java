package org.gongkai.screening;

/** What stands between two digits. */
enum Gap {
  /** Nothing. */
  NONE,
  /** Nothing, but one of the two is a Chinese numeral. */
  SCRIPT,
  /** Spaces alone. */
  SPACE,
  /** A dash, perhaps with spaces. */
  DASH,
  /** A dot, perhaps with spaces. */
  DOT,
  /** Other marks, a line break or a mixture: only for digits grouped as a number of its kind is. */
  LOOSE;

  private static final String DASHES = "-‐‑‒–—―−─~";
  private static final String DOTS = ".·•‧∙⋅・";
  private static final String OTHER = ",、/_|:。()[]【】\n*+";

  /** What a sign separates as, {@link #NONE} if it is no separator. */
  static Gap of(int point) {
    if (point == ' ') {
      return SPACE;
    }
    if (DASHES.indexOf(point) >= 0) {
      return DASH;
    }
    if (DOTS.indexOf(point) >= 0) {
      return DOT;
    }
    return OTHER.indexOf(point) >= 0 ? LOOSE : NONE;
  }

  /** What stands between two signs that are digits with nothing but separators between them. */
  static Gap between(Signs signs, int left, int right) {
    if (right == left + 1) {
      boolean plain = Signs.isDigit(signs.at(left)) && Signs.isDigit(signs.at(right));
      return plain ? NONE : SCRIPT;
    }
    Gap gap = SPACE;
    for (int sign = left + 1; sign < right; sign++) {
      gap = gap.with(of(signs.at(sign)));
    }
    return gap;
  }

  private Gap with(Gap other) {
    if (this == SPACE || this == other) {
      return other;
    }
    return other == SPACE ? this : LOOSE;
  }

  /** Whether the digits on either side belong to different groups. */
  boolean separates() {
    return this != NONE && this != SCRIPT;
  }
}
