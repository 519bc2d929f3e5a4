package org.gongkai.sandbox.simulated;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of a platform. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, Map<String, String> headers, byte[] bytes) {

  Reply(int status, Map<String, String> headers, String body) {
    this(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply json(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "application/json;charset=UTF-8"), body);
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), "");
  }

  Reply as(String contentType) {
    return new Reply(status, Map.of("Content-Type", contentType), bytes);
  }
}
