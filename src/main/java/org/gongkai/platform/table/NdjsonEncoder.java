package org.gongkai.platform.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line, each ended by a line feed. Also the canonical form of rows: keys in the
 * order of the columns, no white space, characters as they are in UTF-8, and escapes only where
 * JSON asks for them, the short ones where there are any.
 */
final class NdjsonEncoder implements RowEncoder {

  private static final byte[] NOTHING = {};

  /** Without the feature, emoji and rare Chinese characters would be written as escapes. */
  private final JsonFactory json =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final List<? extends TableColumn<?>> columns;

  NdjsonEncoder(List<? extends TableColumn<?>> columns) {
    this.columns = columns;
  }

  @Override
  public byte[] start() {
    return NOTHING;
  }

  @Override
  public byte[] rows(List<List<@Nullable String>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = json.createGenerator(out)) {
      generator.setRootValueSeparator(null);
      for (List<@Nullable String> row : rows) {
        write(generator, row);
        generator.writeRaw('\n');
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  @Override
  public byte[] end() {
    return NOTHING;
  }

  private void write(JsonGenerator generator, List<@Nullable String> row) throws IOException {
    generator.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      generator.writeFieldName(columns.get(i).name());
      write(generator, columns.get(i).kind(), row.get(i));
    }
    generator.writeEndObject();
  }

  private static void write(JsonGenerator generator, ColumnKind kind, @Nullable String cell)
      throws IOException {
    if (cell == null) {
      generator.writeNull();
      return;
    }
    switch (kind) {
      case NUMBER -> generator.writeNumber(cell);
      case BOOLEAN -> generator.writeBoolean(Boolean.parseBoolean(cell));
      case TEXT, INSTANT, DATE -> generator.writeString(cell);
    }
  }
}
