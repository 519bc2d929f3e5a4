package org.gongkai.comment.similarity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the invented words that the corpus is put together from. */
final class CorpusFiles {

  /** A campaign's letter; {@code [a/b]} is its wording and the opposite, {@code {P}} a place. */
  record Campaign(String name, int size, int topic, List<String> sentences) {}

  private CorpusFiles() {}

  static List<String> lines(String name) {
    try (InputStream in = CorpusFiles.class.getResourceAsStream("/comment-corpus/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Campaign> campaigns() {
    List<Campaign> campaigns = new ArrayList<>();
    for (String line : lines("campaigns.txt")) {
      if (line.startsWith("= ")) {
        String[] head = line.split(" ", -1);
        campaigns.add(
            new Campaign(
                head[1], Integer.parseInt(head[2]), Integer.parseInt(head[3]), new ArrayList<>()));
      } else {
        campaigns.get(campaigns.size() - 1).sentences().add(line);
      }
    }
    return campaigns;
  }

  /** One map of lists for each topic; the last one for what all topics have in common. */
  static List<Map<String, List<String>>> vocabulary() {
    List<Map<String, List<String>>> topics = new ArrayList<>();
    for (String line : lines("vocabulary.txt")) {
      String[] parts = line.split(" ", 2);
      if (parts[0].equals("topic") || parts[0].equals("common")) {
        topics.add(new HashMap<>());
      } else {
        topics.get(topics.size() - 1).put(parts[0], List.of(parts[1].split("/", -1)));
      }
    }
    return topics;
  }

  static Map<String, String> synonyms(String name) {
    Map<String, String> synonyms = new LinkedHashMap<>();
    for (String line : lines(name)) {
      String[] pair = line.split("=", -1);
      synonyms.put(pair[0], pair[1]);
    }
    return synonyms;
  }
}
