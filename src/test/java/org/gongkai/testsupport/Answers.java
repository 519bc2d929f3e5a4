package org.gongkai.testsupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is expected of answers whatever they are about. */
public final class Answers {

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?([^\"<,}]*)");

  private Answers() {}

  /** Checks that every instant carries the offset of China, and that there is one. */
  public static void assertChinaTime(Response response) {
    List<String> offsets = new ArrayList<>();
    Matcher instants = INSTANT.matcher(response.asString());
    while (instants.find()) {
      offsets.add(instants.group(1));
    }
    assertThat(offsets).as(response.asString()).isNotEmpty().containsOnly("+08:00");
  }

  /** Checks that a public read has a strong tag and spares its body to those who have it. */
  public static void assertRevalidates(String path) {
    Response first = given().get(path);
    assertThat(first.statusCode()).as(path).isEqualTo(200);
    String etag = first.header("ETag");
    // Weak only where the answer shows a clock.
    assertThat(etag).as(path).matches("(W/)?\"[^\"]+\"");
    assertThat(first.header("Cache-Control")).as(path).isNotBlank();
    String opaque = etag.startsWith("W/") ? etag.substring(2) : etag;
    for (String known : List.of(opaque, "\"other\", " + opaque, "W/" + opaque, "*")) {
      Response second = given().header("If-None-Match", known).get(path);
      assertThat(second.statusCode()).as("%s with %s", path, known).isEqualTo(304);
      assertThat(second.asByteArray()).as("%s with %s", path, known).isEmpty();
      assertThat(second.header("ETag")).as("%s with %s", path, known).isEqualTo(etag);
    }
    Response other = given().header("If-None-Match", "\"other\"").get(path);
    assertThat(other.statusCode()).as(path).isEqualTo(200);
  }

  /** Checks that a repeated write is answered exactly as the first one. */
  public static void assertReplay(Response first, Response second) {
    assertThat(second.statusCode()).as(second.asString()).isEqualTo(first.statusCode());
    assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    for (String header : List.of("Content-Type", "Location", "ETag", "Cache-Control")) {
      assertThat(second.header(header)).as(header).isEqualTo(first.header(header));
    }
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  /**
   * Reads every page of a list and gives the ids in order; checks that no page is longer than the
   * limit, only the last one shorter, and that nothing comes twice.
   *
   * @param page gives the page behind a cursor, which is null for the first
   */
  public static List<String> readAll(int limit, Function<@Nullable String, Response> page) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Response response = page.apply(cursor);
      assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
      assertThat(response.jsonPath().getMap("$")).containsKeys("items", "nextCursor");
      List<Object> items = response.jsonPath().getList("items.collect { it.id ?: it.number }");
      cursor = response.jsonPath().getString("nextCursor");
      assertThat(items).hasSizeLessThanOrEqualTo(limit);
      if (cursor != null) {
        assertThat(items).hasSize(limit);
      }
      items.forEach(item -> ids.add(String.valueOf(item)));
    } while (cursor != null);
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    return ids;
  }

  /** Checks that identifiers come newest first. */
  public static void assertNewestFirst(List<String> ids) {
    List<String> sorted =
        ids.stream()
            .map(id -> id.toLowerCase(Locale.ROOT))
            .sorted(Comparator.reverseOrder())
            .toList();
    assertThat(ids).isEqualTo(sorted);
  }
}
