package org.gongkai.consultation.draft;

/** Sees the many shapes of one character as one. */
final class Characters {

  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private Characters() {}

  static boolean isLineBreak(char c) {
    return switch (c) {
      case '\n', '\r', '\f', '\u000B', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  /** White space of every width, the no-break ones included, which {@link String#strip} leaves. */
  static boolean isSpace(char c) {
    return switch (c) {
      case ' ', '\t', '\u00A0', '\u1680', '\u202F', '\u205F', '\u3000' -> true;
      default -> c >= '\u2000' && c <= '\u200A';
    };
  }

  /** Marks without width and control characters: they come with copied text and mean nothing. */
  static boolean isInvisible(char c) {
    return switch (c) {
      case '\u00AD', '\u061C', '\u180E', '\uFEFF' -> true;
      default ->
          (c >= '\u200B' && c <= '\u200F')
              || (c >= '\u202A' && c <= '\u202E')
              || (c >= '\u2060' && c <= '\u2069')
              || (Character.isISOControl(c) && c != '\t');
    };
  }

  /** The half-width form; the result has one character for each of the input. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      folded.append(fold(text.charAt(i)));
    }
    return folded.toString();
  }

  private static char fold(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - FULL_WIDTH_OFFSET);
    }
    return isSpace(c) ? ' ' : c;
  }

  /** The folded text without any white space: equal for lines that read the same. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSpace(c)) {
        key.append(fold(c));
      }
    }
    return key.toString();
  }

  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
