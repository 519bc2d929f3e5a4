package org.gongkai.consultation.draft;

import java.util.Locale;
import org.gongkai.platform.office.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * One level of a list.
 *
 * @param start the first number
 * @param format the name of the way to write the number
 * @param pattern the label, with {@code %1} to {@code %9} for the numbers of the levels
 * @param restart the level, from 1, whose next item makes this one start over; 0 for none, null for
 *     any level outside
 * @param legal whether all numbers in the label are written in digits
 * @param style the paragraph style that uses this level
 */
record DocxLevel(
    int start,
    String format,
    String pattern,
    @Nullable Integer restart,
    boolean legal,
    @Nullable String style) {

  private static final int HIGHEST_START = 30_000;

  static final DocxLevel NONE = new DocxLevel(1, "none", "", null, false, null);

  /** Reads the level the cursor is at. */
  static DocxLevel read(XmlCursor part) {
    DocxLevel level = new DocxLevel(0, "decimal", "", null, false, null);
    int depth = part.depth();
    while (part.next(depth)) {
      level = level.with(part);
    }
    return level;
  }

  private DocxLevel with(XmlCursor part) {
    String value = part.text("val");
    return switch (part.name()) {
      case "start" -> startingAt(Integers.within(0, HIGHEST_START, value));
      case "numFmt" -> new DocxLevel(start, value, pattern, restart, legal, style);
      case "lvlText" -> new DocxLevel(start, format, value, restart, legal, style);
      case "lvlRestart" ->
          new DocxLevel(start, format, pattern, Integers.within(0, 9, value), legal, style);
      case "isLgl" -> new DocxLevel(start, format, pattern, restart, part.isOn(), style);
      case "pStyle" -> new DocxLevel(start, format, pattern, restart, legal, value);
      default -> this;
    };
  }

  DocxLevel startingAt(int number) {
    return new DocxLevel(number, format, pattern, restart, legal, style);
  }

  boolean isBullet() {
    return format.equals("bullet");
  }

  /** Whether an item of the given level, from 0, makes this level, from 0, start over. */
  boolean startsOverAfter(int item, int own) {
    return item < own && (restart == null || item < restart);
  }

  /**
   * Writes a number the way this level does. From a hundred on, all Chinese ways are written alike,
   * and so are those that spell 11 as 一一, because only 十一 is a number to readers of a list.
   */
  String written(int number) {
    return switch (format) {
      case "none" -> "";
      case "decimalZero" -> number < 10 ? "0" + number : Integer.toString(number);
      case "decimalFullWidth", "decimalFullWidth2" -> NumberWriter.fullWidth(number);
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "ideographDigital",
          "japaneseDigitalTenThousand",
          "taiwaneseCounting",
          "taiwaneseCountingThousand",
          "taiwaneseDigital",
          "koreanDigital2" ->
          NumberWriter.chinese(number);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> NumberWriter.circled(number);
      case "decimalEnclosedParen" -> "(" + number + ")";
      case "decimalEnclosedFullstop" -> number + ".";
      case "lowerLetter" -> NumberWriter.repeated(number, 'a');
      case "upperLetter" -> NumberWriter.repeated(number, 'A');
      case "lowerRoman" -> NumberWriter.roman(number).toLowerCase(Locale.ROOT);
      case "upperRoman" -> NumberWriter.roman(number);
      case "ideographTraditional" -> cyclic("甲乙丙丁戊己庚辛壬癸", number);
      case "ideographZodiac" -> cyclic("子丑寅卯辰巳午未申酉戌亥", number);
      default -> Integer.toString(number);
    };
  }

  private static String cyclic(String signs, int number) {
    boolean within = number >= 1 && number <= signs.length();
    return within ? signs.substring(number - 1, number) : Integer.toString(number);
  }
}
