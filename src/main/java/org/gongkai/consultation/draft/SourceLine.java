package org.gongkai.consultation.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line that is not blank, or one table.
 *
 * <p>A table takes part in everything that compares lines, but its text and key are fenced in with
 * a character that no reader of headings, units, dates or numbers accepts.
 *
 * @param number its place in the source, counted from 1
 * @param written the line without invisible characters and outer white space
 * @param text the same without a leading bullet
 * @param key what two lines share when they read the same
 * @param table the cells row by row when this is a table
 */
record SourceLine(
    int number, String written, String text, String key, @Nullable List<List<String>> table) {

  /** Stands for an object among characters; visible text does not contain it. */
  static final char FENCE = '\uFFFC';

  private static final String BULLETS = "•●▪■◆►▶";

  static SourceLine of(int number, String written) {
    String text = withoutBullet(written);
    return new SourceLine(number, written, text, Characters.key(text), null);
  }

  static SourceLine of(int number, List<List<String>> table) {
    String written = TableText.of(table);
    String text = FENCE + written + FENCE;
    return new SourceLine(number, written, text, Characters.key(text), table);
  }

  boolean isTable() {
    return table != null;
  }

  private static String withoutBullet(String written) {
    char first = written.charAt(0);
    boolean bullet = BULLETS.indexOf(first) >= 0;
    // The middle dot also joins the parts of a foreign name, so it needs a space behind it.
    boolean dot = first == '·' && written.length() > 1 && Characters.isSpace(written.charAt(1));
    if (!bullet && !dot) {
      return written;
    }
    String rest = Characters.strip(written.substring(1));
    return rest.isEmpty() ? written : rest;
  }

  boolean isBulleted() {
    return table == null && written.length() > text.length();
  }
}
