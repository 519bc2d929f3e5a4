package org.gongkai.consultation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of a table as JSON. */
@Converter
public class TableRowsConverter implements AttributeConverter<List<List<String>>, String> {

  private static final TypeReference<List<List<String>>> ROWS = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable List<List<String>> rows) {
    try {
      return rows == null ? null : json.writeValueAsString(rows);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public @Nullable List<List<String>> convertToEntityAttribute(@Nullable String stored) {
    try {
      return stored == null ? null : json.readValue(stored, ROWS);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
