package org.gongkai.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Digits that follow each other with nothing but separators between them: {@code 138-0000 0000}.
 * Digits may be Chinese numerals. A position is the number of digits before it.
 */
final class NumberRun {

  private static final int LONGEST_GAP = 5;

  private final Signs signs;
  private final int[] where;
  private final Gap[] gaps;

  private NumberRun(Signs signs, int[] where) {
    this.signs = signs;
    this.where = where;
    this.gaps = new Gap[where.length];
    for (int i = 1; i < where.length; i++) {
      gaps[i] = Gap.between(signs, where[i - 1], where[i]);
    }
  }

  /** All runs of a text, in order. */
  static List<NumberRun> of(Signs signs) {
    List<NumberRun> runs = new ArrayList<>();
    int sign = 0;
    while (sign < signs.length()) {
      if (Numerals.valueOf(signs.at(sign)) < 0) {
        sign++;
        continue;
      }
      int[] where = collect(signs, sign);
      sign = where[where.length - 1] + 1;
      runs.add(new NumberRun(signs, where));
    }
    return runs;
  }

  private static int[] collect(Signs signs, int first) {
    int[] where = new int[16];
    int size = 0;
    for (int next = first; next >= 0; next = nextDigit(signs, next)) {
      if (size == where.length) {
        where = Arrays.copyOf(where, size * 2);
      }
      where[size++] = next;
    }
    return Arrays.copyOf(where, size);
  }

  /** The digit after this one, -1 if something other than a short separator stands between. */
  private static int nextDigit(Signs signs, int sign) {
    for (int next = sign + 1; next <= sign + 1 + LONGEST_GAP; next++) {
      int point = signs.at(next);
      if (Numerals.valueOf(point) >= 0) {
        return next;
      }
      if (Gap.of(point) == Gap.NONE) {
        return -1;
      }
    }
    return -1;
  }

  int size() {
    return where.length;
  }

  Signs signs() {
    return signs;
  }

  /** The value of the digit after a position. */
  int digit(int position) {
    return Numerals.valueOf(signs.at(where[position]));
  }

  /** The sign that the digit after a position is. */
  int sign(int position) {
    return where[position];
  }

  /** Whether a number can begin or end at a position. */
  boolean isBoundary(int position) {
    return position == 0 || position == size() || gaps[position] != Gap.NONE;
  }

  /** Whether these digits, and no others of the run, can be one number. */
  boolean isWhole(int from, int to) {
    return from >= 0 && to <= size() && isBoundary(from) && isBoundary(to);
  }

  /** The number that two or more digits write. */
  long value(int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + digit(i);
    }
    return value;
  }

  /** The sizes of the groups into which separators divide the digits: {@code 3-4-4}. */
  String grouping(int from, int to) {
    StringBuilder sizes = new StringBuilder();
    int size = 0;
    for (int i = from; i < to; i++) {
      if (i > from && size > 0 && gaps[i].separates()) {
        sizes.append(size).append('-');
        size = 0;
      }
      size++;
    }
    return sizes.append(size).toString();
  }

  /** Whether a separator stands between every two digits. */
  boolean isSpelled(int from, int to) {
    return grouping(from, to).length() == 2 * (to - from) - 1;
  }

  /** Whether separators of one plain kind alone divide the digits. */
  boolean isEven(int from, int to) {
    Gap kind = Gap.NONE;
    for (int i = from + 1; i < to; i++) {
      boolean first = kind == Gap.NONE;
      if (gaps[i].separates() && (gaps[i] == Gap.LOOSE || (!first && gaps[i] != kind))) {
        return false;
      }
      kind = gaps[i].separates() ? gaps[i] : kind;
    }
    return true;
  }
}
