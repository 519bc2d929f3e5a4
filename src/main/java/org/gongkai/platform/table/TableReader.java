package org.gongkai.platform.table;

import org.gongkai.platform.table.TableException.Reason;

/**
 * Reads a table that a person made, from a workbook ({@code .xlsx}) or from a text whose cells are
 * parted by commas, semicolons or tabs. What the file is follows from its content; its name does
 * not matter. Nothing is fetched, nothing in a file is run, and a cell is never changed to mend it:
 * what cannot be taken as it is refuses the file and names the place.
 *
 * <p>Reading a file of the largest size takes about a second and tens of megabytes: it belongs on a
 * worker thread.
 */
public final class TableReader {

  /** Longest file in bytes, and most characters in all cells together. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  /** Most rows below the heading, blank ones not counted. */
  public static final int MAX_ROWS = 10_000;

  /** Most columns; a column without any words does not count at the right edge. */
  public static final int MAX_COLUMNS = 50;

  /** Longest cell in characters (UTF-16 units). */
  public static final int MAX_CELL = 20_000;

  private TableReader() {}

  /**
   * Reads a table. Of a workbook it is the first sheet that is not hidden.
   *
   * @throws TableException when the file cannot be taken as it is
   */
  public static Table read(byte[] file) {
    if (file.length > MAX_BYTES) {
      throw new TableException(Reason.FILE_TOO_LARGE);
    }
    return switch (FileKind.of(file)) {
      case WORKBOOK -> XlsxReader.read(file);
      case OLD_WORKBOOK -> throw new TableException(Reason.OLD_WORKBOOK);
      case LOCKED_WORKBOOK -> throw new TableException(Reason.LOCKED_WORKBOOK);
      case TEXT -> CsvTable.read(file);
    };
  }
}
