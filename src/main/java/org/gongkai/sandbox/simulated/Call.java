package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call to a platform, its body as it came. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(String method, Map<String, String> query, HttpExchange exchange, byte[] bytes) {

  static Call of(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    String query = exchange.getRequestURI().getRawQuery();
    return new Call(
        exchange.getRequestMethod(), fields(query == null ? "" : query), exchange, bytes);
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  /** The body as text. */
  String body() {
    return new String(bytes, UTF_8);
  }

  /** Fields of a form in the body. */
  Map<String, String> form() {
    return fields(body());
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private static Map<String, String> fields(String encoded) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return fields;
  }
}
