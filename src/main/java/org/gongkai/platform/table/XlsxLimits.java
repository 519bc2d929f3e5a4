package org.gongkai.platform.table;

/**
 * When a workbook goes on in its next sheet.
 *
 * @param rows how many rows a sheet takes, the heading counted
 * @param bytes how long the XML of a sheet may grow
 */
record XlsxLimits(int rows, long bytes) {

  /** Characters (UTF-16 units) of one cell: Microsoft, "Excel specifications and limits". */
  static final int LONGEST_CELL = 32_767;

  /** Rows as Excel takes them; XML well below the 4 GiB from which zip files need extensions. */
  static final XlsxLimits EXCEL = new XlsxLimits(1_048_576, 2L << 30);
}
