package org.gongkai.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics that docs/telemetry.md names, with their labels. */
final class MetricTable {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));

  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `([a-z0-9_]+)(?:\\{([a-z_,]+)})?` \\| (counter|gauge|summary|histogram) \\| .{5,}"
              + " \\|$");

  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  private final Map<String, Set<String>> labels = new TreeMap<>();

  private MetricTable() {}

  /** Reads the tables. */
  static MetricTable read() throws IOException {
    MetricTable table = new MetricTable();
    for (String line : Files.readAllLines(BASE.resolve("docs/telemetry.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        table.labels.put(row.group(1), split(row.group(2)));
      }
    }
    return table;
  }

  private static Set<String> split(@Nullable String labels) {
    return labels == null ? Set.of() : new TreeSet<>(Set.of(labels.split(",", -1)));
  }

  Set<String> names() {
    return labels.keySet();
  }

  Set<String> labels(String name) {
    return labels.getOrDefault(name, Set.of());
  }

  /** The name in the table of a series; null when it is not there. */
  @Nullable String named(String series) {
    return Stream.of("", "_count", "_sum", "_max", "_bucket")
        .filter(series::endsWith)
        .map(ending -> series.substring(0, series.length() - ending.length()))
        .filter(labels::containsKey)
        .findFirst()
        .orElse(null);
  }

  /** Names of series with all sets of labels that they have; without those of a histogram's. */
  static Map<String, Set<Set<String>>> series(String scraped) {
    Map<String, Set<Set<String>>> series = new TreeMap<>();
    for (String line : scraped.split("\n", -1)) {
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      int end = line.indexOf('{');
      int space = line.indexOf(' ');
      boolean labelled = end >= 0 && end < space;
      String name = line.substring(0, labelled ? end : space);
      String rest = labelled ? line.substring(end, close(line, end)) : "";
      series.computeIfAbsent(name, unused -> new HashSet<>()).add(names(rest));
    }
    return series;
  }

  /** Where the labels end: a value may hold a brace. */
  private static int close(String line, int begin) {
    boolean quoted = false;
    for (int i = begin; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && line.charAt(i - 1) != '\\') {
        quoted = !quoted;
      }
      if (c == '}' && !quoted) {
        return i;
      }
    }
    return line.length();
  }

  private static Set<String> names(String labels) {
    Set<String> names = new TreeSet<>();
    Matcher label = LABEL.matcher(labels);
    while (label.find()) {
      names.add(label.group(1));
    }
    names.remove("le");
    return names;
  }
}
