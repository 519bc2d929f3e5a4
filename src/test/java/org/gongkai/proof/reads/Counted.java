package org.gongkai.proof.reads;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many things an answer said to be in a state.
 *
 * @param state what the state of each of them matches
 * @param other what that of all others matches
 * @param at the answer; its {@code thing} and {@code seen} say nothing
 */
record Counted(Pattern state, Pattern other, long number, Reading at) {

  /** Whether there can have been so many at a moment that the bound allows. */
  boolean isPossible(Judge judge, Collection<List<Commit>> histories) {
    long most = histories.stream().filter(history -> can(judge, history, state)).count();
    long least = histories.stream().filter(history -> !can(judge, history, other)).count();
    return least <= number && number <= most;
  }

  private boolean can(Judge judge, List<Commit> history, Pattern pattern) {
    return judge.judge(history, at.ofSeen(pattern)).wrong() == null;
  }
}
