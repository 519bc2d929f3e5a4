package org.gongkai.screening;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bank card numbers: 13 to 19 digits with the check digit of ISO/IEC 7812 (Luhn) whose first digits
 * a card in use in China has.
 */
final class BankCard {

  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
  private static final Set<String> GROUPINGS =
      Set.of("6-13", "4-6-5", "4-6-4", "6-12", "8-8", "8-11");

  private BankCard() {}

  /** The longest card number that begins here. */
  static NumberRule.@Nullable Match match(NumberRun run, int from) {
    if (!run.isBoundary(from)) {
      return null;
    }
    for (int to = Math.min(from + LONGEST, run.size()); to >= from + SHORTEST; to--) {
      if (isCard(run, from, to)) {
        return NumberRule.Match.ofDigits(PersonalDataKind.BANK_CARD, run, from, to);
      }
    }
    return null;
  }

  private static boolean isCard(NumberRun run, int from, int to) {
    return run.isBoundary(to)
        && !Signs.isLatin(run.signs().at(run.sign(to - 1) + 1))
        && isIssued((int) run.value(from, from + 4))
        && hasCheckDigit(run, from, to)
        && isGrouped(run, from, to);
  }

  /** UnionPay, Visa, Mastercard, JCB, Diners, American Express and old numbers of Chinese banks. */
  private static boolean isIssued(int first4) {
    int first2 = first4 / 100;
    return (first2 >= 34 && first2 <= 69)
        || (first4 >= 2221 && first4 <= 2720)
        || first4 == 9558
        || first2 == 94
        || first2 == 98
        || first2 == 99;
  }

  private static boolean hasCheckDigit(NumberRun run, int from, int to) {
    int sum = 0;
    for (int i = to - 1; i >= from; i--) {
      int digit = run.digit(i);
      int twice = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += (to - 1 - i) % 2 == 0 ? digit : twice;
    }
    return sum % 10 == 0;
  }

  private static boolean isGrouped(NumberRun run, int from, int to) {
    String grouping = run.grouping(from, to);
    return grouping.equals(Integer.toString(to - from))
        || grouping.equals(inFours(to - from))
        || GROUPINGS.contains(grouping)
        || run.isSpelled(from, to);
  }

  private static String inFours(int digits) {
    int rest = digits % 4;
    String fours = "4-".repeat(digits / 4);
    return rest == 0 ? fours.substring(0, fours.length() - 1) : fours + rest;
  }
}
