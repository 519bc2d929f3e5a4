package org.gongkai.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code application.properties} gives a production package. */
final class PackagedDefaults {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:}]+):?}");

  private final TreeMap<String, String> values = new TreeMap<>();

  private PackagedDefaults() {}

  static PackagedDefaults read(Path base) throws IOException {
    Properties properties = new Properties();
    try (Reader in =
        Files.newBufferedReader(base.resolve("src/main/resources/application.properties"), UTF_8)) {
      properties.load(in);
    }
    PackagedDefaults defaults = new PackagedDefaults();
    properties.stringPropertyNames().stream()
        .filter(name -> !name.startsWith("%"))
        .forEach(name -> defaults.values.put(name, properties.getProperty(name)));
    return defaults;
  }

  /**
   * The value of a setting in Markdown; of one with a free part those of all its parts. {@code
   * null} for none.
   */
  @Nullable String of(String name) {
    int free = name.indexOf(".NAME");
    if (free < 0) {
      String value = values.get(name);
      return value == null ? null : markdown(value);
    }
    String before = name.substring(0, free + 1);
    String after = name.substring(free + ".NAME".length());
    Pattern pattern = Pattern.compile(Pattern.quote(before) + "([a-z-]+)" + Pattern.quote(after));
    String all =
        values.entrySet().stream()
            .map(entry -> entryOf(pattern.matcher(entry.getKey()), entry.getValue()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? null : all;
  }

  private static String entryOf(Matcher name, String value) {
    return name.matches() ? name.group(1) + " " + markdown(value) : "";
  }

  /** A value as it is shown. */
  static String markdown(String value) {
    Matcher reference = REFERENCE.matcher(value);
    if (reference.matches()) {
      return "that of `" + reference.group(1) + "`";
    }
    return value.isBlank() ? "blank" : "`" + value.replace("|", "\\|") + "`";
  }
}
