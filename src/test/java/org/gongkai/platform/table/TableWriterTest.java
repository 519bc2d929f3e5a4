package org.gongkai.platform.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.platform.security.Digests;
import org.gongkai.platform.table.Rows.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableWriterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void writesOneJsonObjectALine() {
    List<Row> rows = List.of(Rows.row("=甲\n乙"), Rows.number(new BigDecimal("1E+3")), Rows.empty());
    assertEquals(
        """
        {"text":"=甲\\n乙","number":1,"instant":"2026-03-01T09:00:00+08:00",\
        "date":"2026-03-01","flag":true}
        {"text":"数","number":1000,"instant":"2026-03-01T09:00:00.005+08:00",\
        "date":"2026-03-01","flag":false}
        {"text":null,"number":null,"instant":null,"date":null,"flag":null}
        """,
        text(TableFormat.NDJSON, rows));
  }

  @Test
  void readsBackFromNdjsonWhatWasWritten() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : text(TableFormat.NDJSON, Rows.rows()).lines().toList()) {
      texts.add(JSON.readTree(line).get("text").textValue());
    }
    assertEquals(Rows.TEXTS, texts);
  }

  @Test
  void writesCsvAsRfc4180() {
    List<Row> rows = List.of(Rows.row("甲,\"乙\"\r\n丙"), Rows.row(""), Rows.empty());
    assertEquals(
        String.join(
            "\r\n",
            "\uFEFF意见,序号,提交时间,来信日期,同意公开",
            "\"甲,\"\"乙\"\"",
            "丙\",1,2026-03-01T09:00:00+08:00,2026-03-01,true",
            "\"\",1,2026-03-01T09:00:00+08:00,2026-03-01,true",
            ",,,,",
            ""),
        text(TableFormat.CSV, rows));
  }

  @Test
  void guardsTextsInCsvAndNoNumbers() {
    String csv = text(TableFormat.CSV, List.of(new Row("=1", -5, null, null, null)));
    assertThat(csv).endsWith("\r\n'=1,-5,,,\r\n");
    String json = text(TableFormat.NDJSON, List.of(new Row("=1", -5, null, null, null)));
    assertThat(json).startsWith("{\"text\":\"=1\",\"number\":-5,");
  }

  @Test
  void readsBackFromCsvWhatWasWritten() {
    List<Row> rows = Stream.concat(Rows.rows().stream(), Rows.numbers().stream()).toList();
    Table table = TableReader.read(Rows.file(TableFormat.CSV, rows));
    List<String> texts =
        table.rows().stream().map(row -> FormulaGuard.restored(row.cells().get(0))).toList();
    assertEquals(rows.stream().map(Row::text).toList(), texts);
    assertEquals(
        List.of("数", "1000", "2026-03-01T09:00:00.005+08:00", "2026-03-01", "false"),
        table.rows().get(Rows.TEXTS.size() + 2).cells());
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void sumsUpTheRowsWhateverTheFormat(TableFormat format) {
    TableWriter<Row> writer = new TableWriter<>(format, Rows.COLUMNS);
    assertThrows(IllegalStateException.class, writer::summary);
    byte[] file = Rows.file(writer, Rows.rows());
    String canonical = Digests.sha256Hex(Rows.file(TableFormat.NDJSON, Rows.rows()));
    assertThat(file).isNotEmpty();
    assertEquals(new ExportSummary(Rows.TEXTS.size(), canonical), writer.summary());
  }

  @ParameterizedTest
  @EnumSource(
      value = TableFormat.class,
      names = {"CSV", "XLSX"})
  void letsTheSumBeRecomputedFromTheFile(TableFormat format) {
    // No empty text: nothing tells it from no value in a workbook.
    List<Row> rows = Rows.rows().stream().filter(row -> !"".equals(row.text())).toList();
    TableWriter<Row> writer = new TableWriter<>(format, Rows.COLUMNS);
    byte[] file = Rows.file(writer, rows);
    StringBuilder lines = new StringBuilder();
    for (TableRow row : TableReader.read(file).rows()) {
      ObjectNode line = JSON.createObjectNode();
      String text = row.cells().get(0);
      line.put("text", format == TableFormat.CSV ? FormulaGuard.restored(text) : text);
      line.put("number", new BigDecimal(row.cells().get(1)));
      line.put("instant", row.cells().get(2));
      line.put("date", row.cells().get(3));
      line.put("flag", Boolean.parseBoolean(row.cells().get(4)));
      lines.append(line).append('\n');
    }
    assertEquals(writer.summary().sha256(), Digests.sha256Hex(lines.toString()));
  }

  @Test
  void givesAnotherSumToOtherRows() {
    TableWriter<Row> one = new TableWriter<>(TableFormat.CSV, Rows.COLUMNS);
    TableWriter<Row> other = new TableWriter<>(TableFormat.CSV, Rows.COLUMNS);
    assertThat(Rows.file(one, List.of(Rows.row(""), Rows.row("甲")))).isNotEmpty();
    assertThat(Rows.file(other, List.of(Rows.row("甲"), Rows.row("")))).isNotEmpty();
    assertNotEquals(one.summary().sha256(), other.summary().sha256());
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void takesHalvesOfSurrogatePairs(TableFormat format) throws IOException {
    List<Row> rows = List.of(Rows.row("甲\uD83D乙\uDE00"));
    byte[] file = Rows.file(format, rows);
    String read;
    if (format == TableFormat.NDJSON) {
      JsonNode line = JSON.readTree(file);
      read = line.get("text").textValue();
    } else {
      read = TableReader.read(file).rows().get(0).cells().get(0);
    }
    assertEquals("甲\uFFFD乙\uFFFD", read);
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void writesOneTableAlone(TableFormat format) {
    TableWriter<Row> writer = new TableWriter<>(format, Rows.COLUMNS);
    assertThrows(IllegalStateException.class, () -> writer.rows(List.of()));
    assertThrows(IllegalStateException.class, writer::end);
    assertThat(Rows.file(writer, List.of())).isNotNull();
    assertEquals(0, writer.summary().rows());
    assertThrows(IllegalStateException.class, writer::start);
    assertThrows(IllegalStateException.class, () -> writer.rows(List.of()));
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void givesBytesWhileRowsCome(TableFormat format) {
    TableWriter<Row> writer = new TableWriter<>(format, Rows.COLUMNS);
    List<Row> page = Stream.generate(() -> Rows.row("意见")).limit(500).toList();
    int most = 0;
    int before = writer.start().length;
    for (int i = 0; i < 400; i++) {
      byte[] piece = writer.rows(page);
      most = Math.max(most, piece.length);
      before += piece.length;
    }
    assertThat(writer.end().length).isLessThan(before / 2);
    assertThat(most).isBetween(1, 200_000);
    assertEquals(200_000, writer.summary().rows());
    writer.close();
  }

  private static String text(TableFormat format, List<Row> rows) {
    return new String(Rows.file(format, rows), UTF_8);
  }
}
