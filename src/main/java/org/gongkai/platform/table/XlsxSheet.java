package org.gongkai.platform.table;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The XML of one sheet. Instants and days are texts, as in the other formats: a cell of Excel's own
 * knows no offset and no zone, is shown differently by every installation, and its number reads as
 * another day in a workbook counted from 1904. As written they sort in the order of time.
 */
final class XlsxSheet {

  /** What comes after the last row. */
  static final String END = "</sheetData></worksheet>";

  /** Excel counts with 15 decimal digits; what is longer stays whole as a text. */
  private static final int MOST_DIGITS = 15;

  private final List<? extends TableColumn<?>> columns;
  private final List<String> letters;
  private final StringBuilder xml = new StringBuilder();

  XlsxSheet(List<? extends TableColumn<?>> columns) {
    this.columns = columns;
    this.letters = IntStream.range(0, columns.size()).mapToObj(CellName::letters).toList();
  }

  /** Everything up to the heading, which stays in view. */
  String start() {
    xml.setLength(0);
    xml.append(XlsxParts.DECLARATION)
        .append("<worksheet xmlns=\"" + XlsxParts.MAIN + "\"><sheetViews>")
        .append("<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\"")
        .append(" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>")
        .append("<sheetData><row r=\"1\">");
    for (int i = 0; i < columns.size(); i++) {
      open(i, 1);
      text(columns.get(i).heading(), XlsxParts.HEADING);
    }
    return xml.append("</row>").toString();
  }

  /**
   * One row.
   *
   * @param number its number in the sheet
   * @param counted its number in the whole table, for errors
   */
  String row(int number, long counted, List<@Nullable String> cells) {
    xml.setLength(0);
    xml.append("<row r=\"").append(number).append("\">");
    for (int i = 0; i < columns.size(); i++) {
      String cell = cells.get(i);
      if (cell != null) {
        requireShort(cell, counted, i);
        open(i, number);
        cell(columns.get(i).kind(), cell);
      }
    }
    return xml.append("</row>").toString();
  }

  private static void requireShort(String cell, long counted, int column) {
    if (cell.length() > XlsxLimits.LONGEST_CELL) {
      // The heading is the first row that people see.
      throw new TableException(TableException.Reason.CELL_TOO_LONG, counted + 1, column + 1);
    }
  }

  private void open(int column, int row) {
    xml.append("<c r=\"").append(letters.get(column)).append(row).append('"');
  }

  private void cell(ColumnKind kind, String cell) {
    switch (kind) {
      case NUMBER -> number(cell);
      case BOOLEAN ->
          xml.append(" t=\"b\"><v>").append(cell.equals("true") ? 1 : 0).append("</v></c>");
      case TEXT -> text(cell, FormulaGuard.isDangerous(cell) ? XlsxParts.GUARDED : XlsxParts.TEXT);
      case INSTANT, DATE -> text(cell, XlsxParts.TEXT);
    }
  }

  private void number(String cell) {
    if (cell.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
      text(cell, XlsxParts.TEXT);
    } else {
      xml.append("><v>").append(cell).append("</v></c>");
    }
  }

  private void text(String text, int style) {
    xml.append(" t=\"inlineStr\" s=\"").append(style);
    // Without the attribute, spaces and line ends at the edges are lost.
    xml.append("\"><is><t xml:space=\"preserve\">");
    XlsxText.appendTo(xml, text);
    xml.append("</t></is></c>");
  }
}
