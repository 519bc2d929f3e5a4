package org.gongkai.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.SeededPerson;
import org.gongkai.testsupport.SeededPerson.Spelling;
import org.gongkai.testsupport.Settings;
import org.gongkai.testsupport.TraceSearch;
import org.junit.jupiter.api.Test;

/**
 * What an operator switches on at the start: log lines as production writes them, each one object,
 * tied to its trace, without persons; and traces for a collector.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(OperatorSettingsTest.Switched.class)
class OperatorSettingsTest {

  private static final Path LOG =
      Path.of(System.getProperty("gongkai.basedir", "."), "target", "operator-settings-test.log");

  private static final SeededPerson PERSON = new SeededPerson("志样例某某", 61);

  /** The form of lines into a file, where a test can read it; a port for a collector. */
  public static class Switched extends Settings {

    @Override
    public Map<String, String> start() {
      return Map.ofEntries(
          Map.entry("quarkus.otel.exporter.otlp.endpoint", "http://localhost:" + freePort()),
          Map.entry("quarkus.otel.exporter.otlp.protocol", "http/protobuf"),
          Map.entry("quarkus.otel.bsp.schedule.delay", "100ms"),
          Map.entry("quarkus.log.file.enabled", "true"),
          Map.entry("quarkus.log.file.path", LOG.toAbsolutePath().toString()),
          Map.entry("quarkus.log.file.rotation.rotate-on-boot", "false"),
          Map.entry("quarkus.log.file.json.enabled", "true"),
          Map.entry(
              "quarkus.log.file.json.excluded-keys", "ndc,processId,processName,loggerClassName"),
          Map.entry("quarkus.log.file.json.exception-output-type", "formatted"),
          Map.entry("quarkus.log.category.\"org.gongkai\".level", "DEBUG"));
    }
  }

  private static int freePort() {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void sendsTracesToTheCollectorThatItIsTold() throws IOException, InterruptedException {
    CountDownLatch received = new CountDownLatch(1);
    HttpServer collector =
        HttpServer.create(new InetSocketAddress("localhost", collectorPort()), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          received.countDown();
        });
    collector.start();
    try {
      given().get("/v1/consultations").then().statusCode(200);
      assertThat(received.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      collector.stop(0);
    }
  }

  private static int collectorPort() {
    return URI.create(
            ConfigProvider.getConfig()
                .getValue("quarkus.otel.exporter.otlp.endpoint", String.class))
        .getPort();
  }

  @Test
  void eachLineIsAnObjectOfItsTrace() throws IOException {
    String consultation = Api.anOpenConsultation();
    Map<String, Object> body =
        Map.of(
            "text", PERSON.text(Spelling.PLAIN, "建议。"),
            "respondent", PERSON.form(),
            "publishConsent", true);
    Response failed = fail(consultation, body);
    String traceId = failed.jsonPath().getString("traceId");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(lines())
        .filteredOn(line -> line.path("mdc").path("traceId").asText().equals(traceId))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.path("mdc").path("spanId").asText()).matches("[0-9a-f]{16}");
              assertThat(line.path("level").asText()).isNotEmpty();
              assertThat(line.path("timestamp").asText()).isNotEmpty();
              assertThat(line.path("loggerName").asText()).isNotEmpty();
              assertThat(line.has("processName")).isFalse();
            })
        .anySatisfy(line -> assertThat(line.path("message").asText()).contains("log_test"));
    String all = Files.readString(LOG);
    assertThat(TraceSearch.in(all, PERSON.traces())).isEmpty();
    assertThat(all).doesNotContain("sandbox-secret", Api.citizenToken("logged"));
  }

  private static Response fail(String consultation, Map<String, Object> body) {
    Database.update(
        "alter table comment add constraint log_test check (masked_name <> '志**') not valid");
    try {
      return Api.comment(consultation, "logged", body);
    } finally {
      Database.update("alter table comment drop constraint log_test");
    }
  }

  /** Fails at a line that is not one object. */
  private static List<JsonNode> lines() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(LOG)) {
      lines.add(json.readTree(line));
    }
    return lines;
  }
}
