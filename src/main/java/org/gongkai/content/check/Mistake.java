package org.gongkai.content.check;

import java.util.List;

/**
 * A common mistake.
 *
 * @param start what is looked for, or its part before the sign {@code …}
 * @param end the part after that sign, which follows in the same phrase; empty without the sign
 * @param right the right form
 * @param exceptions longer words that hold {@link #start} and are right
 */
record Mistake(String start, String end, String right, List<String> exceptions) {

  /** Most characters for which the sign {@code …} stands; at least one. */
  private static final int WIDEST_GAP = 12;

  private static final String PHRASE_ENDS = "，。；：、！？,.;:!?\n\t";

  /**
   * Index after this mistake, if it stands in a text.
   *
   * @param at where {@link #start} stands
   * @return -1 when what stands there is right
   */
  int endIn(String text, int at) {
    int after = at + start.length();
    if (exceptions.stream().anyMatch(word -> covers(word, text, at))) {
      return -1;
    }
    if (end.isEmpty()) {
      return after;
    }
    // No further than the gap is wide, or a long text would be read again for each beginning.
    int last = Math.min(text.length(), after + WIDEST_GAP + end.length());
    int found = after < last ? text.substring(after, last).indexOf(end, 1) : -1;
    return found > 0 && isOnePhrase(text, after, after + found) ? after + found + end.length() : -1;
  }

  private boolean covers(String word, String text, int at) {
    for (int i = word.indexOf(start); i >= 0; i = word.indexOf(start, i + 1)) {
      if (text.startsWith(word, at - i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOnePhrase(String text, int from, int to) {
    return text.substring(from, to).chars().allMatch(unit -> PHRASE_ENDS.indexOf(unit) < 0);
  }
}
