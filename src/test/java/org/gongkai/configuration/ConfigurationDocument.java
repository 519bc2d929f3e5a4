package org.gongkai.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.gongkai.configuration.SourceSettings.Schedule;
import org.gongkai.testsupport.KnownSettings;
import org.gongkai.testsupport.KnownSettings.Known;
import org.jspecify.annotations.Nullable;

/** The reference of all settings, docs/configuration.md. */
final class ConfigurationDocument {

  private static final Path BASE =
      Path.of(System.getProperty("gongkai.basedir", ".")).toAbsolutePath();
  static final Path FILE = BASE.resolve("docs/configuration.md");

  private static final String HEAD =
      """
      # Settings

      Generated from the code; do not edit. What belongs together, and what the start checks: [operations.md](operations.md).

      Each setting can be given as an environment variable, as a system property, in a file named by `quarkus.config.locations`, or in \
      `config/application.properties` below the working directory. `NAME` and `KEY` are yours to choose unless it is said which there are.
      Durations read `250ms`, `30s`, `2h`, `30d`. A **secret** belongs into a file that only the application may read, or into a Secret.
      """;

  private static final Map<String, String> TYPES =
      Map.of(
          "boolean", "`true` or `false`",
          "java.lang.Boolean", "`true` or `false`",
          "int", "number",
          "java.util.OptionalInt", "number",
          "java.util.OptionalDouble", "number",
          "java.time.Duration", "duration",
          "io.quarkus.runtime.configuration.MemorySize",
              "number of bytes, also with `K`, `M` or `G`",
          "java.util.List", "list, separated by commas");

  private final List<SettingGroup> mapped;
  private final List<Setting> singles;
  private final List<SettingGroup> quarkus;

  private ConfigurationDocument(
      List<SettingGroup> mapped, List<Setting> singles, List<SettingGroup> quarkus) {
    this.mapped = mapped;
    this.singles = singles;
    this.quarkus = quarkus;
  }

  /** Reads the sources and both lists that are written by hand. */
  static ConfigurationDocument read() throws IOException, ClassNotFoundException {
    PackagedDefaults packaged = PackagedDefaults.read(BASE);
    SourceSettings sources = SourceSettings.read();
    return new ConfigurationDocument(
        MappedSettings.read(packaged, sources),
        singles(sources),
        quarkus(packaged, KnownSettings.read()));
  }

  List<SettingGroup> mapped() {
    return mapped;
  }

  /** Ours that no mapping declares. */
  List<Setting> singles() {
    return singles;
  }

  /** Those of Quarkus that an operator needs. */
  List<SettingGroup> quarkus() {
    return quarkus;
  }

  private static List<Setting> singles(SourceSettings sources) throws IOException {
    List<Setting> singles = new ArrayList<>();
    for (String line : lines("singles.txt")) {
      String[] cells = line.split(" \\| ", 3);
      Schedule schedule = sources.schedules().get(cells[0]);
      String value =
          schedule == null ? sources.injected().getOrDefault(cells[0], "") : schedule.value();
      String shown = value.isEmpty() ? null : PackagedDefaults.markdown(value);
      singles.add(new Setting(cells[0], cells[1], shown, false, cells[2]));
    }
    return singles;
  }

  private static List<SettingGroup> quarkus(PackagedDefaults packaged, KnownSettings known)
      throws IOException {
    List<SettingGroup> groups = new ArrayList<>();
    for (String line : lines("quarkus.txt")) {
      if (line.startsWith("# ")) {
        groups.add(new SettingGroup(line.substring(2), "", List.of(), new ArrayList<>()));
      } else {
        String[] cells = line.split(" \\| ", 2);
        groups
            .get(groups.size() - 1)
            .settings()
            .add(quarkus(cells[0], cells[1], packaged.of(cells[0]), known.find(cells[0])));
      }
    }
    return groups;
  }

  private static Setting quarkus(
      String name, String meaning, @Nullable String packaged, Optional<Known> known) {
    String type = TYPES.getOrDefault(known.map(Known::type).orElse(""), "text");
    String value =
        packaged != null
            ? packaged
            : known.map(Known::value).map(PackagedDefaults::markdown).orElse(null);
    return new Setting(name, type, value, false, meaning);
  }

  private static List<String> lines(String resource) throws IOException {
    try (var in =
        Objects.requireNonNull(
            ConfigurationDocument.class.getResourceAsStream("/configuration/" + resource))) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(l -> !l.isBlank()).toList();
    }
  }

  /** The whole document. */
  String text() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("\n## Of this application\n");
    for (SettingGroup group : mapped) {
      text.append("\n### `").append(group.title()).append("`\n\n").append(group.meaning());
      text.append('\n');
      if (!group.parts().isEmpty()) {
        text.append('\n');
        group.parts().forEach(part -> text.append("- ").append(part).append('\n'));
      }
      table(group.settings(), text::append);
    }
    text.append("\n### Others\n");
    table(singles, text::append);
    text.append(
        "\n"
            + "## Of Quarkus\n\n"
            + "Those that an operator of this application needs. All others:"
            + " [Quarkus](https://quarkus.io/guides/all-config).\n");
    for (SettingGroup group : quarkus) {
      text.append("\n### ").append(group.title()).append('\n');
      table(group.settings(), text::append);
    }
    return text.toString();
  }

  private static void table(List<Setting> settings, Consumer<String> out) {
    out.accept(
        "\n| setting, environment variable | type | default | meaning |\n|---|---|---|---|\n");
    for (Setting setting : settings) {
      out.accept(
          "| `%s`<br>`%s` | %s%s | %s | %s |%n"
              .formatted(
                  setting.name(),
                  setting.variable(),
                  setting.type(),
                  setting.isSecret() ? ", **secret**" : "",
                  value(setting),
                  setting.meaning()));
    }
  }

  private static String value(Setting setting) {
    String required = setting.name().contains(".NAME") ? "**required** for each" : "**required**";
    if (setting.value() == null) {
      return setting.required() ? required : "none";
    }
    return setting.required() ? setting.value() + "; **required** for others" : setting.value();
  }

  /** Writes it to its place. */
  void write() throws IOException {
    Files.writeString(FILE, text());
  }
}
