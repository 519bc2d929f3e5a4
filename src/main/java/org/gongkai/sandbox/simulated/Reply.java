package org.gongkai.sandbox.simulated;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of a platform. */
record Reply(int status, Map<String, String> headers, String body) {

  static Reply json(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "application/json;charset=UTF-8"), body);
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), "");
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
