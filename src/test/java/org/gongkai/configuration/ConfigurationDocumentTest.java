package org.gongkai.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.configuration.SourceSettings.Schedule;
import org.gongkai.testsupport.KnownSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * docs/configuration.md says of every setting what the code says of it. Rewritten with {@code
 * -Dgongkai.configuration.update=true}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ConfigurationDocumentTest {

  private final ConfigurationDocument document;

  ConfigurationDocumentTest() throws IOException, ClassNotFoundException {
    document = ConfigurationDocument.read();
  }

  private Stream<Setting> mapped() {
    return document.mapped().stream().flatMap(group -> group.settings().stream());
  }

  private Stream<Setting> all() {
    return Stream.of(
            mapped(),
            document.singles().stream(),
            document.quarkus().stream().flatMap(group -> group.settings().stream()))
        .flatMap(settings -> settings);
  }

  @Test
  void isWrittenDown() throws IOException {
    if (Boolean.getBoolean("gongkai.configuration.update")) {
      document.write();
    }
    assertThat(Files.readString(ConfigurationDocument.FILE)).isEqualTo(document.text());
  }

  @Test
  void holdsEverySettingOfTheMappings() throws IOException, ClassNotFoundException {
    Set<String> declared = new TreeSet<>();
    for (Class<?> type : KnownSettings.mappings()) {
      declared.addAll(ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet());
    }
    // Single entries of lists.
    declared.removeIf(name -> name.endsWith("[*]"));
    assertThat(declared).hasSizeGreaterThan(100);
    assertThat(mapped().map(setting -> setting.name().replaceAll("\\b(NAME|KEY)\\b", "*")))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void holdsEverySettingThatIsReadBesideThem() throws IOException {
    SourceSettings sources = SourceSettings.read();
    Set<String> read = new TreeSet<>(sources.schedules().keySet());
    read.addAll(sources.injected().keySet());
    Set<String> mapped = mapped().map(Setting::name).collect(Collectors.toSet());
    read.removeAll(mapped);
    // Looked for by the checks of the start, before anything is injected.
    read.add("gongkai.rehearsal");
    assertThat(document.singles().stream().map(Setting::name))
        .isSorted()
        .containsExactlyElementsOf(read);
  }

  /** What stands beside the name in a schedule is no other value than that of the mapping. */
  @Test
  void givesSchedulesOneDefault() throws IOException {
    Map<String, String> written = new TreeMap<>();
    SourceSettings.read()
        .schedules()
        .forEach((name, schedule) -> written.put(name, shown(schedule)));
    Map<String, String> shown =
        all()
            .filter(setting -> written.containsKey(setting.name()))
            .collect(
                Collectors.toMap(
                    Setting::name,
                    setting -> setting.value() + " " + setting.type(),
                    (a, b) -> b,
                    TreeMap::new));
    assertThat(shown).hasSizeGreaterThan(15).isEqualTo(written);
  }

  private static String shown(Schedule schedule) {
    return PackagedDefaults.markdown(schedule.value()) + " " + schedule.type();
  }

  @Test
  void explainsEachInASentence() {
    assertThat(document.mapped()).noneMatch(group -> group.meaning().isBlank());
    assertThat(all())
        .allSatisfy(
            setting -> {
              assertThat(setting.meaning())
                  .as(setting.name())
                  .matches("[A-Z0-9发`*“(].{14,}\\.")
                  .doesNotContain("{@", "<p>");
              if (setting.type().contains("`off`")) {
                assertThat(setting.meaning()).as(setting.name()).contains("`off`");
              }
            });
  }

  @Test
  void namesOfQuarkusOnlyWhatItReadsWhenItRuns() throws IOException, ClassNotFoundException {
    KnownSettings known = KnownSettings.read();
    assertThat(document.quarkus())
        .hasSizeGreaterThan(8)
        .allMatch(group -> !group.settings().isEmpty());
    assertThat(
            document.quarkus().stream()
                .flatMap(group -> group.settings().stream())
                .map(Setting::name))
        .doesNotHaveDuplicates()
        .allMatch(known::hasProperty);
  }

  @Test
  void tellsWhatIsSecret() {
    Set<String> secrets =
        all().filter(Setting::isSecret).map(Setting::name).collect(Collectors.toSet());
    assertThat(secrets)
        .contains(
            "gongkai.security.field-key",
            "gongkai.security.old-field-keys",
            "gongkai.security.hash-key",
            "gongkai.citizen.signing-key",
            "gongkai.evidence.signing-key",
            "gongkai.wechat.apps.NAME.app-secret",
            "gongkai.wechat.apps.NAME.callback-token",
            "gongkai.wechat.apps.NAME.callback-key",
            "quarkus.datasource.password",
            "quarkus.flyway.password",
            "quarkus.redis.password")
        .doesNotContain("gongkai.evidence.earlier-keys", "quarkus.oidc.public-key");
  }
}
