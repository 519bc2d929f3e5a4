package org.gongkai.testsupport;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The contract that the running application publishes. */
public final class Contract {

  /** What an operation must be asked with. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "calculateDeadline", "?from=2026-06-18&workingDays=20",
          "getDraftDiff", "?from=1",
          "uploadMedia", "?name=sample.png",
          "countViews", "?ids=00000000-0000-7000-8000-000000000001",
          "exportCommentsNdjson", "?purpose=quarterly-summary",
          "exportCommentsCsv", "?purpose=quarterly-summary",
          "exportCommentsXlsx", "?purpose=quarterly-summary");

  private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

  private Contract() {}

  /**
   * An operation.
   *
   * @param scheme the security scheme, or null for a public one
   * @param codes documented problem codes by status
   */
  public record Operation(
      String id,
      String method,
      String path,
      @Nullable String scheme,
      Set<String> parameters,
      Set<String> bodyTypes,
      Map<Integer, Set<String>> codes) {

    /** The path with random identifiers. */
    public String somePath() {
      return pathOf(UUID.randomUUID().toString());
    }

    /** The path with an identifier in its place. */
    public String pathOf(String id) {
      String query = QUERIES.getOrDefault(this.id, "");
      return (path + query)
          .replace("{id}", id)
          .replace("{photoId}", UUID.randomUUID().toString())
          .replace("{stageId}", UUID.randomUUID().toString())
          .replace("{clauseId}", UUID.randomUUID().toString())
          .replace("{version}", query.isEmpty() ? "1" : "2")
          .replace("{year}", "2031")
          .replace("{size}", "999999999999")
          .replace("{receipt}", "0000-0000-00000")
          .replace("{column}", "feedback")
          .replace("{channel}", "feed")
          .replace("{app}", "mini")
          .replace("{position}", "1")
          .replace("{scene}", "czzzzzzzzzz")
          .replace("{sha256}", "0".repeat(64))
          .replace("{variant}", "large.jpg")
          .replace("{file}", "0".repeat(64) + ".jpg");
    }

    public boolean takesJson() {
      return bodyTypes.contains("application/json");
    }

    public Set<String> codes(int status) {
      return codes.getOrDefault(status, Set.of());
    }
  }

  /** All operations. */
  public static List<Operation> operations() {
    return List.copyOf(Holder.OPERATIONS);
  }

  /** The operation with this id. */
  public static Operation operation(String id) {
    return Holder.OPERATIONS.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id));
  }

  private static final class Holder {
    static final List<Operation> OPERATIONS = read();
  }

  private static List<Operation> read() {
    String document = given().queryParam("format", "json").get("/q/openapi").asString();
    List<Operation> operations = new ArrayList<>();
    try {
      JsonNode paths = new ObjectMapper().readTree(document).path("paths");
      paths
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          method ->
                              operations.add(
                                  operation(path.getKey(), method.getKey(), method.getValue()))));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return operations;
  }

  private static Operation operation(String path, String method, JsonNode node) {
    Set<String> parameters = new HashSet<>();
    node.path("parameters").forEach(parameter -> parameters.add(parameter.path("name").asText()));
    Set<String> bodyTypes = new HashSet<>();
    node.path("requestBody").path("content").fieldNames().forEachRemaining(bodyTypes::add);
    Map<Integer, Set<String>> codes = new HashMap<>();
    node.path("responses")
        .properties()
        .forEach(
            response ->
                codes.put(
                    Integer.valueOf(response.getKey()),
                    codes(response.getValue().path("description").asText())));
    JsonNode security = node.path("security");
    String scheme = security.isEmpty() ? null : security.get(0).fieldNames().next();
    return new Operation(
        node.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        scheme,
        parameters,
        bodyTypes,
        codes);
  }

  private static Set<String> codes(String description) {
    Set<String> codes = new HashSet<>();
    Matcher matcher = CODE.matcher(description);
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return codes;
  }
}
