package org.gongkai.screening;

import java.util.List;

/**
 * Where a name stands.
 *
 * @param from its first sign
 * @param to the sign after its last one; a span of fewer than two signs is none
 */
record NameSpan(int from, int to) {

  static final NameSpan NONE = new NameSpan(0, 0);

  private static final String DOTS = "·•‧・";
  private static final int LONGEST_UNDIVIDED = 4;

  /** The Han characters from here on, up to a word that no name holds. */
  static NameSpan read(Signs signs, int from, int longest, List<String> stops) {
    int to = from;
    while (to < from + longest && isPart(signs, from, to) && !isStop(signs, to, stops)) {
      to++;
    }
    if (to == from + 1 && signs.at(to) == ' ' && Signs.isHan(signs.at(to + 1))) {
      to = spread(signs, to);
    }
    return to - from < 2 ? NONE : new NameSpan(from, to);
  }

  /** The end of a name written with spaces, such as 张 某 or 张 样 例. */
  private static int spread(Signs signs, int space) {
    int to = space + 2;
    boolean third =
        signs.at(to) == ' ' && Signs.isHan(signs.at(to + 1)) && !Signs.isHan(signs.at(to + 2));
    if (third) {
      return to + 2;
    }
    return Signs.isHan(signs.at(to)) ? space : to;
  }

  private static boolean isPart(Signs signs, int from, int sign) {
    boolean dot =
        sign > from && DOTS.indexOf(signs.at(sign)) >= 0 && Signs.isHan(signs.at(sign + 1));
    return dot || Signs.isHan(signs.at(sign));
  }

  private static boolean isStop(Signs signs, int sign, List<String> stops) {
    return stops.stream().anyMatch(word -> signs.hasAt(sign, word));
  }

  /** Whether the text or clause ends after the name. */
  boolean isClosed(Signs signs) {
    return !Signs.isHan(signs.at(to)) && !Signs.isLatin(signs.at(to));
  }

  /** At most as many characters as the name can have when a sentence goes on without a mark. */
  NameSpan cut(Signs signs) {
    if (text(signs).length() <= LONGEST_UNDIVIDED || hasDot(signs)) {
      return this;
    }
    return new NameSpan(from, from + Math.max(1, Surnames.length(text(signs))) + 2);
  }

  private boolean hasDot(Signs signs) {
    return text(signs).codePoints().anyMatch(point -> DOTS.indexOf(point) >= 0);
  }

  /** The name's characters, an empty string for no name. */
  String text(Signs signs) {
    StringBuilder text = new StringBuilder();
    for (int sign = from; sign < to; sign++) {
      if (signs.at(sign) != ' ') {
        text.appendCodePoint(signs.at(sign));
      }
    }
    return text.toString();
  }
}
