package org.gongkai.platform.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.platform.table.TableException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks as Apache POI writes them, and by hand where it would not. */
class XlsxReaderTest {

  @Test
  void readsTextsAsTheyAre() {
    // POI does not code what looks like a code, so that it means another text.
    List<String> written = Rows.TEXTS.stream().filter(text -> !text.contains("_x")).toList();
    byte[] file =
        book(
            sheet -> {
              cell(sheet, 0, 0).setCellValue("意见");
              for (int i = 0; i < written.size(); i++) {
                cell(sheet, i + 1, 0).setCellValue(written.get(i));
              }
            });
    List<String> texts =
        TableReader.read(file).rows().stream().map(row -> row.cells().get(0)).toList();
    assertEquals(written.stream().filter(text -> !text.isBlank()).toList(), texts);
  }

  @Test
  void countsRowsAsASpreadsheetDoes() {
    byte[] file =
        book(
            sheet -> {
              cell(sheet, 1, 0).setCellValue(" 来源");
              cell(sheet, 1, 2).setCellValue("意见 ");
              cell(sheet, 4, 2).setCellValue("甲");
              cell(sheet, 5, 0).setCellValue("　");
              cell(sheet, 7, 0).setCellValue("来信");
              cell(sheet, 7, 700).setCellValue(" ");
              cell(sheet, 9, 0).setBlank();
            });
    assertEquals(
        new Table(
            new TableRow(2, List.of("来源", "", "意见")),
            List.of(new TableRow(5, List.of("", "", "甲")), new TableRow(8, List.of("来信", "", ""))),
            4),
        TableReader.read(file));
  }

  @ParameterizedTest
  @CsvSource({
    "13800138000, 13800138000",
    "1.3800138E10, 13800138000",
    "0.30000000000000004, 0.3",
    "-12.50, -12.5",
    "0, 0",
    "1E2, 100",
    "0.00001, 0.00001",
    "999999999999999, 999999999999999"
  })
  void readsNumbersAsPeopleSeeThem(String written, String read) {
    assertEquals(read, value("<c><v>" + written + "</v></c>"));
  }

