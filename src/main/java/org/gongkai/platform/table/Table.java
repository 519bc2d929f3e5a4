package org.gongkai.platform.table;

import java.util.List;

/**
 * A table that was read.
 *
 * @param heading the first row that is not blank, its cells without white space at their edges;
 *     never the same words twice
 * @param rows the rows below that are not blank, their cells as they were written
 * @param blankRows how many blank rows lie between the heading and the last row
 */
public record Table(TableRow heading, List<TableRow> rows, int blankRows) {

  /** Copies the rows. */
  public Table {
    rows = List.copyOf(rows);
  }
}
