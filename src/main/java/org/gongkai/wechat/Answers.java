package org.gongkai.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the platform's answers, which change their types now and then. */
final class Answers {

  private Answers() {}

  /** A text or a number as text; null when absent or empty. */
  static @Nullable String text(JsonObject answer, String name) {
    Object value = answer.getValue(name);
    return value instanceof String || value instanceof Number
        ? nullIfEmpty(value.toString().strip())
        : null;
  }

  /**
   * The same of what must be there.
   *
   * @throws WechatFailure {@link Kind#LOST}: what the platform did is not known
   */
  static String required(JsonObject answer, String name) {
    String text = text(answer, name);
    if (text == null) {
      throw new WechatFailure(Kind.LOST, "answer without " + name);
    }
    return text;
  }

  /** A number, also when it comes as text; null when absent. */
  static @Nullable Integer number(JsonObject answer, String name) {
    String text = text(answer, name);
    return text != null && text.matches("-?[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }

  static JsonObject object(JsonObject answer, String name) {
    return answer.getValue(name) instanceof JsonObject object ? object : new JsonObject();
  }

  static List<JsonObject> objects(JsonObject answer, String name) {
    return answer.getValue(name) instanceof JsonArray array
        ? array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList()
        : List.of();
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
