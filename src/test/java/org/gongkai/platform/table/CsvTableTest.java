package org.gongkai.platform.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.List;
import org.gongkai.platform.table.TableException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private static final Charset GB_18030 = Charset.forName("GB18030");
  private static final String LETTER = "来源,意见\n来信,第三条应当写明时限。\n";
  private static final Table READ =
      new Table(
          new TableRow(1, List.of("来源", "意见")),
          List.of(new TableRow(2, List.of("来信", "第三条应当写明时限。"))),
          0);

  @Test
  void readsWhateverEncodingTheTextIsIn() {
    assertEquals(READ, read(LETTER));
    assertEquals(READ, read("\uFEFF" + LETTER));
    assertEquals(READ, TableReader.read(LETTER.getBytes(GB_18030)));
    assertEquals(READ, TableReader.read(("\uFEFF" + LETTER).getBytes(UTF_16LE)));
    assertEquals(READ, TableReader.read(("\uFEFF" + LETTER).getBytes(UTF_16BE)));
    String rare = "来源\n𠮷😀䶮\n";
    assertEquals("𠮷😀䶮", TableReader.read(rare.getBytes(GB_18030)).rows().get(0).cells().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void findsOutWhatPartsTheCells(String separator) {
    assertEquals(READ, read(LETTER.replace(",", separator)));
    String quoted = "\n\"来,;源\t,,;;\t\t\"" + separator + "意见\n甲" + separator + "乙\n";
    Table table = read(quoted);
    assertEquals(List.of("来,;源\t,,;;", "意见"), table.heading().cells());
    assertEquals(List.of("甲", "乙"), table.rows().get(0).cells());
  }

  @Test
  void keepsCellsAsTheyWereWritten() {
    Table table =
        read(
            """
            来源 , 意见,备注
            "来信","一行
            二行 ""引用""，
            ", 0013800138000
            电话,5" 管,'=1+1
            """);
    assertEquals(List.of("来源", "意见", "备注"), table.heading().cells());
    assertEquals(
        List.of(
            new TableRow(2, List.of("来信", "一行\n二行 \"引用\"，\n", " 0013800138000")),
            new TableRow(3, List.of("电话", "5\" 管", "'=1+1"))),
        table.rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void countsRowsAsASpreadsheetDoes(String end) {
    Table table = read("\n,,\n来源,意见,\n\n　, \n来信,甲\n\n电话\n\n,\n".replace("\n", end));
    assertEquals(new TableRow(3, List.of("来源", "意见")), table.heading());
    assertEquals(
        List.of(new TableRow(6, List.of("来信", "甲")), new TableRow(8, List.of("电话", ""))),
        table.rows());
    assertEquals(3, table.blankRows());
  }

  @Test
  void readsTheLastRowWithOrWithoutAnEndOfLine() {
    assertEquals(READ, read(LETTER.strip()));
    assertEquals(READ, read(LETTER + "\n\n"));
    assertEquals(List.of(), read("来源").rows());
  }

  @Test
  void refusesQuotesThatNobodyClosed() {
    refused(Reason.BROKEN_QUOTES, 2, "来源,意见\n来信,\"甲\n电话,乙\n");
    refused(Reason.BROKEN_QUOTES, 2, "来源,意见\n来信,\"甲\"乙\n");
    refused(Reason.BROKEN_QUOTES, 1, "\"来源,意见\n");
  }

  @Test
  void refusesWordsBesideTheHeadings() {
    Refused.at(Reason.CELL_WITHOUT_HEADING, 2, 3, bytes("来源,意见\n来信,甲,乙\n"));
    Refused.at(Reason.CELL_WITHOUT_HEADING, 3, 2, bytes("来源,,意见\n来信,,甲\n来信,乙,丙\n"));
    Refused.at(Reason.HEADING_TWICE, 1, 3, bytes("来源,意见, 来源 \n"));
    assertEquals(List.of("来信", "", "甲"), read("来源,,意见\n来信,,甲\n").rows().get(0).cells());
  }

  @Test
  void refusesWhatIsNoTable() {
    Refused.because(Reason.EMPTY, new byte[0]);
    Refused.because(Reason.EMPTY, bytes("\uFEFF \n,,\n　\n"));
    Refused.because(Reason.UNREADABLE_FILE, bytes("来源\n甲\0乙\n"));
    Refused.because(Reason.UNREADABLE_FILE, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1});
    Refused.because(Reason.UNREADABLE_FILE, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xD8});
    Refused.because(Reason.UNREADABLE_FILE, bytes("\n<HTML><table><tr><td>来源"));
    Refused.because(Reason.UNREADABLE_FILE, bytes("<?xml version=\"1.0\"?><Workbook/>"));
    Refused.because(Reason.UNREADABLE_FILE, bytes("%PDF-1.7\n"));
  }

  @Test
  void keepsToItsLimits() {
    String row = "来信,甲\n";
    assertEquals(10_000, read("来源,意见\n" + row.repeat(10_000)).rows().size());
    Refused.at(Reason.TOO_MANY_ROWS, 10_003, 0, bytes("来源,意见\n\n" + row.repeat(10_001)));
    assertEquals(50, read(headings(50) + "\n").heading().cells().size());
    Refused.at(Reason.TOO_MANY_COLUMNS, 1, 51, bytes(headings(51) + "\n"));
    assertEquals(1, read("意见\n" + "意".repeat(20_000)).rows().size());
    Refused.at(Reason.CELL_TOO_LONG, 2, 1, bytes("意见\n" + "意".repeat(20_001)));
    byte[] largest = "a\n".concat("\n".repeat(TableReader.MAX_BYTES - 2)).getBytes(UTF_8);
    assertEquals(List.of(), TableReader.read(largest).rows());
    Refused.because(Reason.FILE_TOO_LARGE, new byte[TableReader.MAX_BYTES + 1]);
    Refused.because(Reason.TOO_MANY_COLUMNS, bytes(",".repeat(20_000) + "甲"));
  }

  private static String headings(int count) {
    StringBuilder headings = new StringBuilder("1");
    for (int i = 2; i <= count; i++) {
      headings.append(',').append(i);
    }
    return headings.toString();
  }

  private static void refused(Reason reason, int row, String text) {
    Refused.at(reason, row, 0, bytes(text));
  }

  private static Table read(String text) {
    return TableReader.read(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
