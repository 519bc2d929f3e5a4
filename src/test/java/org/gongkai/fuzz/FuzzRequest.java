package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A request as it goes over the wire. Each character of the target and of the headers stands for
 * one byte; {@link #KEY} and {@link #TOKEN} become a new idempotency key and a token whenever it is
 * sent.
 *
 * @param number by which the generator makes it again
 * @param changes what was done to a good request
 * @param strict whether the contract of its operation says what the answer may be; not so where the
 *     request may be no request of this operation, or no good HTTP
 * @param caller whose token it carries
 */
@SuppressWarnings("ArrayRecordComponent")
record FuzzRequest(
    int number,
    String operation,
    List<String> changes,
    boolean strict,
    String caller,
    String method,
    String target,
    List<String> headers,
    byte[] body) {

  static final String KEY = "{idempotency-key}";
  static final String TOKEN = "{token}";

  private static final int SHOWN = 1500;

  /** Whether the server can tell where this request ends and the next one begins. */
  boolean isFramed() {
    return headers.stream()
        .map(header -> header.toLowerCase(Locale.ROOT))
        .noneMatch(
            header ->
                header.startsWith("content-length")
                    || header.startsWith("transfer-encoding")
                    || header.startsWith("connection")
                    || header.startsWith("expect")
                    || header.startsWith("upgrade"));
  }

  /** What is sent to a server of this name. */
  byte[] bytes(String host, Map<String, String> tokens) {
    StringBuilder head = new StringBuilder(method).append(' ').append(target);
    head.append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
    String token = tokens.getOrDefault(caller, "");
    for (String header : headers) {
      head.append(header.replace(TOKEN, token).replace(KEY, "fuzz-" + UUID.randomUUID()));
      head.append("\r\n");
    }
    if (isFramed()) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** A command that sends it, for whoever looks for the cause; long bodies are cut. */
  String asCurl() {
    StringBuilder curl = new StringBuilder();
    if (body.length > 0) {
      curl.append("printf '%b' ").append(quoted(escaped(body))).append(" | ");
    }
    curl.append("curl -i --path-as-is --globoff -X ").append(quoted(printable(method)));
    headers.forEach(header -> curl.append(" -H ").append(quoted(printable(header))));
    if (body.length > 0) {
      curl.append(" --data-binary @-");
    }
    return curl.append(' ')
        .append(quoted("http://localhost:8080" + printable(target)))
        .append("   # ")
        .append(number)
        .append(", ")
        .append(operation)
        .append(" as ")
        .append(caller)
        .append(": ")
        .append(String.join(", ", changes))
        .toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String printable(String text) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    StringBuilder printable = new StringBuilder();
    shown
        .chars()
        .forEach(
            c -> {
              if (c < 0x20 || (c >= 0x7f && c <= 0xff)) {
                printable.append("\\x").append(String.format("%02x", c));
              } else {
                printable.append((char) c);
              }
            });
    return printable.toString();
  }

  private static String escaped(byte[] bytes) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, SHOWN); i++) {
      int b = bytes[i] & 0xff;
      if (b >= 0x20 && b < 0x7f && b != '\\') {
        escaped.append((char) b);
      } else {
        escaped.append(String.format("\\x%02x", b));
      }
    }
    return bytes.length > SHOWN ? escaped + "…(" + bytes.length + " bytes)" : escaped.toString();
  }
}
