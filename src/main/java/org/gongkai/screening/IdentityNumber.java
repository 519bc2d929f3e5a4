package org.gongkai.screening;

import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resident identity numbers: 18 characters with the check character of GB 11643, and the 15 digits
 * issued until 1999. Both need a known province and a date of birth that exists.
 */
final class IdentityNumber {

  private static final int DIGITS = 17;
  private static final int OLD_DIGITS = 15;
  private static final int LONGEST_GAP = 2;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final Set<String> OLD_GROUPINGS = Set.of("15", "6-6-3", "6-9");
  private static final Set<Integer> PROVINCES =
      Set.of(
          11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50,
          51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83);

  private IdentityNumber() {}

  /** The number of 18 characters, however it is divided. */
  static NumberRule.@Nullable Match matchCurrent(NumberRun run, int from) {
    int to = from + DIGITS;
    if (to > run.size() || !run.isBoundary(from) || !isPlausible(run, from)) {
      return null;
    }
    char check = check(run, from);
    if (check == 'X') {
      int x = to == run.size() ? endOfX(run) : -1;
      return x < 0 ? null : match(run, from, to, x);
    }
    boolean whole = run.isWhole(from, to + 1) && run.digit(to) == check - '0';
    return whole && !isLatinNext(run, to) ? match(run, from, to + 1, run.sign(to) + 1) : null;
  }

  /** The old number of 15 digits, which has no check character. */
  static NumberRule.@Nullable Match matchOld(NumberRun run, int from) {
    int to = from + OLD_DIGITS;
    if (!run.isWhole(from, to) || isLatinNext(run, to - 1)) {
      return null;
    }
    boolean grouped = OLD_GROUPINGS.contains(run.grouping(from, to)) || run.isSpelled(from, to);
    boolean plausible = isProvince(run, from) && isDate(1900, run, from + 6);
    return grouped && plausible ? match(run, from, to, run.sign(to - 1) + 1) : null;
  }

  private static NumberRule.Match match(NumberRun run, int from, int to, int signTo) {
    return new NumberRule.Match(PersonalDataKind.ID_NUMBER, from, to, run.sign(from), signTo);
  }

  /** Foreign residents' numbers begin with 9. */
  private static boolean isPlausible(NumberRun run, int from) {
    long century = run.value(from + 6, from + 8);
    return (run.digit(from) == 9 || isProvince(run, from))
        && (century == 19 || century == 20)
        && isDate((int) century * 100, run, from + 8);
  }

  private static boolean isProvince(NumberRun run, int from) {
    return PROVINCES.contains((int) run.value(from, from + 2));
  }

  /** Whether year within the century, month and day are a date. */
  private static boolean isDate(int century, NumberRun run, int from) {
    int year = century + (int) run.value(from, from + 2);
    int month = (int) run.value(from + 2, from + 4);
    long day = run.value(from + 4, from + 6);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static char check(NumberRun run, int from) {
    int sum = 0;
    for (int i = 0; i < DIGITS; i++) {
      sum += WEIGHTS[i] * run.digit(from + i);
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  /** The sign after an X that follows the last digit of the run, -1 if none follows. */
  private static int endOfX(NumberRun run) {
    Signs signs = run.signs();
    int sign = run.sign(run.size() - 1) + 1;
    for (int gap = 0;
        gap < LONGEST_GAP && (Signs.isSpace(signs.at(sign)) || signs.at(sign) == '-');
        gap++) {
      sign++;
    }
    int next = signs.at(sign + 1);
    boolean ends = signs.at(sign) == 'x' && !Signs.isLatin(next) && !Signs.isDigit(next);
    return ends ? sign + 1 : -1;
  }

  private static boolean isLatinNext(NumberRun run, int last) {
    return Signs.isLatin(run.signs().at(run.sign(last) + 1));
  }
}
