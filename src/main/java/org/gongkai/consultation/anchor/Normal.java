package org.gongkai.consultation.anchor;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The form in which texts and labels are compared. */
final class Normal {

  private Normal() {}

  /**
   * One width of characters and no white space, but for a single space between two Latin words or
   * numbers, where it means something.
   */
  static String text(String text) {
    String source = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder normal = new StringBuilder(source.length());
    boolean gap = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (isBlank(c)) {
        gap = true;
        continue;
      }
      if (gap && isWord(c) && !normal.isEmpty() && isWord(normal.charAt(normal.length() - 1))) {
        normal.append(' ');
      }
      gap = false;
      normal.append(c);
    }
    return normal.toString();
  }

  /** A label in the form of {@link #text}; empty for none. */
  static String label(@Nullable String label) {
    return label == null ? "" : text(label);
  }

  /** Zero-width characters are blank too: pages are full of them. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || (c >= '\u200B' && c <= '\u200D')
        || c == '\uFEFF';
  }

  private static boolean isWord(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
