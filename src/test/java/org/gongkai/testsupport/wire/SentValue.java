package org.gongkai.testsupport.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a statement was given for a parameter.
 *
 * @param bytes null for SQL's null
 * @param isBinary else they are text
 */
// The bytes as they went over the wire; nobody compares two values.
@SuppressWarnings("ArrayRecordComponent")
public record SentValue(byte @Nullable [] bytes, boolean isBinary) {

  /** PostgreSQL counts its time from here. */
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  /**
   * As it is written in SQL.
   *
   * @param type as {@code regtype} names it
   */
  public String literal(String type) {
    return bytes == null ? "null" : '\'' + text(type, bytes).replace("'", "''") + '\'';
  }

  private String text(String type, byte[] value) {
    return isBinary ? read(type, ByteBuffer.wrap(value)) : new String(value, UTF_8);
  }

  private static String read(String type, ByteBuffer value) {
    if (type.endsWith("[]")) {
      return array(type.substring(0, type.length() - 2), value);
    }
    return switch (type) {
      case "uuid" -> new UUID(value.getLong(), value.getLong()).toString();
      case "smallint" -> Short.toString(value.getShort());
      case "integer" -> Integer.toString(value.getInt());
      case "bigint" -> Long.toString(value.getLong());
      case "double precision" -> Double.toString(value.getDouble());
      case "boolean" -> value.get() == 0 ? "false" : "true";
      case "date" -> LocalDate.EPOCH.plusYears(30).plusDays(value.getInt()).toString();
      case "timestamp with time zone", "timestamp without time zone" ->
          EPOCH.plusNanos(value.getLong() * 1000).toString();
      case "text", "character varying", "xid8" -> UTF_8.decode(value).toString();
      default -> throw new IllegalArgumentException("no reading of " + type);
    };
  }

  /** One dimension: flags and type, then how many, then each with its length. */
  private static String array(String type, ByteBuffer value) {
    int dimensions = value.getInt();
    value.position(value.position() + 2 * Integer.BYTES);
    int size = dimensions == 0 ? 0 : value.getInt();
    if (size > 0) {
      value.getInt();
    }
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int length = value.getInt();
      elements.add('"' + read(type, value.slice(value.position(), length)) + '"');
      value.position(value.position() + length);
    }
    return '{' + String.join(",", elements) + '}';
  }
}
