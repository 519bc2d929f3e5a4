package org.gongkai.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settings that the application reads when it runs, by their names. */
public final class KnownSettings {

  private static final Path SOURCES =
      Path.of(System.getProperty("gongkai.basedir", "."))
          .toAbsolutePath()
          .normalize()
          .resolve("src/main/java");

  /** Quarkus describes the settings of each of its extensions in its jar. */
  private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";

  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");

  /** What is known of a name; an asterisk in it stands for one part that is free. */
  private final Map<String, Known> names = new TreeMap<>();

  /**
   * What is known of a setting.
   *
   * @param type its Java type, {@code null} for one of ours
   * @param value its default as Quarkus documents it, {@code null} for none and for ours
   */
  public record Known(@Nullable String type, @Nullable String value) {}

  private static final Known OURS = new Known(null, null);

  private KnownSettings() {}

  /** Reads the sources, and the descriptions that Quarkus brings along. */
  public static KnownSettings read() throws IOException, ClassNotFoundException {
    KnownSettings known = new KnownSettings();
    known.readOurs();
    known.readQuarkus();
    return known;
  }

  /** Whether a name of a property is known. */
  public boolean hasProperty(String name) {
    return find(name).isPresent();
  }

  /** What is known of a property. */
  public Optional<Known> find(String name) {
    return names.entrySet().stream()
        .filter(known -> matches(known.getKey(), name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** All interfaces to which settings are mapped, in the order of their names. */
  public static List<Class<?>> mappings() throws IOException, ClassNotFoundException {
    List<Class<?>> mappings = new ArrayList<>();
    for (Path file : sources()) {
      if (Files.readString(file, UTF_8).contains("@ConfigMapping(")) {
        Class<?> type = Class.forName(className(file));
        if (type.isAnnotationPresent(ConfigMapping.class)) {
          mappings.add(type);
        }
      }
    }
    return mappings;
  }

  /** Files of the production sources, in the order of their names. */
  public static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Whether the name of an environment variable is that of a setting. */
  public boolean hasVariable(String name) {
    return names.keySet().stream()
        .map(KnownSettings::variable)
        .anyMatch(known -> Pattern.matches(known.replace("*", "_?[A-Z0-9]+_?"), name));
  }

  private static boolean matches(String known, String name) {
    return Pattern.matches(
        "\\Q" + known.replace("*", "\\E(\"[^\"]+\"|[A-Za-z0-9_-]+)\\Q") + "\\E", name);
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
  }

  private void readOurs() throws IOException, ClassNotFoundException {
    for (Class<?> type : mappings()) {
      ConfigMappings.getProperties(ConfigClass.configClass(type))
          .keySet()
          .forEach(name -> names.put(name, OURS));
    }
    for (Path file : sources()) {
      PROPERTY
          .matcher(Files.readString(file, UTF_8))
          .results()
          .forEach(found -> names.put(found.group(1), OURS));
    }
  }

  private static String className(Path file) {
    String path = SOURCES.relativize(file).toString();
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  private void readQuarkus() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (URL model : Collections.list(KnownSettings.class.getClassLoader().getResources(MODEL))) {
      try (InputStream in = model.openStream()) {
        readItems(json.readTree(in));
      }
    }
  }

  /** Settings of the build are left out: an environment cannot change them any more. */
  private void readItems(JsonNode node) {
    if ("RUN_TIME".equals(node.path("phase").asText())) {
      Known known = new Known(node.path("type").asText(), node.path("defaultValue").asText(null));
      addQuarkus(node.path("path"), known);
      node.path("additionalPaths").forEach(path -> addQuarkus(path, known));
    }
    node.forEach(this::readItems);
  }

  private void addQuarkus(JsonNode path, Known known) {
    names.put(path.path("property").asText().replaceAll("\"[^\"]+\"", "*"), known);
  }
}
