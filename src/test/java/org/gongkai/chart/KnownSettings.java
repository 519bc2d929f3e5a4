package org.gongkai.chart;

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
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Settings that the application reads when it runs, by their names. */
final class KnownSettings {

  private static final Path SOURCES = Chart.BASE.resolve("src/main/java");

  /** Quarkus describes the settings of each of its extensions in its jar. */
  private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";

  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");

  /** Names; an asterisk stands for one part that is free. */
  private final Set<String> names = new TreeSet<>();

  private KnownSettings() {}

  static KnownSettings read() throws IOException, ClassNotFoundException {
    KnownSettings known = new KnownSettings();
    known.readOurs();
    known.readQuarkus();
    return known;
  }

  /** Whether a name of a property is known. */
  boolean hasProperty(String name) {
    return names.stream().anyMatch(known -> matches(known, name));
  }

  /** Whether the name of an environment variable is that of a setting. */
  boolean hasVariable(String name) {
    return names.stream()
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
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file, UTF_8);
        if (source.contains("@ConfigMapping(")) {
          readMapping(Class.forName(className(file)));
        }
        PROPERTY.matcher(source).results().forEach(found -> names.add(found.group(1)));
      }
    }
  }

  private static String className(Path file) {
    String path = SOURCES.relativize(file).toString();
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  private void readMapping(Class<?> type) {
    if (type.isAnnotationPresent(ConfigMapping.class)) {
      names.addAll(ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet());
    }
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
      addQuarkus(node.path("path"));
      node.path("additionalPaths").forEach(this::addQuarkus);
    }
    node.forEach(this::readItems);
  }

  private void addQuarkus(JsonNode path) {
    names.add(path.path("property").asText().replaceAll("\"[^\"]+\"", "*"));
  }
}
