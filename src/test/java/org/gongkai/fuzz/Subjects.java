package org.gongkai.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What hostile requests are about: values for the places of paths and for fields that name
 * something.
 *
 * @param ids values by the collection before {@code {id}}, such as {@code consultations}, or by the
 *     name of another place, such as {@code clauseId}
 */
record Subjects(Map<String, List<String>> ids) {

  private static final Pattern PLACE = Pattern.compile("([a-z-]+)?/?\\{([A-Za-z0-9]+)}");

  /** Places that nothing of a test stands for. */
  private static final Map<String, String> FIXED =
      Map.of(
          "year", "2177",
          "size", "1",
          "sha256", "0".repeat(64),
          "variant", "large.jpg",
          "file", "0".repeat(64) + ".jpg",
          "app", "mini",
          "position", "1",
          "version", "1",
          "column", "feedback",
          "channel", "feed");

  /** Fields of bodies and parameters of queries, with the collection that they name. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("decisionId", "decisions"),
          Map.entry("consultationId", "consultations"),
          Map.entry("clauseId", "clauseId"),
          Map.entry("commentId", "comments"),
          Map.entry("commentIds", "comments"),
          Map.entry("subjectId", "comments"),
          Map.entry("groupId", "groups"),
          Map.entry("templateId", "verdict-templates"),
          Map.entry("interprets", "contents"),
          Map.entry("channels", "channels"),
          Map.entry("ids", "notices"));

  /** Fields whose values are of a time to come, or of a form that no schema tells. */
  private static final Map<String, String> WORDS =
      Map.of(
          "closesAt", "2099-01-01T00:00:00+08:00",
          "publishAt", "2099-01-01T00:00:00+08:00",
          "purpose", "quarterly-summary",
          "since", "2026-04-01T00:00:00+08:00");

  /** A value for the place of this name in a path. */
  String place(String path, String name, Random random) {
    Matcher places = PLACE.matcher(path);
    while (places.find()) {
      if (places.group(2).equals(name)) {
        String collection = name.equals("id") ? String.valueOf(places.group(1)) : name;
        List<String> known = ids.getOrDefault(collection, List.of());
        if (!known.isEmpty()) {
          return known.get(random.nextInt(known.size()));
        }
        return FIXED.getOrDefault(name, new UUID(random.nextLong(), random.nextLong()).toString());
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** A value for a field; null for one that names nothing. */
  @Nullable String field(String name, Random random) {
    String word = WORDS.get(name);
    if (word != null) {
      return word;
    }
    List<String> known = ids.getOrDefault(FIELDS.getOrDefault(name, ""), List.of());
    return known.isEmpty() ? null : known.get(random.nextInt(known.size()));
  }
}
