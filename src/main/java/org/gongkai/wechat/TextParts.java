package org.gongkai.wechat;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long text into parts that the content check takes: after the end of a sentence where there
 * is one, overlapping so that no phrase is split unseen.
 */
final class TextParts {

  /** Most UTF-16 units of one check ({@code msg_sec_check} takes 2,500 characters). */
  static final int MAX = 2500;

  private static final int OVERLAP = 100;
  private static final String SENTENCE_ENDS = "。！？；!?;\n";

  private TextParts() {}

  static List<String> of(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (text.length() - from > MAX) {
      int to = end(text, from);
      parts.add(text.substring(from, to));
      from = wholeCharacter(text, to - OVERLAP);
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** After the last sentence that ends in the second half of what a part may hold. */
  private static int end(String text, int from) {
    for (int at = from + MAX; at > from + MAX / 2; at--) {
      if (SENTENCE_ENDS.indexOf(text.charAt(at - 1)) >= 0) {
        return at;
      }
    }
    return wholeCharacter(text, from + MAX);
  }

  /** The same place, or one before where it would cut a surrogate pair. */
  private static int wholeCharacter(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
