package org.gongkai.platform.table;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.platform.office.XmlCursor;

/** The texts of a workbook, which stand apart from their cells or inside them. */
final class XlsxStrings {

  private XlsxStrings() {}

  /** The table of texts to which cells refer by number. */
  static List<String> read(XmlCursor part) {
    List<String> strings = new ArrayList<>();
    while (part.next(0)) {
      if (part.name().equals("si")) {
        strings.add(text(part));
      }
    }
    return strings;
  }

  /** The words of the element; its pieces differ in their looks alone. */
  static String text(XmlCursor part) {
    StringBuilder words = new StringBuilder();
    int depth = part.depth();
    while (part.next(depth)) {
      switch (part.name()) {
        case "t" -> words.append(part.words());
        // How a word is pronounced is written above it and no part of it.
        case "rPh" -> part.skip();
        default -> {
          // Looks.
        }
      }
    }
    return XlsxText.decoded(words.toString());
  }
}
