package org.gongkai.consultation.draft;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Follows the fields of a Word file: a code that nobody sees and a result that everybody does. */
final class DocxFields {

  private static final int LONGEST_CODE = 500;

  /** Fields that get their result from outside the file. */
  private static final List<String> OUTWARD =
      List.of("INCLUDETEXT", "INCLUDEPICTURE", "DDE", "LINK", "DATABASE", "RD ");

  private static final class Field {

    private final StringBuilder code = new StringBuilder();
    private boolean result;
    private boolean contents;
  }

  private final Deque<Field> open = new ArrayDeque<>();
  private int codes;
  private int contents;

  void begin() {
    open.push(new Field());
    codes++;
  }

  void code(String text) {
    Field field = open.peek();
    if (field != null && !field.result && field.code.length() < LONGEST_CODE) {
      field.code.append(text);
    }
  }

  /** The code of the innermost field is complete; its result follows. */
  void separate() {
    Field field = open.peek();
    if (field != null && !field.result) {
      field.result = true;
      codes--;
      field.contents = isContents(field.code.toString());
      contents += field.contents ? 1 : 0;
    }
  }

  /** The code of the innermost field when it leads out of the file; otherwise empty. */
  String outward() {
    Field field = open.peek();
    return field == null ? "" : outward(field.code.toString());
  }

  /** The code when it leads out of the file; otherwise empty. */
  static String outward(String code) {
    String folded = code.strip().toUpperCase(Locale.ROOT);
    return OUTWARD.stream().anyMatch(folded::startsWith) ? code.strip() : "";
  }

  void end() {
    Field field = open.poll();
    if (field != null) {
      codes -= field.result ? 0 : 1;
      contents -= field.contents ? 1 : 0;
    }
  }

  /** Whether words here belong to a code. */
  boolean inCode() {
    return codes > 0;
  }

  /** Whether words here belong to a table of contents. */
  boolean inContents() {
    return contents > 0;
  }

  private static boolean isContents(String code) {
    return code.strip().toUpperCase(Locale.ROOT).startsWith("TOC ")
        || code.strip().equalsIgnoreCase("TOC");
  }
}
