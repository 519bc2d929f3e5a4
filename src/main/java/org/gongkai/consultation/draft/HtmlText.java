package org.gongkai.consultation.draft;

/** Puts the fragments of one paragraph together and closes up white space as a browser does. */
final class HtmlText {

  /** From here on characters are as wide as a Chinese one and need no space between lines. */
  private static final char WIDE = '\u2E80';

  private final StringBuilder text = new StringBuilder();
  private boolean space;
  private boolean lineEnd;

  void append(String fragment) {
    for (int i = 0; i < fragment.length(); i++) {
      char c = fragment.charAt(i);
      if (isCollapsible(c)) {
        space = true;
        lineEnd |= c == '\n' || c == '\r';
      } else {
        separate(c);
        text.append(c);
      }
    }
  }

  /** Appends the fragment with all its white space. */
  void appendAsIs(String fragment) {
    text.append(fragment);
  }

  String take() {
    String taken = text.toString();
    text.setLength(0);
    space = false;
    lineEnd = false;
    return taken;
  }

  /** A line of the file that ends between two Chinese characters separates no words. */
  private void separate(char next) {
    int length = text.length();
    boolean between = space && length > 0;
    if (between && !(lineEnd && next >= WIDE && text.charAt(length - 1) >= WIDE)) {
      text.append(' ');
    }
    space = false;
    lineEnd = false;
  }

  private static boolean isCollapsible(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
