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
 * @param lasting the body without what every second changes, such as the server's time; null when
 *     there is nothing of the kind
 * @param unchanging whether no write ever changes it, so that it is kept however long it took
 */
public record Loaded(
    String contentType,
    Object body,
    @Nullable Instant changesAt,
    @Nullable Object lasting,
    boolean unchanging) {

  private static final String JSON = "application/json;charset=UTF-8";

  /** A JSON answer that only a write changes. */
  public static Loaded json(Object body) {
    return json(body, null);
  }

  /** A JSON answer that changes by itself at an instant. */
  public static Loaded json(Object body, @Nullable Instant changesAt) {
    return new Loaded(JSON, body, changesAt, null, false);
  }

  /** A JSON answer that nothing changes, such as a published draft. */
  public static Loaded unchanging(Object body) {
    return new Loaded(JSON, body, null, null, true);
  }

  /**
   * A JSON answer that shows a clock. Its entity tag is a weak one and stands for the rest: two
   * answers with the same tag differ in the clock alone (RFC 9110, section 8.8.1).
   */
  public static Loaded clocked(Object body, Object lasting) {
    return new Loaded(JSON, body, null, lasting, false);
  }

  /** A text of another type that only a write changes. */
  public static Loaded text(String contentType, String body) {
    return new Loaded(contentType, body, null, null, false);
  }

  byte @Nullable [] text() {
    return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : null;
  }
}
