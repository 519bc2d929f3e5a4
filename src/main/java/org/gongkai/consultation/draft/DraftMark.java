package org.gongkai.consultation.draft;

import java.util.List;

/** The mark that says a text is not yet decided, such as {@code (征求意见稿)}. */
final class DraftMark {

  private static final int LONGEST = 16;
  private static final List<String> ENDINGS = List.of("稿", "草案", "征求意见");

  private DraftMark() {}

  /** Whether the line is nothing but the mark, with or without brackets. */
  static boolean fills(SourceLine line) {
    String key = line.key();
    return key.equals("征求意见稿") || (key.startsWith("(") && start(key) == 0);
  }

  /** Whether a mark in brackets follows some other words. */
  static boolean ends(String text) {
    return start(Characters.fold(text)) > 0;
  }

  /** The text up to the mark, without white space at its end. */
  static String removed(String text) {
    int start = start(Characters.fold(text));
    return start > 0 ? Characters.strip(text.substring(0, start)) : text;
  }

  private static int start(String folded) {
    int open = folded.lastIndexOf('(');
    if (open < 0 || !folded.endsWith(")") || folded.length() - open > LONGEST + 2) {
      return -1;
    }
    String inner = Characters.key(folded.substring(open + 1, folded.length() - 1));
    return ENDINGS.stream().anyMatch(inner::endsWith) ? open : -1;
  }
}
