package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongkai.testsupport.Raw;

/** JSON that is read quickly and often. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The body of a 200. */
  static JsonNode get(Line line, String path) {
    Raw.Reply reply = line.call(Line.get(path));
    assertThat(reply.status()).as(path).isEqualTo(200);
    return read(reply.text());
  }

  /** All pages of a list. */
  static List<JsonNode> pages(Line line, String path, int limit) {
    List<JsonNode> pages = new ArrayList<>();
    String next = path + "?limit=" + limit;
    while (!next.isEmpty()) {
      JsonNode page = get(line, next);
      pages.add(page);
      JsonNode cursor = page.path("nextCursor");
      next = cursor.isTextual() ? path + "?limit=" + limit + "&cursor=" + cursor.asText() : "";
    }
    return pages;
  }

  /** A member of each item of all pages, as text. */
  static List<String> items(List<JsonNode> pages, String member) {
    List<String> items = new ArrayList<>();
    pages.forEach(
        page -> page.path("items").forEach(item -> items.add(item.path(member).asText())));
    return items;
  }

  /** The numbers of an object that are not 0, by name. */
  static Map<String, Long> numbers(JsonNode object) {
    Map<String, Long> numbers = new TreeMap<>();
    object
        .properties()
        .forEach(
            one -> {
              if (one.getValue().asLong() != 0) {
                numbers.put(one.getKey(), one.getValue().asLong());
              }
            });
    return numbers;
  }
}
