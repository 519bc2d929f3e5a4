package org.gongkai.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds numbers that belong to a person. Surer rules come first and take their digits. */
final class Numbers {

  private static final List<NumberRule> RULES =
      List.of(
          IdentityNumber::matchCurrent,
          BankCard::match,
          MobileNumber::matchUsual,
          LandLine::match,
          IdentityNumber::matchOld,
          MobileNumber::matchUnusual);

  private static final int SHORTEST = 9;

  private Numbers() {}

  /** All numbers found, in no particular order; none overlaps another. */
  static List<Finding> find(Signs signs) {
    List<Finding> findings = new ArrayList<>();
    for (NumberRun run : NumberRun.of(signs)) {
      if (run.size() >= SHORTEST) {
        find(run, findings);
      }
    }
    return findings;
  }

  private static void find(NumberRun run, List<Finding> findings) {
    boolean[] taken = new boolean[run.size()];
    for (NumberRule rule : RULES) {
      for (int from = 0; from <= run.size() - SHORTEST; from++) {
        NumberRule.Match match = taken[from] ? null : rule.match(run, from);
        if (match != null && isFree(taken, match)) {
          Arrays.fill(taken, match.from(), match.to(), true);
          findings.add(run.signs().finding(match.kind(), match.signFrom(), match.signTo()));
        }
      }
    }
  }

  private static boolean isFree(boolean[] taken, NumberRule.Match match) {
    for (int i = match.from(); i < match.to(); i++) {
      if (taken[i]) {
        return false;
      }
    }
    return true;
  }
}
