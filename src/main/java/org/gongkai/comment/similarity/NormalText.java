package org.gongkai.comment.similarity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as it is compared: one width and case, simplified characters, digits and symbols such as
 * emoji kept; punctuation, white space and invisible characters dropped, and with them greetings,
 * signatures and long quotations.
 */
final class NormalText {

  /** Fewer characters than these prove nothing: one changed character may be another opinion. */
  static final int SHORT = 12;

  /** Words of somebody else, mostly of the draft, which both sides of a quarrel repeat. */
  private static final Pattern QUOTATION =
      Pattern.compile("“[^“”]{10,300}”|「[^「」]{10,300}」|\"[^\"]{10,300}\"");

  private final List<String> phrases;

  private NormalText(List<String> phrases) {
    this.phrases = phrases;
  }

  static NormalText of(String text) {
    String source = Normalizer.normalize(text, Normalizer.Form.NFKC);
    NormalText own = new NormalText(split(QUOTATION.matcher(source).replaceAll(" ")));
    NormalText kept = new NormalText(Pleasantries.without(own.phrases));
    NormalText all = own.isShort() ? new NormalText(split(source)) : own;
    return kept.isShort() ? all : kept;
  }

  /** What stands between punctuation or white space, in order. */
  List<String> phrases() {
    return phrases;
  }

  /** All phrases without anything between them. */
  String joined() {
    return String.join("", phrases);
  }

  boolean isEmpty() {
    return phrases.isEmpty();
  }

  boolean isShort() {
    return phrases.stream().mapToInt(phrase -> phrase.codePointCount(0, phrase.length())).sum()
        < SHORT;
  }

  private static List<String> split(String text) {
    List<String> phrases = new ArrayList<>();
    StringBuilder phrase = new StringBuilder();
    int[] points = text.toLowerCase(Locale.ROOT).codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (isKept(points, i)) {
        phrase.appendCodePoint(Simplified.of(points[i]));
      } else if (!isInvisible(points[i])) {
        close(phrase, phrases);
      }
    }
    close(phrase, phrases);
    return phrases;
  }

  private static void close(StringBuilder phrase, List<String> phrases) {
    if (!phrase.isEmpty()) {
      phrases.add(phrase.toString());
      phrase.setLength(0);
    }
  }

  private static boolean isKept(int[] points, int at) {
    return Character.isLetterOrDigit(points[at])
        || Character.getType(points[at]) == Character.OTHER_SYMBOL
        || isInNumber(points, at);
  }

  /** The sign within 1.5 or 22:00, without which it would be another number. */
  private static boolean isInNumber(int[] points, int at) {
    return (points[at] == '.' || points[at] == ':')
        && at > 0
        && at + 1 < points.length
        && Character.isDigit(points[at - 1])
        && Character.isDigit(points[at + 1]);
  }

  /** Formatting characters, and marks and modifiers such as an emoji's skin tone. */
  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.MODIFIER_SYMBOL ->
          !Character.isWhitespace(point);
      default -> false;
    };
  }
}
