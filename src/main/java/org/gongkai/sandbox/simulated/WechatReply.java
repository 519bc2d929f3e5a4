package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;

/** Answers as the platform gives them: JSON in real characters, called {@code text/plain}. */
final class WechatReply {

  private static final Map<String, String> PLAIN =
      Map.of("Content-Type", "text/plain; charset=utf-8");

  private WechatReply() {}

  static Reply of(JsonObject answer) {
    return new Reply(200, PLAIN, answer.encode());
  }

  static JsonObject ok() {
    return new JsonObject().put("errcode", 0).put("errmsg", "ok");
  }

  /** The platform's name of a call, three groups of eight hexadecimal digits. */
  static String rid() {
    String digits = UUID.randomUUID().toString().replace("-", "");
    return digits.substring(0, 8) + '-' + digits.substring(8, 16) + '-' + digits.substring(16, 24);
  }
}
