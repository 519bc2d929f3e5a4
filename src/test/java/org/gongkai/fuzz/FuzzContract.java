package org.gongkai.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The committed contract, {@code openapi/openapi.yaml}, as one needs it to make requests. */
final class FuzzContract {

  private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();

  /**
   * An operation.
   *
   * @param scheme the security scheme, or null for a public one
   * @param bodies media types that it takes, with schema and example
   * @param answers documented answers by status
   */
  record Operation(
      String id,
      String method,
      String path,
      @Nullable String scheme,
      List<Parameter> parameters,
      Map<String, JsonNode> bodies,
      Map<Integer, Answer> answers) {

    /** Whether a successful answer may leave something in the database. */
    boolean writes() {
      return !method.equals("GET");
    }

    List<Parameter> parametersIn(String place) {
      return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
    }

    boolean takes(String header) {
      return parameters.stream().anyMatch(parameter -> parameter.name().equals(header));
    }
  }

  /** A parameter; {@code in} is path, query or header. */
  record Parameter(String name, String in, boolean required, JsonNode schema) {}

  /** A documented answer: media types and, of refusals, codes of problems. */
  record Answer(Set<String> types, Set<String> codes) {}

  FuzzContract(JsonNode document) {
    this.document = document;
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                operation(path.getKey(), method.getKey(), method.getValue()))));
  }

  /** The contract of this source tree. */
  static FuzzContract committed() {
    Path file = Path.of(System.getProperty("gongkai.basedir", "."), "openapi", "openapi.yaml");
    try {
      return new FuzzContract(new ObjectMapper(new YAMLFactory()).readTree(file.toFile()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  Operation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id));
  }

  /** The schema behind a reference, or the schema itself. */
  JsonNode resolve(JsonNode schema) {
    JsonNode found = schema;
    while (found.has("$ref")) {
      found = document.at(found.path("$ref").asText().substring(1));
    }
    return found;
  }

  private static Operation operation(String path, String method, JsonNode node) {
    List<Parameter> parameters = new ArrayList<>();
    node.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    node.path("requestBody")
        .path("content")
        .properties()
        .forEach(body -> bodies.put(body.getKey(), body.getValue()));
    Map<Integer, Answer> answers = new TreeMap<>();
    node.path("responses")
        .properties()
        .forEach(
            answer -> answers.put(Integer.valueOf(answer.getKey()), answer(answer.getValue())));
    JsonNode security = node.path("security");
    String scheme = security.isEmpty() ? null : security.get(0).fieldNames().next();
    return new Operation(
        node.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        scheme,
        parameters,
        bodies,
        answers);
  }

  private static Parameter parameter(JsonNode node) {
    return new Parameter(
        node.path("name").asText(),
        node.path("in").asText(),
        node.path("required").asBoolean(),
        node.path("schema"));
  }

  private static Answer answer(JsonNode node) {
    Set<String> types = new LinkedHashSet<>();
    node.path("content").fieldNames().forEachRemaining(types::add);
    Set<String> codes = new LinkedHashSet<>();
    Matcher matcher = CODE.matcher(node.path("description").asText());
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return new Answer(types, codes);
  }
}
