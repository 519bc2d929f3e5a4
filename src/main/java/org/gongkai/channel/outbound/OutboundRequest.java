package org.gongkai.channel.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call to the outside.
 *
 * @param method of HTTP, {@code HEAD}, {@code GET} or {@code POST}
 * @param address where to, with path and query
 * @param headers beside those that every call has
 * @param body empty for none; sent in UTF-8
 */
public record OutboundRequest(
    String method, String address, Map<String, String> headers, String body) {

  /** A call without a body. */
  public static OutboundRequest get(String address, Map<String, String> headers) {
    return new OutboundRequest("GET", address, headers, "");
  }

  /** A call with a body of JSON. */
  public static OutboundRequest json(String address, Map<String, String> headers, String body) {
    return new OutboundRequest("POST", address, typed(headers, "application/json"), body);
  }

  /** A call with the fields of a form. */
  public static OutboundRequest form(String address, Map<String, String> fields) {
    String type = "application/x-www-form-urlencoded";
    return new OutboundRequest("POST", address, typed(Map.of(), type), encoded(fields));
  }

  /** Fields as a query or a form holds them; a space is {@code %20}, which every platform reads. */
  public static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static Map<String, String> typed(Map<String, String> headers, String type) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("content-type", type + "; charset=utf-8");
    return Map.copyOf(all);
  }

  /** Keeps addresses, headers and bodies out of messages. */
  @Override
  public String toString() {
    return "OutboundRequest[" + method + ']';
  }
}
