package org.gongkai.screening;

/** The country code 86 before a telephone number, with its plus sign or zeros. */
final class CountryCode {

  private static final int LONG = 4;
  private static final int SHORT = 2;

  private CountryCode() {}

  /**
   * Where a number with its country code or long-distance zero begins: the position itself if it
   * has neither, -1 if other digits stand right before it.
   */
  static int before(NumberRun run, int from) {
    if (has(run, from, LONG) && run.value(from - LONG, from) == 86) {
      return from - LONG;
    }
    if (has(run, from, SHORT) && run.value(from - SHORT, from) == 86) {
      return from - SHORT;
    }
    if (run.isBoundary(from)) {
      return from;
    }
    return has(run, from, 1) && run.digit(from - 1) == 0 ? from - 1 : -1;
  }

  /** Whether a country code with its plus sign or zeros stands before the position. */
  static boolean isExplicit(NumberRun run, int from) {
    int begin = before(run, from);
    boolean zeros = begin == from - LONG;
    return begin >= 0 && (zeros || (begin == from - SHORT && isPlus(run, begin)));
  }

  /** The first sign of a number, the plus of its country code if it has one. */
  static int firstSign(NumberRun run, int begin, int from) {
    return run.sign(begin) - (begin == from - SHORT && isPlus(run, begin) ? 1 : 0);
  }

  private static boolean isPlus(NumberRun run, int begin) {
    return run.signs().at(run.sign(begin) - 1) == '+';
  }

  private static boolean has(NumberRun run, int from, int digits) {
    return from >= digits && run.isBoundary(from - digits);
  }
}
