package org.gongkai.platform.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A yes or no in an address is {@code true} or {@code false}; anything else is not a no. */
@Provider
public class StrictBooleans implements ParamConverterProvider {

  private static final ParamConverter<Boolean> CONVERTER = new Converter();

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    return type == Boolean.class || type == boolean.class ? (ParamConverter<T>) CONVERTER : null;
  }

  private static final class Converter implements ParamConverter<Boolean> {

    @Override
    public @Nullable Boolean fromString(@Nullable String value) {
      if (value == null) {
        return null;
      }
      return switch (value) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new IllegalArgumentException("neither true nor false");
      };
    }

    @Override
    public String toString(Boolean value) {
      return value.toString();
    }
  }
}
