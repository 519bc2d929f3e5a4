package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lays the cells of a table out on a grid. Every row gets a place for every column in which some
 * cell starts; columns that exist only inside merged cells are left out.
 */
final class TableGrid {

  /** Rows times columns; far more than a table that people read. */
  private static final int MOST_PLACES = 200_000;

  private static final int MOST_COLUMNS = 1_000;

  private final List<Map<Integer, String>> rows = new ArrayList<>();
  private final BitSet columns = new BitSet();

  /** How many rows the cell above still covers, column by column. */
  private final List<Integer> covered = new ArrayList<>();

  private int column;
  private int cells;
  private long places;

  void startRow() {
    if (!rows.isEmpty()) {
      covered.replaceAll(left -> Math.max(0, left - 1));
    }
    rows.add(new TreeMap<>());
    column = 0;
    places += covered.size() + 1L;
    check(places <= MOST_PLACES);
  }

  /** Leaves columns at the start of a row empty. */
  void skip(int count) {
    column = Math.min(MOST_COLUMNS, column + count);
  }

  /**
   * The next cell of the row.
   *
   * @param width how many columns it covers, at least 1
   * @param height how many rows it covers, at least 1
   */
  void cell(int width, int height, String text) {
    if (rows.isEmpty()) {
      startRow();
    }
    while (column < covered.size() && covered.get(column) > 0) {
      column++;
    }
    columns.set(column);
    rows.get(rows.size() - 1).put(column, text);
    cells++;
    for (int i = 0; i < width; i++, column++) {
      check(column < MOST_COLUMNS);
      cover(column, height);
    }
    places += width;
    check(places <= MOST_PLACES);
  }

  int cells() {
    return cells;
  }

  /** The rows, each as wide as the table. */
  List<List<String>> rows() {
    check((long) rows.size() * columns.cardinality() <= MOST_PLACES);
    return rows.stream()
        .map(row -> columns.stream().mapToObj(i -> row.getOrDefault(i, "")).toList())
        .toList();
  }

  private void cover(int index, int height) {
    while (covered.size() <= index) {
      covered.add(0);
    }
    covered.set(index, height);
  }

  private static void check(boolean within) {
    if (!within) {
      throw new DraftFormatException(DraftFormatException.Reason.TOO_MANY_CLAUSES);
    }
  }
}
