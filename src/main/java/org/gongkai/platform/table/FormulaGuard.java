package org.gongkai.platform.table;

import java.text.Normalizer;

/**
 * Keeps a spreadsheet from calculating what somebody wrote, after OWASP's page on CSV injection. A
 * text is guarded by an apostrophe when its first character is a tab or an end of line, or when its
 * first character that is not a space, a sign without width, a control character or a quote is one
 * of {@code = + - @}, in whatever width.
 */
public final class FormulaGuard {

  private static final String GUARD = "'";
  private static final String STARTS = "=+-@\u2212";
  private static final String QUOTES = "'\"`´‘’‚‛“”„‟′″«»‹›「」『』〝〞〟＇＂｀";

  private FormulaGuard() {}

  /** The text as it is, or with an apostrophe before it. */
  public static String guarded(String text) {
    return isDangerous(text) ? GUARD + text : text;
  }

  /**
   * What {@link #guarded} was given. This is exact: a text that starts with an apostrophe before a
   * formula is itself guarded by one more.
   */
  public static String restored(String guarded) {
    boolean marked = guarded.startsWith(GUARD) && isDangerous(guarded.substring(1));
    return marked ? guarded.substring(1) : guarded;
  }

  /** Whether a spreadsheet might take the text for a formula. */
  public static boolean isDangerous(String text) {
    if (text.isEmpty()) {
      return false;
    }
    if ("\t\r\n".indexOf(text.charAt(0)) >= 0) {
      return true;
    }
    int at = 0;
    while (at < text.length() && isPassedOver(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at < text.length() && startsFormula(text.codePointAt(at));
  }

  private static boolean isPassedOver(int point) {
    return switch (Character.getType(point)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK ->
          true;
      default -> QUOTES.indexOf(point) >= 0;
    };
  }

  private static boolean startsFormula(int point) {
    if (point < 0x80) {
      return STARTS.indexOf(point) >= 0;
    }
    // Full and small widths are the same signs to some spreadsheets.
    String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
    return plain.length() == 1 && STARTS.indexOf(plain.charAt(0)) >= 0;
  }
}
