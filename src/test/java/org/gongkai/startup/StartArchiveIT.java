package org.gongkai.startup;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.consultation.ConsultationResource;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive that a training run writes: a cache with JDK 25 and newer, shared classes with an
 * older one.
 */
class StartArchiveIT {

  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir private Path temporary;

  @Test
  void isUsedElsewhereAndHoldsNothingOfItsTraining() throws Exception {
    assumeFalse(
        Boolean.getBoolean("gongkai.package.with-sandbox"),
        "this build packages the sandbox; a cache is made for the production package");
    assumeFalse(PackagedApplication.isNative(), "a binary starts without a JVM");
    Path built = copy(PackagedApplication.folder(), temporary.resolve("built"));
    Set<String> before = names(built);
    try (SandboxServers servers = Sandbox.startEmpty()) {
      TrainingTokens tokens = new TrainingTokens(servers);
      Path archive = Training.run(built, JAVA, servers, tokens);

      Set<String> added = names(built);
      added.removeAll(before);
      assertThat(added).containsExactly(archive.getFileName().toString());
      requireNoneOf(secrets(servers, tokens), archive);
      startsWithIt(copy(built, temporary.resolve("an image/quarkus-app")), servers);
    }
  }

  /** The JVM is told to end rather than to start without the archive. */
  private static void startsWithIt(Path folder, SandboxServers servers) throws Exception {
    StartArchive kind = StartArchive.of(Runtime.version().feature());
    List<String> options = new ArrayList<>(kind.insisting());
    // Another heap and another collector than those of the training: an image chooses its own.
    options.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xlog:class+load=info"));
    try (Instance instance = Instance.start(folder, JAVA, options, servers.configuration())) {
      Duration first = instance.firstAnswer();
      given()
          .get(instance.url() + "/v1/consultations?limit=20")
          .then()
          .statusCode(200)
          .body("items.title", contains("征求意见公告"));
      assertThat(instance.log())
          .as("after " + first)
          .contains(ConsultationResource.class.getName() + " source: shared objects file");
    }
  }

  /** Settings, tokens and a citizen's words that no other installation has. */
  private static Set<String> secrets(SandboxServers servers, TrainingTokens tokens) {
    Set<String> secrets = new HashSet<>(tokens.given());
    secrets.add(TrainingLoad.COMMENT);
    Stream.of(servers.configuration(), servers.sandboxConfiguration())
        .flatMap(settings -> settings.entrySet().stream())
        .filter(setting -> !setting.getKey().endsWith(".kind"))
        .map(Map.Entry::getValue)
        // Shorter ones, such as "postgres", are words that stand everywhere.
        .filter(value -> value.length() > 8)
        .forEach(secrets::add);
    return secrets;
  }

  /** Looks for texts in the forms in which a JVM keeps them. */
  private static void requireNoneOf(Set<String> secrets, Path archive) throws IOException {
    String content = Files.readString(archive, ISO_8859_1);
    // The search finds what is there.
    assertThat(content.contains(ConsultationResource.class.getSimpleName())).isTrue();
    for (String secret : secrets) {
      for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
        // Not a comparison of texts, whose failure would print the archive.
        assertThat(content.contains(new String(secret.getBytes(charset), ISO_8859_1)))
            .as(secret)
            .isFalse();
      }
    }
  }

  /** With the times of its files, as an image keeps them: a JVM compares those of the jars. */
  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(HashSet::new));
    }
  }
}
