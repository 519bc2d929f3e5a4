package org.gongkai.platform.cache;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer fresh from the database.
 *
 * @param contentType media type of the body
 * @param body a text, sent as it is, or a value, sent as JSON
 * @param changesAt the next instant at which the answer changes by itself, such as a window's
 *     opening; null when only a write changes it
 */
public record Loaded(String contentType, Object body, @Nullable Instant changesAt) {

  /** A JSON answer that only a write changes. */
  public static Loaded json(Object body) {
    return json(body, null);
  }

  /** A JSON answer that changes by itself at an instant. */
  public static Loaded json(Object body, @Nullable Instant changesAt) {
    return new Loaded("application/json;charset=UTF-8", body, changesAt);
  }

  byte @Nullable [] text() {
    return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : null;
  }
}
