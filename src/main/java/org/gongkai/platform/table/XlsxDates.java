package org.gongkai.platform.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gongkai.platform.office.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * Tells which numbers of a workbook are days and times, by the format in which they are shown, and
 * writes them in ISO 8601: {@code 2026-03-01}, {@code 2026-03-01T09:30:00}, {@code 09:30:00}.
 */
final class XlsxDates {

  /** A workbook without formats. */
  static final XlsxDates NONE = new XlsxDates(List.of(), false);

  /** Words and signs in a format that stand for themselves, colours and languages. */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");

  private static final Pattern PLACEHOLDER = Pattern.compile("[yYmMdDhHsS]");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

  /** Excel counts a 29 February 1900, so that days before it have a number less. */
  private static final int MISCOUNTED = 60;

  /** The last day of the year 9999. */
  private static final int LAST = 2_958_465;

  private final List<Boolean> styles;
  private final boolean from1904;

  private XlsxDates(List<Boolean> styles, boolean from1904) {
    this.styles = styles;
    this.from1904 = from1904;
  }

  /**
   * Reads which styles show dates.
   *
   * @param from1904 whether the workbook counts its days from 1904
   */
  static XlsxDates read(XmlCursor part, boolean from1904) {
    Map<Integer, String> formats = new HashMap<>();
    List<Boolean> styles = new ArrayList<>();
    while (part.next(0)) {
      if (part.name().equals("numFmt")) {
        formats.put(Digits.parse(part.text("numFmtId")), part.text("formatCode"));
      } else if (part.name().equals("cellXfs")) {
        int depth = part.depth();
        while (part.next(depth)) {
          if (part.name().equals("xf")) {
            styles.add(isDate(Digits.parse(part.text("numFmtId")), formats));
          }
        }
      }
    }
    return new XlsxDates(styles, from1904);
  }

  /** The number as a date, or null when its style shows none or there is no such day. */
  @Nullable String text(String style, BigDecimal number) {
    int index = style.isEmpty() ? 0 : Digits.parse(style);
    boolean date = index >= 0 && index < styles.size() && styles.get(index);
    if (!date || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST)) > 0) {
      return null;
    }
    long seconds = number.multiply(DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    long days = seconds / DAY.intValue();
    LocalTime time = LocalTime.ofSecondOfDay(seconds % DAY.intValue());
    if (days == 0 && !from1904) {
      return TIME.format(time);
    }
    LocalDate day = day(days);
    boolean whole = time.equals(LocalTime.MIDNIGHT);
    return whole ? day.toString() : day + "T" + TIME.format(LocalDateTime.of(day, time));
  }

  private LocalDate day(long days) {
    if (from1904) {
      return LocalDate.of(1904, 1, 1).plusDays(days);
    }
    return LocalDate.of(1899, 12, days < MISCOUNTED ? 31 : 30).plusDays(days);
  }

  /** Formats below 164 are built in; 27 to 36 and 50 to 58 are those of East Asia. */
  private static boolean isDate(int format, Map<Integer, String> formats) {
    String code = formats.get(format);
    if (code != null) {
      return PLACEHOLDER.matcher(LITERAL.matcher(code).replaceAll("")).find();
    }
    return (format >= 14 && format <= 22)
        || (format >= 27 && format <= 36)
        || (format >= 45 && format <= 47)
        || (format >= 50 && format <= 58);
  }
}
