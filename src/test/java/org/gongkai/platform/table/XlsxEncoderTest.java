package org.gongkai.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.platform.table.TableException.Reason;
import org.junit.jupiter.api.Test;

/** Workbooks as Apache POI reads them. */
class XlsxEncoderTest {

  private static final XlsxLimits SMALL = new XlsxLimits(3, 1L << 30);

  @Test
  void holdsTheTextsAsTheyAre() throws IOException {
    try (XSSFWorkbook book = book(Rows.file(TableFormat.XLSX, Rows.rows()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertEquals("意见", sheet.getRow(0).getCell(0).getStringCellValue());
      assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
      assertEquals(Rows.TEXTS.size(), sheet.getLastRowNum());
      for (int i = 0; i < Rows.TEXTS.size(); i++) {
        XSSFCell cell = sheet.getRow(i + 1).getCell(0);
        assertEquals(CellType.STRING, cell.getCellType());
        assertEquals(Rows.TEXTS.get(i), cell.getStringCellValue());
        assertEquals("@", cell.getCellStyle().getDataFormatString());
      }
    }
  }

  @Test
  void marksTextsThatLookLikeFormulasSoThatEditingLeavesThemTexts() throws IOException {
    try (XSSFWorkbook book =
        book(Rows.file(TableFormat.XLSX, List.of(Rows.row("=1+1"), Rows.row("甲"))))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertTrue(sheet.getRow(1).getCell(0).getCellStyle().getQuotePrefixed());
      assertThat(sheet.getRow(2).getCell(0).getCellStyle().getQuotePrefixed()).isFalse();
    }
  }

  @Test
  void holdsEachKindOfCell() throws IOException {
    List<Rows.Row> rows = new ArrayList<>(Rows.numbers());
    rows.add(Rows.empty());
    try (XSSFWorkbook book = book(Rows.file(TableFormat.XLSX, rows))) {
      XSSFSheet sheet = book.getSheetAt(0);
      Row first = sheet.getRow(1);
      assertEquals(0, first.getCell(1).getNumericCellValue());
      assertEquals("2026-03-01T09:00:00.005+08:00", first.getCell(2).getStringCellValue());
      assertEquals("2026-03-01", first.getCell(3).getStringCellValue());
      assertThat(first.getCell(4).getBooleanCellValue()).isFalse();
      assertEquals(-12, sheet.getRow(2).getCell(1).getNumericCellValue());
      assertEquals(1000, sheet.getRow(3).getCell(1).getNumericCellValue());
      assertEquals("123456789012345678", sheet.getRow(5).getCell(1).getStringCellValue());
      assertEquals(0, sheet.getRow(rows.size()).getPhysicalNumberOfCells());
    }
  }

  @Test
  void leavesOutWhatXmlCannotHold() throws IOException {
    String text = "甲\u0000\u0008\u001F\uFFFE\uFFFF乙";
    try (XSSFWorkbook book = book(Rows.file(TableFormat.XLSX, List.of(Rows.row(text))))) {
      assertEquals("甲乙", book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue());
    }
  }

  @Test
  void goesOnInFurtherSheets() throws IOException {
    List<List<String>> rows = IntStream.range(0, 5).mapToObj(i -> List.of("第" + i + "条")).toList();
    try (XSSFWorkbook book = book(file(SMALL, rows))) {
      assertEquals(3, book.getNumberOfSheets());
      for (int i = 0; i < 5; i++) {
        XSSFSheet sheet = book.getSheetAt(i / 2);
        assertEquals("意见", sheet.getRow(0).getCell(0).getStringCellValue());
        assertEquals("第" + i + "条", sheet.getRow(i % 2 + 1).getCell(0).getStringCellValue());
      }
    }
    try (XSSFWorkbook book = book(file(new XlsxLimits(99, 1), rows))) {
      assertEquals(5, book.getNumberOfSheets());
    }
    try (XSSFWorkbook book = book(file(SMALL, rows.subList(0, 2)))) {
      assertEquals(1, book.getNumberOfSheets());
    }
  }

  @Test
  void refusesACellThatExcelCannotHold() {
    List<Rows.Row> longest = List.of(Rows.row("甲".repeat(32_767)));
    assertThat(Rows.file(TableFormat.XLSX, longest)).isNotEmpty();
    List<Rows.Row> longer = List.of(Rows.row("甲"), Rows.row("甲".repeat(32_768)));
    TableException refusal =
        assertThrows(TableException.class, () -> Rows.file(TableFormat.XLSX, longer));
    assertEquals(Reason.CELL_TOO_LONG, refusal.reason());
    assertEquals(3, refusal.row());
    assertEquals(1, refusal.column());
  }

  @Test
  void givesTheSameBytesForTheSameRows() {
    assertArrayEquals(
        Rows.file(TableFormat.XLSX, Rows.rows()), Rows.file(TableFormat.XLSX, Rows.rows()));
  }

  @Test
  void namesColumnsAsASheetDoes() {
    assertEquals(
        List.of("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"),
        IntStream.of(0, 25, 26, 51, 52, 701, 702, 16_383).mapToObj(CellName::letters).toList());
    for (int column = 0; column < 16_384; column++) {
      assertEquals(column, CellName.column(CellName.letters(column) + "7"));
    }
    assertEquals(-1, CellName.column("XFE1"));
    assertEquals(-1, CellName.column("7"));
    assertEquals(-1, CellName.column("ZZZZZZZZZZZZZZ1"));
  }

  private static byte[] file(XlsxLimits limits, List<List<String>> rows) {
    List<TableColumn<String>> columns = List.of(TableColumn.text("text", "意见", text -> text));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (XlsxEncoder encoder = new XlsxEncoder(columns, limits)) {
      file.writeBytes(encoder.start());
      file.writeBytes(encoder.rows(List.copyOf(rows)));
      file.writeBytes(encoder.end());
    }
    return file.toByteArray();
  }

  private static XSSFWorkbook book(byte[] file) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(file));
  }
}
