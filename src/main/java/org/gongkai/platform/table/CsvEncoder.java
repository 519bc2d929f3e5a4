package org.gongkai.platform.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180 with a byte order mark, without which Excel takes the file for GBK. An empty text is
 * {@code ""} and no value is nothing, so that the two stay apart.
 */
final class CsvEncoder implements RowEncoder {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<? extends TableColumn<?>> columns;

  CsvEncoder(List<? extends TableColumn<?>> columns) {
    this.columns = columns;
  }

  @Override
  public byte[] start() {
    StringWriter out = new StringWriter();
    out.write(BYTE_ORDER_MARK);
    writer(out).writeRecord(columns.stream().map(TableColumn::heading).toList());
    return bytes(out);
  }

  @Override
  public byte[] rows(List<List<@Nullable String>> rows) {
    StringWriter out = new StringWriter();
    CsvWriter writer = writer(out);
    for (List<@Nullable String> row : rows) {
      writer.writeRecord(guarded(row));
    }
    return bytes(out);
  }

  @Override
  public byte[] end() {
    return new byte[0];
  }

  private List<@Nullable String> guarded(List<@Nullable String> row) {
    List<@Nullable String> guarded = new ArrayList<>(row);
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      if (cell != null && columns.get(i).kind() == ColumnKind.TEXT) {
        guarded.set(i, FormulaGuard.guarded(cell));
      }
    }
    return guarded;
  }

  private static CsvWriter writer(StringWriter out) {
    // Without a buffer of its own: nothing is kept between two pieces.
    return CsvWriter.builder()
        .quoteStrategy(QuoteStrategies.EMPTY)
        .lineDelimiter(LineDelimiter.CRLF)
        .bufferSize(0)
        .build(out);
  }

  private static byte[] bytes(StringWriter out) {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
