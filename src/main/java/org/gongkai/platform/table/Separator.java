package org.gongkai.platform.table;

/** What parts the cells of a text. */
final class Separator {

  private static final String KNOWN = ",;\t";

  private Separator() {}

  /** The sign that comes most often, outside quotes, in the first line that is not blank. */
  static char of(String text) {
    int[] counts = new int[KNOWN.length()];
    boolean quoted = false;
    String start = text.stripLeading();
    for (int i = 0; i < start.length(); i++) {
      char sign = start.charAt(i);
      if (!quoted && (sign == '\n' || sign == '\r')) {
        break;
      }
      quoted ^= sign == '"';
      int known = KNOWN.indexOf(sign);
      if (!quoted && known >= 0) {
        counts[known]++;
      }
    }
    return KNOWN.charAt(highest(counts));
  }

  private static int highest(int[] counts) {
    int highest = 0;
    for (int i = 1; i < counts.length; i++) {
      highest = counts[i] > counts[highest] ? i : highest;
    }
    return highest;
  }
}
