package org.gongkai;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gongkai.testsupport.PackagedApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The package that the profile {@code embedded} makes: it needs nothing beside a folder for its
 * data.
 */
class EmbeddedApplicationIT {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));

  @BeforeEach
  void requireSandbox() {
    assumeTrue(
        Boolean.getBoolean("gongkai.package.with-sandbox"),
        "this build packages production; see PackagedApplicationIT");
  }

  @AfterEach
  void forgetAddress() {
    RestAssured.reset();
  }

  @Test
  void keepsItsDataWhenItIsKilled() throws Exception {
    Path data = Files.createTempDirectory(BASE.resolve("target"), "test-data-").toAbsolutePath();
    Map<String, String> configuration = new HashMap<>();
    configuration.put("gongkai.embedded.data-dir", data.toString());
    configuration.put("gongkai.embedded.postgresql-port", "0");
    configuration.put("gongkai.embedded.redis-port", "0");
    configuration.put("gongkai.embedded.wechat-port", "0");

    String receipt;
    PackagedApplication first = PackagedApplication.start(configuration);
    try {
      String tour = tour(first.url());
      receipt = tour.substring(tour.lastIndexOf(' ') + 1).strip();
      assertThat(first.log()).contains("Gongkai is ready");
    } finally {
      first.kill();
    }

    try (PackagedApplication second = PackagedApplication.start(configuration)) {
      RestAssured.baseURI = second.url();
      assertThat(given().get("/v1/receipts/" + receipt).jsonPath().getString("answer.outcome"))
          .isEqualTo("ADOPTED");
      assertThat(tour(second.url())).contains("The tour is complete");
    }
  }

  private static String tour(String url) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", BASE.resolve("scripts/tour.sh").toString(), "--window", "5")
            .redirectErrorStream(true);
    builder.environment().put("GONGKAI_URL", url);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
