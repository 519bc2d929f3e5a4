package org.gongkai.screening;

import org.jspecify.annotations.Nullable;

/** Recognises one kind of number within a run of digits, looking at no more than a few dozen. */
interface NumberRule {

  /** The number that begins with the digit after a position, null if none does. */
  @Nullable Match match(NumberRun run, int from);

  /**
   * A recognised number.
   *
   * @param kind what it is
   * @param from position of its first digit
   * @param to position after its last digit
   * @param signFrom its first sign, which may stand before its first digit
   * @param signTo the sign after its last one, which may stand after its last digit
   */
  record Match(PersonalDataKind kind, int from, int to, int signFrom, int signTo) {

    /** A number of digits alone. */
    static Match ofDigits(PersonalDataKind kind, NumberRun run, int from, int to) {
      return new Match(kind, from, to, run.sign(from), run.sign(to - 1) + 1);
    }
  }
}
