package org.gongkai.platform.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import org.gongkai.platform.table.TableException.Reason;

/** Reads a table from a text. */
final class CsvTable {

  /** Stands alone in the last line; no text that is read holds it. */
  private static final String SENTINEL = "\0";

  private final TableBuilder table = new TableBuilder();
  private int number;
  private boolean complete;

  private CsvTable() {}

  static Table read(byte[] file) {
    return new CsvTable().read(TextDecoder.decode(file));
  }

  private Table read(String text) {
    String ended = text.endsWith("\n") || text.endsWith("\r") ? text : text + "\n";
    try {
      reader(Separator.of(text)).build(handler(), ended + SENTINEL).forEach(this::add);
    } catch (CsvParseException e) {
      // Every other limit of the parser is above those of the table.
      throw new TableException(Reason.BROKEN_QUOTES, number + 1L, 0, e);
    }
    if (!complete) {
      // Quotes that nobody closed have swallowed the rest of the file.
      throw new TableException(Reason.BROKEN_QUOTES, number, 0);
    }
    return table.build();
  }

  private void add(CsvRecord row) {
    number++;
    if (row.getFieldCount() == 1 && row.getField(0).equals(SENTINEL)) {
      complete = true;
      return;
    }
    table.add(number, row.getFields());
  }

  private static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true);
  }

  private static CsvRecordHandler handler() {
    return CsvRecordHandler.builder().maxFields(TableReader.MAX_BYTES + 1).build();
  }
}
