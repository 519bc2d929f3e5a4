package org.gongkai.sandbox.simulated;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON more strictly than most platforms do, so that a slip of a client is found. A field is
 * described as {@code name!type} when it is required and {@code name?type} when it is not; types
 * are text, number (whole), flag, object and list.
 */
final class StrictJson {

  private StrictJson() {}

  /**
   * The body of a POST.
   *
   * @throws WechatRefusal 43002 another method; 44002 empty; 47001 anything else wrong
   */
  static JsonObject body(Call call, String... fields) {
    if (!call.method().equals("POST")) {
      throw new WechatRefusal(43002, "require POST method");
    }
    if (call.bytes().length == 0) {
      throw new WechatRefusal(44002, "empty post data");
    }
    return check(parse(call.body()), fields);
  }

  private static Object parse(String body) {
    try {
      Object value = Json.decodeValue(body);
      return value == null ? "" : value;
    } catch (DecodeException malformed) {
      throw new WechatRefusal(47001, "data format error");
    }
  }

  /**
   * A part of a body.
   *
   * @throws WechatRefusal 47001
   */
  static JsonObject check(@Nullable Object value, String... fields) {
    if (!(value instanceof JsonObject object)) {
      throw new WechatRefusal(47001, "data format error, an object is expected");
    }
    Set<String> known = new HashSet<>();
    for (String field : fields) {
      int mark = Math.max(field.indexOf('!'), field.indexOf('?'));
      String name = field.substring(0, mark);
      boolean isAbsent = !object.containsKey(name);
      if (isAbsent && field.charAt(mark) == '!') {
        throw new WechatRefusal(47001, "data format error, missing " + name);
      }
      if (!isAbsent && !hasType(object.getValue(name), field.substring(mark + 1))) {
        throw new WechatRefusal(47001, "data format error, type of " + name);
      }
      known.add(name);
    }
    for (String name : object.fieldNames()) {
      if (!known.contains(name)) {
        throw new WechatRefusal(47001, "data format error, unknown " + name);
      }
    }
    return object;
  }

  private static boolean hasType(@Nullable Object value, String type) {
    return switch (type) {
      case "text" -> value instanceof String;
      case "number" -> value instanceof Integer || value instanceof Long;
      case "flag" -> value instanceof Boolean;
      case "object" -> value instanceof JsonObject;
      case "list" -> value instanceof JsonArray;
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** A text of a field that may be absent; then empty. */
  static String text(JsonObject object, String name) {
    return object.getString(name, "");
  }

  /** Refuses a number outside a range. */
  static int within(JsonObject object, String name, int least, int most, int errcode) {
    long value = object.getLong(name);
    if (value < least || value > most) {
      throw new WechatRefusal(errcode, "invalid " + name);
    }
    return (int) value;
  }
}
