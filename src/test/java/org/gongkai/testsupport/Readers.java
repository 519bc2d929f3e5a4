package org.gongkai.testsupport;

import static io.restassured.RestAssured.given;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.testsupport.Contract.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Asks every reading operation of the contract about every thing that a test made, in both
 * languages and with pages of several lengths.
 *
 * @param ids values for the placeholders of paths: {@code {id}} by the collection before it, such
 *     as {@code consultations}, the others by their own name
 */
public record Readers(Map<String, List<String>> ids) {

  private static final Pattern NEXT = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
  private static final Pattern PLACE = Pattern.compile("([a-z-]+)?/?\\{([A-Za-z0-9]+)}");
  private static final List<String> LIMITS = List.of("1", "2", "100");
  private static final int MOST_PAGES = 200;

  private static final String NO_CONTENT = "00000000-0000-7000-8000-000000000001";

  /** Collections of which every row is listed elsewhere, or none is made of what citizens wrote. */
  private static final Map<String, String> NO_ROWS =
      Map.of("channels", "feed", "deliveries", NO_CONTENT, "photos", NO_CONTENT);

  /** Places that hold no identifier of a row; files are what editors put there. */
  private static final Map<String, String> NO_IDS =
      Map.of(
          "photoId", NO_CONTENT,
          "sha256", "0".repeat(64),
          "variant", "large.jpg",
          "file", "0".repeat(64) + ".jpg",
          "channel", "feed",
          "scene", "c1",
          "app", "mini",
          "position", "1");

  /** Gives every answer to its address. */
  @CanIgnoreReturnValue
  public Map<String, byte[]> publicAnswers() {
    return answers(null, io.restassured.RestAssured::given);
  }

  /** Gives every answer to its address, as somebody with these roles reads it. */
  @CanIgnoreReturnValue
  public Map<String, byte[]> staffAnswers(String... roles) {
    String token = Api.staffToken(roles);
    return answers("staff", () -> given().auth().oauth2(token));
  }

  /** Gives every answer to its address, as a citizen reads it. */
  public Map<String, byte[]> citizenAnswers(String citizen) {
    String token = Api.citizenToken(citizen);
    return answers("citizen", () -> given().auth().oauth2(token));
  }

  private Map<String, byte[]> answers(
      @Nullable String scheme, Supplier<RequestSpecification> reader) {
    Map<String, byte[]> answers = new HashMap<>();
    Contract.operations().stream()
        .filter(operation -> operation.method().equals("GET"))
        // Its events are deliveries, which another operation lists; it has no end.
        .filter(operation -> !operation.id().equals("streamDeliveries"))
        .filter(operation -> java.util.Objects.equals(operation.scheme(), scheme))
        .forEach(operation -> read(operation, reader, answers));
    return answers;
  }

  private void read(
      Operation operation, Supplier<RequestSpecification> reader, Map<String, byte[]> answers) {
    for (String path : paths(operation)) {
      for (String language : List.of("zh-CN", "en")) {
        if (operation.parameters().contains("limit")) {
          LIMITS.forEach(limit -> readPages(path, limit, language, reader, answers));
        }
        Response answer = ask(path, language, null, null, reader);
        put(answers, answer, path + " " + language);
      }
    }
  }

  private static void readPages(
      String path,
      String limit,
      String language,
      Supplier<RequestSpecification> reader,
      Map<String, byte[]> answers) {
    String cursor = null;
    int pages = 0;
    do {
      Response answer = ask(path, language, limit, cursor, reader);
      put(answers, answer, path + " " + language + " " + limit + " " + cursor);
      cursor = answer.statusCode() == 200 ? next(answer.asString()) : null;
      pages++;
    } while (cursor != null && pages < MOST_PAGES);
  }

  /** By its place in the text: thousands of pages are read. */
  private static @Nullable String next(String page) {
    Matcher cursor = NEXT.matcher(page);
    return cursor.find() ? cursor.group(1) : null;
  }

  private static Response ask(
      String path,
      String language,
      @Nullable String limit,
      @Nullable String cursor,
      Supplier<RequestSpecification> reader) {
    RequestSpecification request = reader.get().header("Accept-Language", language);
    if (limit != null) {
      request.queryParam("limit", limit);
    }
    if (cursor != null) {
      request.queryParam("cursor", cursor);
    }
    return request.get(path);
  }

  /** Headers are part of an answer. */
  private static void put(Map<String, byte[]> answers, Response answer, String name) {
    byte[] head =
        (answer.headers().toString() + "\n\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] body = answer.asByteArray();
    byte[] whole = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    answers.put(answer.statusCode() + " " + name, whole);
  }

  /** The path with everything that may stand in its places. */
  private List<String> paths(Operation operation) {
    List<String> paths = List.of(operation.path());
    Matcher places = PLACE.matcher(operation.path());
    while (places.find()) {
      paths = filled(paths, places.toMatchResult());
    }
    String query =
        switch (operation.id()) {
          case "getDraftDiff" -> "?from=1";
          case "countViews" -> "?ids=" + NO_CONTENT;
          default -> "";
        };
    return paths.stream().map(path -> path + query).toList();
  }

  private List<String> filled(List<String> paths, MatchResult place) {
    String name = place.group(2);
    List<String> values = new ArrayList<>();
    if (NO_ROWS.containsKey(String.valueOf(place.group(1)))) {
      values.add(NO_ROWS.get(place.group(1)));
    } else if (name.equals("id") && ids.containsKey(String.valueOf(place.group(1)))) {
      values.addAll(ids.get(place.group(1)));
    } else if (ids.containsKey(name)) {
      values.addAll(ids.get(name));
    } else if (NO_IDS.containsKey(name)) {
      values.add(NO_IDS.get(name));
    } else {
      ids.values().forEach(values::addAll);
    }
    return paths.stream()
        .flatMap(path -> values.stream().map(value -> path.replace("{" + name + "}", value)))
        .toList();
  }
}
