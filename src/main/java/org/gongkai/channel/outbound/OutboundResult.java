package org.gongkai.channel.outbound;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a call to the outside. */
public sealed interface OutboundResult {

  /**
   * An answer came back.
   *
   * @param headers by their names in small letters
   * @param body null when it was longer than what is read
   */
  record Answered(int status, Map<String, String> headers, @Nullable String body)
      implements OutboundResult {

    /** A header of the answer; null when there is none. */
    public @Nullable String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The body as an object of JSON, whatever content type it has; null when it is none. */
    public @Nullable JsonObject json() {
      try {
        return body == null || body.isBlank() ? null : new JsonObject(body);
      } catch (DecodeException notJson) {
        return null;
      }
    }

    /** Keeps headers and bodies out of messages. */
    @Override
    public String toString() {
      return "Answered[" + status + ']';
    }
  }

  /**
   * Nothing was sent: surely no effect.
   *
   * @param reason without the address
   * @param refused whether the address itself is not called, now or later
   */
  record NotSent(String reason, boolean refused) implements OutboundResult {}

  /**
   * Something was sent and no complete answer came back: the effect is unknown.
   *
   * @param reason without the address
   */
  record Lost(String reason) implements OutboundResult {}
}