  @Test
  void refusesNumbersThatHaveLostDigits() {
    for (String number : List.of("110101199001011234", "1.10101199001011E+17", "1E300")) {
      Refused.at(Reason.DIGITS_LOST, 2, 1, sheet("<c><v>" + number + "</v></c>"));
    }
    for (String number : List.of("1E999999999", "1E-999999999", "NaN", "甲", "1".repeat(500))) {
      Refused.at(Reason.UNREADABLE_FILE, 2, 1, sheet("<c><v>" + number + "</v></c>"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyy-mm-dd|46082|2026-03-01",
        "m/d/yy h:mm|46082.395833333336|2026-03-01T09:30:00",
        "yyyy\"年\"m\"月\"d\"日\"|46082|2026-03-01",
        "[$-804]yyyy\\-mm\\-dd;@|46082|2026-03-01",
        "h:mm:ss|0.5|12:00:00",
        "yyyy-mm-dd|1|1900-01-01",
        "yyyy-mm-dd|59|1900-02-28",
        "yyyy-mm-dd|61|1900-03-01",
        "yyyy-mm-dd|2958465|9999-12-31",
        "yyyy-mm-dd|2958466|2958466",
        "yyyy-mm-dd|-1|-1",
        "0\"天（day）\"|46082|46082",
        "[Red]0.00|46082|46082",
        "General|46082|46082",
        "@|46082|46082"
      })
  void readsDatesByTheFormatInWhichTheyAreShown(String format, double number, String read) {
    byte[] file =
        book(
            sheet -> {
              cell(sheet, 0, 0).setCellValue("来信日期");
              CellStyle style = sheet.getWorkbook().createCellStyle();
              style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
              cell(sheet, 1, 0).setCellStyle(style);
              cell(sheet, 1, 0).setCellValue(number);
            });
    assertEquals(read, TableReader.read(file).rows().get(0).cells().get(0));
  }

  @Test
  void countsDaysFromTheYearThatTheWorkbookSays() {
    String styles =
        WorkbookFile.root(
            "styleSheet", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"31\"/></cellXfs>");
    String book = XlsxParts.workbook(1);
    WorkbookFile file = dated().part("xl/styles.xml", styles);
    assertEquals("2022-02-27", read(file).rows().get(0).cells().get(0));
    String from1904 = book.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    file.part("xl/workbook.xml", from1904);
    assertEquals("2026-02-28", read(file).rows().get(0).cells().get(0));
  }

  @Test
  void takesTheResultOfAFormulaThatTheFileHolds() {
    assertEquals("甲", value("<c t=\"str\"><f>A1&amp;\"\"</f><v>甲</v></c>"));
    assertEquals("3", value("<c><f>1+2</f><v>3</v></c>"));
    assertEquals("#N/A", value("<c t=\"e\"><f>NA()</f><v>#N/A</v></c>"));
    assertEquals("TRUE", value("<c t=\"b\"><v>1</v></c>"));
    assertEquals("FALSE", value("<c t=\"b\"><v>0</v></c>"));
    assertEquals("2026-03-01", value("<c t=\"d\"><v>2026-03-01</v></c>"));
    Refused.at(Reason.FORMULA_WITHOUT_RESULT, 2, 1, sheet("<c><f>1+2</f></c>"));
  }

  @Test
  void joinsThePiecesOfATextAndLeavesItsPronunciationOut() {
    byte[] file =
        book(
            sheet -> {
              XSSFRichTextString text = new XSSFRichTextString("第三条应当写明");
              text.applyFont(0, 3, sheet.getWorkbook().createFont());
              cell(sheet, 0, 0).setCellValue("意见");
              cell(sheet, 1, 0).setCellValue(text);
            });
    assertEquals("第三条应当写明", TableReader.read(file).rows().get(0).cells().get(0));
    String strings =
        "<si><t>意见</t></si><si><r><t>东</t></r><r><t>京_x000D_</t></r>"
            + "<rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh></si>";
    byte[] shared =
        WorkbookFile.of("<row><c t=\"s\"><v>0</v></c></row>", "<row><c t=\"s\"><v>1</v></c></row>")
            .strings(strings)
            .bytes();
    assertEquals("东京\r", TableReader.read(shared).rows().get(0).cells().get(0));
  }

  @Test
  void readsTheFirstSheetThatIsNotHidden() {
    byte[] file =
        book(
            sheet -> {
              XSSFWorkbook book = sheet.getWorkbook();
              cell(sheet, 0, 0).setCellValue("隐藏");
              cell(book.createSheet("意见"), 0, 0).setCellValue("意见");
              cell(book.createSheet("说明"), 0, 0).setCellValue("说明");
              book.setSheetHidden(0, true);
              book.setActiveSheet(1);
            });
    assertEquals(List.of("意见"), TableReader.read(file).heading().cells());
  }

  private static WorkbookFile dated() {
    return WorkbookFile.of(WorkbookFile.row("日期"), "<row><c s=\"1\"><v>44619</v></c></row>");
  }

  private static String value(String cell) {
    return TableReader.read(sheet(cell)).rows().get(0).cells().get(0);
  }

  private static byte[] sheet(String cell) {
    return WorkbookFile.of(WorkbookFile.row("甲"), "<row>" + cell + "</row>").bytes();
  }

  private static Table read(WorkbookFile file) {
    return TableReader.read(file.bytes());
  }

  private static XSSFCell cell(XSSFSheet sheet, int row, int column) {
    XSSFRow line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    XSSFCell cell = line.getCell(column);
    return cell == null ? line.createCell(column) : cell;
  }

  private static byte[] book(Consumer<XSSFSheet> content) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      content.accept(book.createSheet());
      book.write(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return file.toByteArray();
  }
}
