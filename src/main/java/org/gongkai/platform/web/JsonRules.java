package org.gongkai.platform.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.gongkai.platform.time.Times;

/**
 * JSON as the API promises it: instants in RFC 3339 with {@code +08:00}; unknown fields refused, so
 * that a misspelt one never silently drops what a citizen wrote; no number taken for an enum, no
 * number for a text.
 */
@Singleton
public class JsonRules implements ObjectMapperCustomizer {

  /**
   * More than any document of ours needs, and little enough that none costs more to read than to
   * send. What exceeds them is malformed.
   */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxNumberLength(64)
          .maxNameLength(256)
          .maxStringLength(4 * 1024 * 1024)
          .build();

  /** Last, so that our form of instants is the one that counts. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper json) {
    json.getFactory().setStreamReadConstraints(CONSTRAINTS);
    json.registerModule(
        new SimpleModule("gongkai")
            .addSerializer(new InstantWriter())
            .addDeserializer(Instant.class, new InstantReader())
            .addDeserializer(String.class, new TextReader()));
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      json.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    for (CoercionInputShape shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Float)) {
      json.coercionConfigFor(LogicalType.Boolean).setCoercion(shape, CoercionAction.Fail);
    }
    for (LogicalType type : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
      json.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    }
    json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    // Of two values of one name nobody knows which is meant, and a record takes no second one.
    json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /** An instant with its offset, of a year that people plan for. */
  private static final class InstantReader extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        return context.reportInputMismatch(this, "an instant is a text");
      }
      try {
        OffsetDateTime read = OffsetDateTime.parse(in.getText());
        if (read.getYear() >= FIRST_YEAR && read.getYear() <= LAST_YEAR) {
          return read.toInstant();
        }
      } catch (DateTimeParseException unreadable) {
        throw refusal(in, context);
      }
      throw refusal(in, context);
    }

    private static JsonMappingException refusal(JsonParser in, DeserializationContext context)
        throws IOException {
      return context.weirdStringException(
          in.getText(), Instant.class, "an RFC 3339 instant with its offset is expected");
    }
  }

  /**
   * A text that PostgreSQL can hold and UTF-8 can tell: without the character NUL, and with U+FFFD
   * for half of a surrogate pair, of which nobody knows what it was. A half would be read back as
   * another character than the answer to the write said.
   */
  private static final class TextReader extends StringDeserializer {

    private static final long serialVersionUID = 1L;
    private static final int REPLACEMENT = 0xFFFD;

    @Override
    public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = super.deserialize(in, context);
      if (text != null && text.indexOf('\0') >= 0) {
        return context.reportInputMismatch(this, "a text holds no NUL");
      }
      return text == null || text.codePoints().noneMatch(TextReader::isHalf) ? text : mended(text);
    }

    private static String mended(String text) {
      return text.codePoints()
          .map(point -> isHalf(point) ? REPLACEMENT : point)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }

    /** Code points of a text are pairs; what is left of them stands alone. */
    private static boolean isHalf(int point) {
      return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
  }

  private static final class InstantWriter extends StdSerializer<Instant> {

    private static final long serialVersionUID = 1L;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(Times.format(value));
    }
  }
}
