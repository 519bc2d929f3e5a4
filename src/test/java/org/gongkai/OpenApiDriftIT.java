package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;

/**
 * The committed contract is the one that the code makes. {@code -Dgongkai.openapi.update=true}
 * commits a wanted change to the working tree.
 */
class OpenApiDriftIT {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));

  @Test
  void committedContractIsTheOneOfTheCode() throws IOException {
    Path generated = BASE.resolve("target/openapi/openapi.yaml");
    Path committed = BASE.resolve("openapi/openapi.yaml");
    if (Boolean.getBoolean("gongkai.openapi.update")) {
      Files.createDirectories(BASE.resolve("openapi"));
      Files.copy(generated, committed, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(committed)
        .as("run ./mvnw verify -Dgongkai.openapi.update=true and commit openapi/openapi.yaml")
        .hasSameTextualContentAs(generated);
  }
}
