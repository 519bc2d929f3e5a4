package org.gongkai.wechat;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long text into parts that the content check takes, overlapping so that no phrase is split
 * unseen.
 */
final class TextParts {

  /** Most UTF-16 units of one check ({@code msg_sec_check} takes 2,500 characters). */
  static final int MAX = 2500;

  private static final int OVERLAP = 100;

  private TextParts() {}

  static List<String> of(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (text.length() - from > MAX) {
      int to = wholeCharacter(text, from + MAX);
      parts.add(text.substring(from, to));
      from = wholeCharacter(text, to - OVERLAP);
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** The same place, or one before where it would cut a surrogate pair. */
  private static int wholeCharacter(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
