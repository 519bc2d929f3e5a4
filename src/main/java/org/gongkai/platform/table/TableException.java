package org.gongkai.platform.table;

import org.jspecify.annotations.Nullable;

/** A table that cannot be read or written. */
public final class TableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final long row;
  private final int column;

  TableException(Reason reason) {
    this(reason, 0, 0, null);
  }

  TableException(Reason reason, long row, int column) {
    this(reason, row, column, null);
  }

  TableException(Reason reason, long row, int column, @Nullable Throwable cause) {
    super("Table refused: %s at row %d, column %d".formatted(reason, row, column), cause);
    this.reason = reason;
    this.row = row;
    this.column = column;
  }

  /** What is wrong; stable, meant for an error catalogue. */
  public Reason reason() {
    return reason;
  }

  /** The row as a spreadsheet counts it, from 1; 0 when the reason is about the whole file. */
  public long row() {
    return row;
  }

  /** The column, from 1; 0 when the reason is about a whole row or the whole file. */
  public int column() {
    return column;
  }

  /** What can be wrong with a table. */
  public enum Reason {
    /** Nothing but blank rows. */
    EMPTY,
    /** Larger than {@link TableReader#MAX_BYTES}, or with more words than that in its cells. */
    FILE_TOO_LARGE,
    /** No workbook and no text in UTF-8, UTF-16 or GB 18030, damaged, or cut short. */
    UNREADABLE_FILE,
    /** Made to harm: it unpacks to far more than its size, or declares entities or names twice. */
    UNSAFE_FILE,
    /** A workbook of the kind {@code .xls}: to be saved as {@code .xlsx} first. */
    OLD_WORKBOOK,
    /** A workbook that a password locks. */
    LOCKED_WORKBOOK,
    /** The workbook carries macros. */
    CONTAINS_MACROS,
    /** More than {@link TableReader#MAX_ROWS} rows below the heading. */
    TOO_MANY_ROWS,
    /** More than {@link TableReader#MAX_COLUMNS} columns. */
    TOO_MANY_COLUMNS,
    /** A cell longer than {@link TableReader#MAX_CELL}, or, in writing, than a workbook takes. */
    CELL_TOO_LONG,
    /** Two columns have the same heading. */
    HEADING_TWICE,
    /** A cell has words and its column has no heading, as after a comma that wants quotes. */
    CELL_WITHOUT_HEADING,
    /** A text in quotes does not end where its cell ends. */
    BROKEN_QUOTES,
    /** A number of more than 15 digits, of which a workbook has lost some: to be typed as text. */
    DIGITS_LOST,
    /** A formula whose result the file does not hold. */
    FORMULA_WITHOUT_RESULT
  }
}
