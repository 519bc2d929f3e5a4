package org.gongkai.platform.table;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invented rows with one column of each kind. */
final class Rows {

  /** A row. */
  record Row(
      @Nullable String text,
      @Nullable Number number,
      @Nullable Instant instant,
      @Nullable LocalDate date,
      @Nullable Boolean flag) {}

  static final Instant NINE = Instant.parse("2026-03-01T01:00:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  static final List<TableColumn<Row>> COLUMNS =
      List.of(
          TableColumn.text("text", "意见", Row::text),
          TableColumn.number("number", "序号", Row::number),
          TableColumn.instant("instant", "提交时间", Row::instant),
          TableColumn.date("date", "来信日期", Row::date),
          TableColumn.bool("flag", "同意公开", Row::flag));

  /** What a comment may hold and a format may trip over. */
  static final List<String> TEXTS =
      List.of(
          "第三条应当写明时限。",
          "😀𠮷龥 emoji",
          "甲，\"乙\"，'丙'",
          "一行\n二行\r\n三行\r四行",
          " 前后有空格　",
          "a,b;c\td",
          "<b>&amp;</b>]]>",
          "_x0041_ 与 _x000D_ 与 _x_",
          "=1+1",
          "'=1+1",
          "-5 度",
          "",
          "意".repeat(5_000),
          "\u0085\u2028\u200B\uFEFF末");

  private Rows() {}

  static Row row(@Nullable String text) {
    return new Row(text, 1, NINE, DAY, true);
  }

  static List<Row> rows() {
    return TEXTS.stream().map(Rows::row).toList();
  }

  static Row empty() {
    return new Row(null, null, null, null, null);
  }

  static Row number(Number number) {
    return new Row("数", number, NINE.plusMillis(5), DAY, false);
  }

  static List<Row> numbers() {
    return List.of(
        number(0),
        number(-12L),
        number(new BigDecimal("1E+3")),
        number(new BigDecimal("0.10")),
        number(123456789012345678L),
        number(2.5));
  }

  /** The whole file. */
  static byte[] file(TableFormat format, List<Row> rows) {
    return file(new TableWriter<>(format, COLUMNS), rows);
  }

  static byte[] file(TableWriter<Row> writer, List<Row> rows) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (writer) {
      file.writeBytes(writer.start());
      for (Row row : rows) {
        file.writeBytes(writer.rows(List.of(row)));
      }
      file.writeBytes(writer.end());
    }
    return file.toByteArray();
  }
}
