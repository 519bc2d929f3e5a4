package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The bill of materials that the build wrote: complete, and of licences under which the application
 * can be given away.
 */
class SupplyChainIT {

  private static final Path BOM =
      Path.of(System.getProperty("gongkai.basedir", "."), "target/bom.json");

  /** By their SPDX identifiers; a component of several licences needs one of them. */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-1.0",
          "EPL-2.0",
          "MIT",
          "MIT-0",
          // Without an identifier; JBoss' copy of an interface that nobody owns.
          "Public Domain");

  private static JsonNode components() throws IOException {
    JsonNode bom = new ObjectMapper().readTree(BOM.toFile());
    assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    return bom.path("components");
  }

  @Test
  void namesWhatRunsWithExactVersions() throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode component : components()) {
      if (isOurs(component)) {
        continue;
      }
      names.add(component.path("name").asText());
      assertThat(component.path("version").asText())
          .as(component.path("name").asText())
          .isNotEmpty()
          .doesNotEndWith("SNAPSHOT");
    }
    assertThat(names)
        .contains("quarkus-rest", "jsoup", "netty-codec-http", "vertx-core", "postgresql")
        .doesNotContain("rest-assured", "jmh-core", "poi-ooxml");
  }

  @Test
  void holdsOnlyLicencesThatAreAllowed() throws IOException {
    Set<String> refused = new TreeSet<>();
    for (JsonNode component : components()) {
      Set<String> licences = licences(component);
      if (licences.stream().noneMatch(ALLOWED::contains)) {
        refused.add(
            component.path("group").asText() + ':' + component.path("name").asText() + licences);
      }
    }
    assertThat(refused).isEmpty();
  }

  private static boolean isOurs(JsonNode component) {
    return component.path("group").asText().equals("org.gongkai");
  }

  private static Set<String> licences(JsonNode component) {
    Set<String> found = new TreeSet<>();
    for (JsonNode entry : component.path("licenses")) {
      for (String expression : entry.path("expression").asText().split(" OR ", -1)) {
        found.add(expression.strip());
      }
      found.add(entry.path("license").path("id").asText());
      found.add(entry.path("license").path("name").asText());
    }
    found.remove("");
    return found;
  }
}
