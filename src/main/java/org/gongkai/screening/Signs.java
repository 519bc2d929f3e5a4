package org.gongkai.screening;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as an attentive reader sees it, one sign after the other: full-width, circled and other
 * styled forms as plain ones, in lower case, without invisible characters and combining marks. Each
 * sign knows where it stands in the text.
 */
class Signs {

  /** What {@link #at} answers before the first and after the last sign; no text holds it. */
  static final int NONE = -1;

  private static final int FIRST_STYLED = 0x80;

  private final int[] points;
  private final int[] starts;
  private final int[] ends;
  private int length;

  Signs(String text) {
    points = new int[text.length()];
    starts = new int[text.length()];
    ends = new int[text.length()];
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int end = at + Character.charCount(point);
      if (!isInvisible(point)) {
        add(plain(point), at, end);
      }
      at = end;
    }
  }

  private void add(int point, int start, int end) {
    points[length] = point;
    starts[length] = start;
    ends[length++] = end;
  }

  /** The code point of a sign, {@link #NONE} outside the text. Everything is read through here. */
  int at(int sign) {
    return sign < 0 || sign >= length ? NONE : points[sign];
  }

  int length() {
    return length;
  }

  /** Index in the text of the first UTF-16 unit of a sign. */
  int start(int sign) {
    return starts[sign];
  }

  /** Index in the text after the last UTF-16 unit of a sign. */
  int end(int sign) {
    return ends[sign];
  }

  /** Whether the signs from here on are those of the word. */
  boolean hasAt(int sign, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(sign + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A finding from the sign {@code from} to before the sign {@code to}. */
  Finding finding(PersonalDataKind kind, int from, int to) {
    return new Finding(kind, start(from), end(to - 1));
  }

  /** The signs as one string, without what stood between them unseen. */
  @Override
  public String toString() {
    return new String(Arrays.copyOf(points, length), 0, length);
  }

  static boolean isHan(int point) {
    return point >= FIRST_STYLED
        && Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
  }

  static boolean isLatin(int point) {
    return point >= 'a' && point <= 'z';
  }

  static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  static boolean isSpace(int point) {
    return point == ' ' || point == '\n';
  }

  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.CONTROL -> !Character.isWhitespace(point);
      default -> point == 0x3164 || point == 0x115F || point == 0x1160 || point == 0xFFA0;
    };
  }

  private static int plain(int point) {
    if (point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029) {
      return '\n';
    }
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      return ' ';
    }
    int simple = point < FIRST_STYLED || isHan(point) ? point : unstyled(point);
    int digit = Character.digit(simple, 10);
    return digit < 0 ? Character.toLowerCase(simple) : '0' + digit;
  }

  /** The compatibility form if it is a single character: ① is 1, but ⑩ stays. */
  private static int unstyled(int point) {
    String form = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
    boolean single = form.codePointCount(0, form.length()) == 1;
    return single ? form.codePointAt(0) : point;
  }
}
