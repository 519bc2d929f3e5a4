package org.gongkai.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the platform tells by a callback.
 *
 * @param app the account that it is about
 * @param name its {@code Event}, for example {@code wxa_media_check}
 * @param content the message, the same whether it came as XML or as JSON: a repeated element is an
 *     array, an element that stands once an object or a text
 * @param receivedAt when it was stored first
 */
public record WechatEvent(WechatApp app, String name, JsonObject content, Instant receivedAt) {

  /** A text or a number as text, at the top of the message; null when absent. */
  public @Nullable String text(String field) {
    return Answers.text(content, field);
  }

  /** What stands under a name as an object or as an array of objects; empty when absent. */
  public List<JsonObject> objects(String field) {
    return objects(content, field);
  }

  /** The same within a part of the message. */
  public static List<JsonObject> objects(JsonObject part, String field) {
    Object value = part.getValue(field);
    if (value instanceof JsonObject one) {
      return List.of(one);
    }
    return value instanceof JsonArray ? Answers.objects(part, field) : List.of();
  }

  /** A text or a number as text, within a part of the message; null when absent. */
  public static @Nullable String text(JsonObject part, String field) {
    return Answers.text(part, field);
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "WechatEvent[" + app.name() + ", " + name + "]";
  }
}
