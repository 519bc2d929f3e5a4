package org.gongkai.platform.table;

import java.util.List;

/**
 * One row of a table that was read.
 *
 * @param number the row as a spreadsheet counts it, from 1
 * @param cells as many as the table has headings; an empty text where there is nothing
 */
public record TableRow(int number, List<String> cells) {

  /** Copies the cells. */
  public TableRow {
    cells = List.copyOf(cells);
  }
}
