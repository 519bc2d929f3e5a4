package org.gongkai.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The images of the Dockerfiles run as the one that the build can run: see {@link
 * ApplicationImageIT}.
 */
class DockerfilesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("gongkai.basedir", "."), "src/main/docker");

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
  void runAsTheImageOfTheBuild(String name) throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve(name));
    List<String> last = lines.subList(lastStage(lines), lines.size());
    assertThat(last)
        .contains(
            "USER 10001:10001",
            "WORKDIR /opt/gongkai",
            "EXPOSE 8080",
            "VOLUME /var/lib/gongkai/media",
            "STOPSIGNAL SIGTERM");
    assertThat(last).filteredOn(line -> line.contains("org.opencontainers.image.")).hasSize(5);
    assertThat(last).filteredOn(line -> line.startsWith("ENTRYPOINT [\"")).hasSize(1);
    // Nothing of the sources comes along, and root gives nothing away but the volume.
    assertThat(last)
        .filteredOn(line -> line.startsWith("COPY "))
        .hasSize(1)
        .allMatch(line -> line.startsWith("COPY --from=build --chown=root:root "));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("ARG ") && line.contains("_IMAGE="))
        .isNotEmpty()
        .allMatch(line -> line.matches("ARG [A-Z]+_IMAGE=[a-z0-9./-]+:[a-z0-9.-]*\\d[a-z0-9.-]*"));
  }

  private static int lastStage(List<String> lines) {
    int last = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("FROM ")) {
        last = i;
      }
    }
    return last;
  }
}
