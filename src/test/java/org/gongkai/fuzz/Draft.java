package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.gongkai.fuzz.FuzzContract.Operation;
import org.jspecify.annotations.Nullable;

/** A request while it is made: at first a good one, then changed. */
final class Draft {

  private static final int LONGEST_LINE = 7500;

  final Operation operation;
  final Random random;

  /** Percent-encoded values of the places of the path. */
  final Map<String, String> places = new LinkedHashMap<>();

  /** Parts of the query as they are sent. */
  final List<String> query = new ArrayList<>();

  final List<String> headers = new ArrayList<>();
  final List<String> changes = new ArrayList<>();

  /** The body as a tree, while it is JSON. */
  @Nullable JsonNode json;

  byte[] body = new byte[0];
  String caller = "nobody";
  String method;
  String suffix = "";
  boolean strict = true;

  Draft(Operation operation, Random random) {
    this.operation = operation;
    this.random = random;
    this.method = operation.method();
  }

  /** The header instead of any of its name. */
  void header(String line) {
    String name = name(line);
    headers.removeIf(header -> name(header).equals(name));
    headers.add(line);
  }

  private static String name(String header) {
    return header.split(":", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** Makes the tree to bytes, so that they can be changed one by one. */
  void fix() {
    JsonNode tree = json;
    if (tree != null) {
      body = tree.toString().getBytes(UTF_8);
      json = null;
    }
  }

  /** Whether a server must take the line: no control characters, and not too long. */
  private static boolean isHttp(String line) {
    return line.length() < LONGEST_LINE && line.chars().noneMatch(c -> c < 0x20 || c == 0x7f);
  }

  FuzzRequest finish(int number) {
    fix();
    String path = operation.path();
    for (Map.Entry<String, String> place : places.entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
    }
    String target = path + (query.isEmpty() ? "" : "?" + String.join("&", query)) + suffix;
    boolean fits = isHttp(target) && headers.stream().allMatch(Draft::isHttp);
    return new FuzzRequest(
        number,
        operation.id(),
        List.copyOf(changes),
        strict && fits,
        caller,
        method,
        target,
        List.copyOf(headers),
        body);
  }
}
