package org.gongkai.screening;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mobile numbers of the mainland: eleven digits that begin 13 to 19, perhaps after a country code.
 */
final class MobileNumber {

  static final int DIGITS = 11;

  private static final int CODE_LENGTH = 18;
  private static final Set<String> GROUPINGS = Set.of("11", "3-4-4", "3-8", "7-4");

  private MobileNumber() {}

  /** A number that is divided as people divide it, or digit by digit. */
  static NumberRule.@Nullable Match matchUsual(NumberRun run, int from) {
    boolean usual =
        isMobile(run, from)
            && (GROUPINGS.contains(run.grouping(from, from + DIGITS))
                || run.isSpelled(from, from + DIGITS));
    return usual ? match(run, from) : null;
  }

  /** A number that is divided otherwise, but all the way with one kind of separator. */
  static NumberRule.@Nullable Match matchUnusual(NumberRun run, int from) {
    boolean unusual = isMobile(run, from) && run.isEven(from, from + DIGITS) && !isDate(run, from);
    return unusual ? match(run, from) : null;
  }

  private static NumberRule.Match match(NumberRun run, int from) {
    int begin = CountryCode.before(run, from);
    int to = from + DIGITS;
    int sign = CountryCode.firstSign(run, begin, from);
    return new NumberRule.Match(PersonalDataKind.PHONE, from, to, sign, run.sign(to - 1) + 1);
  }

  private static boolean isMobile(NumberRun run, int from) {
    int to = from + DIGITS;
    return to <= run.size()
        && run.digit(from) == 1
        && run.digit(from + 1) >= 3
        && run.isBoundary(to)
        && CountryCode.before(run, from) >= 0
        && !isAmount(run, to)
        && !isCode(run, from, to);
  }

  /** Whether the digits begin with year and month: 1986.1.2-1990.3. */
  private static boolean isDate(NumberRun run, int from) {
    String[] sizes = run.grouping(from, from + DIGITS).split("-", 3);
    if (sizes.length < 2
        || !sizes[0].equals("4")
        || sizes[1].length() > 1
        || sizes[1].charAt(0) > '2') {
      return false;
    }
    int month = from + 4 + Integer.parseInt(sizes[1]);
    return run.value(from, from + 2) == 19 && run.value(from + 4, month) <= 12;
  }

  /** Whether a unit of money follows, perhaps after a fraction of two digits. */
  private static boolean isAmount(NumberRun run, int to) {
    Signs signs = run.signs();
    int sign = run.sign(to - 1) + 1;
    if (signs.at(sign) == '.') {
      sign++;
      while (Signs.isDigit(signs.at(sign)) && sign < run.sign(to - 1) + 4) {
        sign++;
      }
    }
    return signs.at(sign) == '元' || signs.at(sign) == '亿' || signs.hasAt(sign, "万元");
  }

  /** Whether the digits begin an organisation's code of 18 digits and letters (GB 32100). */
  private static boolean isCode(NumberRun run, int from, int to) {
    Signs signs = run.signs();
    int first = run.sign(from);
    int sign = run.sign(to - 1) + 1;
    if (sign != first + DIGITS
        || !Signs.isLatin(signs.at(sign))
        || Signs.isLatin(signs.at(first - 1))) {
      return false;
    }
    while (sign <= first + CODE_LENGTH
        && (Signs.isLatin(signs.at(sign)) || Signs.isDigit(signs.at(sign)))) {
      sign++;
    }
    return sign == first + CODE_LENGTH;
  }
}
