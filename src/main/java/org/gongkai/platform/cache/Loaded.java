package org.gongkai.platform.cache;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer fresh from the database.
 *
 * @param contentType media type of the body
 * @param body a text, sent as it is, or a value, sent as JSON
 * @param changesAt the next instant at which the answer changes by itself, such as a window's
 *     opening; null when only a write changes it
 * @param lasting the body without what every second changes, such as the server's time; null when
 *     there is nothing of the kind
 * @param brief whether it is kept for a moment only, because many writes change it or because it
 *     shows a clock; clients then ask each time
 * @param links values of {@code Link}, without line breaks and tabs
 */
public record Loaded(
    String contentType,
    Object body,
    @Nullable Instant changesAt,
    @Nullable Object lasting,
    boolean brief,
    List<String> links) {

  private static final String JSON = "application/json;charset=UTF-8";

  /** A JSON answer that only a write changes. */
  public static Loaded json(Object body) {
    return json(body, null);
  }

  /** A JSON answer that changes by itself at an instant. */
  public static Loaded json(Object body, @Nullable Instant changesAt) {
    return new Loaded(JSON, body, changesAt, null, false, List.of());
  }

  /** A JSON answer put together from many sources, any of which may change. */
  public static Loaded overview(Object body) {
    return new Loaded(JSON, body, null, null, true, List.of());
  }

  /**
   * An overview that shows a clock. Its entity tag is a weak one and stands for the rest: two
   * answers with the same tag differ in the clock alone (RFC 9110, section 8.8.1).
   */
  public static Loaded clocked(Object body, Object lasting) {
    return new Loaded(JSON, body, null, lasting, true, List.of());
  }

  /** A text of another type that only a write changes. */
  public static Loaded text(String contentType, String body) {
    return new Loaded(contentType, body, null, null, false, List.of());
  }

  /** The same with values of {@code Link}. */
  public Loaded withLinks(List<String> values) {
    return new Loaded(contentType, body, changesAt, lasting, brief, List.copyOf(values));
  }

  /** The same until an instant, or until the one it has if that is earlier. */
  public Loaded until(@Nullable Instant at) {
    boolean earlier = at != null && (changesAt == null || at.isBefore(changesAt));
    return earlier ? new Loaded(contentType, body, at, lasting, brief, links) : this;
  }

  byte @Nullable [] text() {
    return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : null;
  }
}
