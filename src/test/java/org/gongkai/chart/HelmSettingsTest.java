package org.gongkai.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongkai.testsupport.KnownSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting that the chart makes is one that the application reads when it runs. */
@TestInstance(Lifecycle.PER_CLASS)
class HelmSettingsTest {

  /** Variables of the JVM. */
  private static final Set<String> FOREIGN = Set.of("JAVA_TOOL_OPTIONS");

  private final KnownSettings known;

  HelmSettingsTest() throws IOException, ClassNotFoundException {
    known = KnownSettings.read();
  }

  static Stream<Path> installations() {
    return Stream.concat(
        HelmChartTest.installations(),
        Stream.of(Chart.file(Chart.MINIMUM + "task: rotate-field-keys\n")));
  }

  @ParameterizedTest
  @MethodSource("installations")
  void setsOnlyWhatIsRead(Path values) {
    List<ObjectNode> objects = Chart.render(values);
    Set<String> names = new TreeSet<>();
    for (ObjectNode object : objects) {
      for (JsonNode env : object.findValues("env")) {
        env.forEach(variable -> names.add(variable.path("name").asText()));
      }
    }
    assertThat(names).hasSizeGreaterThan(15);
    names.removeAll(FOREIGN);
    assertThat(names).allMatch(known::hasVariable);
    for (JsonNode file : objects.stream().map(o -> o.at("/data/gongkai.properties")).toList()) {
      assertThat(
              file.asText()
                  .lines()
                  .filter(line -> line.contains("=") && !line.startsWith("config_ordinal"))
                  .map(line -> line.substring(0, line.indexOf('='))))
          .allMatch(known::hasProperty);
    }
  }

  @Test
  void knowsSettingsFromOthers() {
    assertThat(
            List.of(
                "GONGKAI_EVIDENCE_ORIGIN",
                "GONGKAI_WECHAT_APPS_GOV_KIND",
                "GONGKAI_LIMITS_ADDRESS_LOGIN_COUNT",
                "QUARKUS_REDIS_MASTER_NAME",
                "QUARKUS_TLS__REDIS__TRUST_STORE_PEM_CERTS"))
        .allMatch(known::hasVariable);
    // Misspelt, not there, and fixed when the package is built.
    assertThat(
            List.of(
                "GONGKAI_EVIDENCE_ORIGINE",
                "GONGKAI_DATABASE_REPLICA",
                "QUARKUS_REDIS_MASTER",
                "QUARKUS_DATASOURCE_DB_KIND"))
        .noneMatch(known::hasVariable);
    assertThat(known.hasProperty("gongkai.feeds.columns.hearing")).isTrue();
    assertThat(known.hasProperty("gongkai.feeds.column.hearing")).isFalse();
  }
}
