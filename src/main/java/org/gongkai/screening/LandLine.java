package org.gongkai.screening;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Land lines with an area code: 010, 02x or 0xxx and seven or eight digits, perhaps after a country
 * code, which takes the place of the zero.
 */
final class LandLine {

  private static final Set<String> LOCAL = Set.of("7", "8", "3-4", "4-4");

  private LandLine() {}

  /** The land line that begins here. */
  static NumberRule.@Nullable Match match(NumberRun run, int from) {
    int area = areaCode(run, from);
    if (area < 0) {
      return null;
    }
    int begin = CountryCode.before(run, from);
    for (int to = Math.min(area + 8, run.size()); to >= area + 7; to--) {
      if (run.isBoundary(to) && run.digit(area) >= 2 && isGrouped(run, from, area, to)) {
        int sign = CountryCode.firstSign(run, begin, from);
        return new NumberRule.Match(PersonalDataKind.PHONE, from, to, sign, run.sign(to - 1) + 1);
      }
    }
    return null;
  }

  /** The position after the area code, -1 if none begins here or too little follows. */
  private static int areaCode(NumberRun run, int from) {
    boolean zero = run.digit(from) == 0;
    boolean begins = zero ? CountryCode.before(run, from) >= 0 : CountryCode.isExplicit(run, from);
    int first = zero ? from + 1 : from;
    if (!begins || first + 9 > run.size()) {
      return -1;
    }
    return switch (run.digit(first)) {
      case 0 -> -1;
      case 1 -> run.digit(first + 1) == 0 ? first + 2 : -1;
      case 2 -> first + 2;
      default -> first + 3 + 7 <= run.size() ? first + 3 : -1;
    };
  }

  private static boolean isGrouped(NumberRun run, int from, int area, int to) {
    String all = run.grouping(from, to);
    return all.equals(Integer.toString(to - from))
        || run.isSpelled(from, to)
        || (isArea(run, from, area) && LOCAL.contains(run.grouping(area, to)));
  }

  /** Whether a separator, and none within, divides the area code from the number. */
  private static boolean isArea(NumberRun run, int from, int area) {
    return run.isBoundary(area) && run.grouping(from, area).equals(Integer.toString(area - from));
  }
}
