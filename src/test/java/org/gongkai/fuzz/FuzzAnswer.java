package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;

/**
 * What came back.
 *
 * @param status 0 when the server closed the connection without a word, -1 when it said nothing in
 *     time
 * @param headers lines as they came
 */
@SuppressWarnings("ArrayRecordComponent")
record FuzzAnswer(int status, List<String> headers, byte[] body) {

  /** The first value of a header; empty when it is not there. */
  String header(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** The media type without its parameters, in small letters. */
  String type() {
    return header("Content-Type").split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
  }

  String text() {
    return new String(body, UTF_8);
  }

  boolean isRefusal() {
    return status >= 400;
  }
}
