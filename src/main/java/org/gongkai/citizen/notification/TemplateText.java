package org.gongkai.citizen.notification;

import java.util.regex.Pattern;

/**
 * Fits texts into template fields: the platform refuses a message with a value that is too long,
 * empty, of other characters, or with line breaks (47003).
 */
final class TemplateText {

  private static final int LATIN_NAME = 20;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\s\\p{Z}]+");

  private TemplateText() {}

  /** The value as the type takes it. A free text is cut with an ellipsis, every other one bare. */
  static String fit(FieldType type, String value) {
    String text = type.only(printable(value)).strip();
    if (text.isEmpty()) {
      return type.empty();
    }
    return type == FieldType.THING ? shortened(text, type.most()) : cut(text, mostOf(type, text));
  }

  private static String printable(String value) {
    return UNPRINTABLE.matcher(value).replaceAll(" ");
  }

  private static int mostOf(FieldType type, String text) {
    boolean latin = text.chars().allMatch(c -> c < 0x80);
    return type == FieldType.NAME && latin ? LATIN_NAME : type.most();
  }

  private static String shortened(String text, int most) {
    return length(text) <= most ? text : cut(text, most - 1) + "…";
  }

  /** Never within a character of two units. */
  private static String cut(String text, int most) {
    return length(text) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)).strip();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
