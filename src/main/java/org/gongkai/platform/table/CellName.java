package org.gongkai.platform.table;

/** Names of cells, such as {@code B12}. */
final class CellName {

  /** A sheet has no more: XFD. */
  private static final int MOST_COLUMNS = 16_384;

  private CellName() {}

  /**
   * The letters of a column.
   *
   * @param column counted from 0
   */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  /**
   * The column that a name begins with, counted from 0.
   *
   * @return -1 when the name begins with none that a sheet has
   */
  static int column(String name) {
    int column = 0;
    int at = 0;
    while (at < name.length() && name.charAt(at) >= 'A' && name.charAt(at) <= 'Z') {
      column = column * 26 + name.charAt(at++) - 'A' + 1;
      if (column > MOST_COLUMNS) {
        return -1;
      }
    }
    return column - 1;
  }
}
