package org.gongkai.adoption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps small numbers out of a published breakdown (保护个人隐私): a number below five can point at
 * persons. Such a number is not merely left out, since it would be what the others lack of the
 * public total. All small ones are counted together as a rest, which names none of them, and the
 * smallest of the others join it until it stands for at least two of them and five comments, and
 * leaves each in doubt.
 *
 * <p>Some comments stand apart: those that the public may not read have no clause in the report,
 * where every other comment names its own. Counted under their clauses, they would be what these
 * have more than the items that name them. They begin the rest, as one of its values.
 */
final class SmallCounts {

  /** Smallest number that is published by itself. */
  static final int LEAST = 5;

  private SmallCounts() {}

  /** How many comments have a value. */
  record Count<T>(T value, int comments) {}

  /**
   * What is published.
   *
   * @param shown the largest first
   * @param rest comments counted together; 0 when all are shown
   */
  record Published<T>(List<Count<T>> shown, int rest) {}

  /**
   * @param counts one for each value that occurs, none of them 0
   * @param apart comments of any value that are counted under none
   */
  static <T> Published<T> publish(List<Count<T>> counts, int apart) {
    List<Count<T>> shown = new ArrayList<>(counts);
    shown.sort(Comparator.comparingInt((Count<T> count) -> count.comments()).reversed());
    int rest = apart;
    int hidden = apart > 0 ? 1 : 0;
    int last = 0;
    while (!shown.isEmpty() && mustJoin(shown.get(shown.size() - 1), rest, hidden, last)) {
      last = shown.remove(shown.size() - 1).comments();
      rest += last;
      hidden++;
    }
    return new Published<>(List.copyOf(shown), rest);
  }

  /**
   * Of equal ones all join or none: their order would tell which of them did. A rest of four for
   * each value in it would tell that each has four.
   */
  private static boolean mustJoin(Count<?> smallest, int rest, int hidden, int last) {
    boolean tellsOne = hidden < 2 || rest < LEAST || rest == hidden * (LEAST - 1);
    return smallest.comments() < LEAST || smallest.comments() == last || (hidden > 0 && tellsOne);
  }
}
