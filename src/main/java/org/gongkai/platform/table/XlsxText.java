package org.gongkai.platform.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts inside a workbook's XML. A workbook takes {@code _x000D_} for the character of that number
 * (ECMA-376, part 1, ST_Xstring), so a text that happens to hold such a sequence is written with
 * its first low line in that form.
 */
final class XlsxText {

  private static final Pattern CODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final String LOW_LINE = "_x005F_";

  private XlsxText() {}

  /** Appends a text as XML; characters that XML 1.0 cannot hold are left out. */
  static void appendTo(StringBuilder xml, String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '\r' -> xml.append("&#13;");
        case '_' -> xml.append(isCoded(text, i) ? LOW_LINE : "_");
        default -> {
          if (isAllowed(unit)) {
            xml.append(unit);
          }
        }
      }
    }
  }

  /** A text as people see it, from the words in the XML. */
  static String decoded(String words) {
    if (!words.contains("_x")) {
      return words;
    }
    return CODED
        .matcher(words)
        .replaceAll(
            coded -> {
              char unit = (char) Integer.parseInt(coded.group(1), 16);
              return Matcher.quoteReplacement(String.valueOf(unit));
            });
  }

  private static boolean isCoded(String text, int at) {
    return text.startsWith("_x", at)
        && CODED.matcher(text).region(at, Math.min(at + 7, text.length())).matches();
  }

  private static boolean isAllowed(char unit) {
    return (unit >= ' ' && unit < 0xFFFE) || unit == '\t' || unit == '\n';
  }
}
