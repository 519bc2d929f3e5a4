package org.gongkai.content.text;

/** Texts without characters that no text holds. */
public final class CleanText {

  private static final int REPLACEMENT = 0xFFFD;

  private CleanText() {}

  /**
   * A text of one line: without white space at its ends, each run of white space in it one space.
   */
  public static String line(String text) {
    return of(text).replaceAll("\\s+", " ").strip();
  }

  /**
   * Without control characters other than tabs and line ends, which are all {@code \n}. A surrogate
   * without its other half, of which nobody knows what it was, becomes U+FFFD.
   */
  public static String of(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> append(kept, c));
    return kept.toString();
  }

  private static void append(StringBuilder kept, int point) {
    int type = Character.getType(point);
    boolean isNoCharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    if (type == Character.SURROGATE) {
      kept.appendCodePoint(REPLACEMENT);
    } else if (point == '\n' || point == '\t' || (type != Character.CONTROL && !isNoCharacter)) {
      kept.appendCodePoint(point);
    }
  }
}
