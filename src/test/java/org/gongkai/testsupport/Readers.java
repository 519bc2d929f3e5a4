package org.gongkai.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** Keeps its connections. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
    return answers(null, null);
  }

  /** Gives every answer to its address, as somebody with these roles reads it. */
  @CanIgnoreReturnValue
  public Map<String, byte[]> staffAnswers(String... roles) {
    return answers("staff", Api.staffToken(roles));
  }

  /** Gives every answer to its address, as a citizen reads it. */
  public Map<String, byte[]> citizenAnswers(String citizen) {
    return answers("citizen", Api.citizenToken(citizen));
  }

  /** Several at once: there are thousands. */
  private Map<String, byte[]> answers(@Nullable String scheme, @Nullable String token) {
    Map<String, byte[]> answers = new ConcurrentHashMap<>();
    Contract.operations().stream()
        .filter(operation -> operation.method().equals("GET"))
        // Its events are deliveries, which another operation lists; it has no end.
        .filter(operation -> !operation.id().equals("streamDeliveries"))
        .filter(operation -> Objects.equals(operation.scheme(), scheme))
        .flatMap(operation -> reads(operation, token, answers))
        .toList()
        .parallelStream()
        .forEach(Runnable::run);
    return answers;
  }

  private Stream<Runnable> reads(
      Operation operation, @Nullable String token, Map<String, byte[]> answers) {
    List<Runnable> reads = new ArrayList<>();
    for (String path : paths(operation)) {
      for (String language : List.of("zh-CN", "en")) {
        if (operation.parameters().contains("limit")) {
          LIMITS.forEach(
              limit -> reads.add(() -> readPages(path, limit, language, token, answers)));
        }
        reads.add(() -> put(answers, ask(path, language, "", token), path + " " + language));
      }
    }
    return reads.stream();
  }

  private static void readPages(
      String path,
      String limit,
      String language,
      @Nullable String token,
      Map<String, byte[]> answers) {
    String cursor = null;
    int pages = 0;
    do {
      String page = "limit=" + limit + (cursor == null ? "" : "&cursor=" + encoded(cursor));
      HttpResponse<byte[]> answer = ask(path, language, page, token);
      put(answers, answer, path + " " + language + " " + limit + " " + cursor);
      cursor = answer.statusCode() == 200 ? next(new String(answer.body(), UTF_8)) : null;
      pages++;
    } while (cursor != null && pages < MOST_PAGES);
  }

  /** By its place in the text: thousands of pages are read. */
  private static @Nullable String next(String page) {
    Matcher cursor = NEXT.matcher(page);
    return cursor.find() ? cursor.group(1) : null;
  }

  private static HttpResponse<byte[]> ask(
      String path, String language, String query, @Nullable String token) {
    String separator = query.isEmpty() ? "" : path.contains("?") ? "&" : "?";
    URI address = Raw.uri(path + separator + query);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Accept-Language", language);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  /** Headers are part of an answer. */
  private static void put(Map<String, byte[]> answers, HttpResponse<byte[]> answer, String name) {
    byte[] head = (answer.headers().map() + "\n\n").getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(head, head.length + answer.body().length);
    System.arraycopy(answer.body(), 0, whole, head.length, answer.body().length);
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
