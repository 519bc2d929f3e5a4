package org.gongkai.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/**
 * The package, with the very settings that the chart gives to the migration and to an instance;
 * what stands in Secrets is that of servers started here.
 */
class ChartProcessesIT {

  private static final String DATABASE = "QUARKUS_DATASOURCE_REACTIVE_URL";
  private static final String OWNER = "QUARKUS_FLYWAY_USERNAME";

  @Test
  void onlyTheJobMigratesAndOnlyAsTheOwner() throws Exception {
    assumeFalse(
        Boolean.getBoolean("gongkai.package.with-sandbox"), "this build packages the sandbox");
    try (SandboxServers servers = Sandbox.startEmpty()) {
      Map<String, String> secrets = secrets(servers);
      String role = Objects.requireNonNull(secrets.get("QUARKUS_DATASOURCE_USERNAME"));
      TlsDatabase database = TlsDatabase.of("jdbc:" + secrets.remove(DATABASE));
      List<ObjectNode> objects = render(URI.create(database.url().substring(5)).getPort());
      Map<String, String> job = settings(objects, "Job", database, secrets);
      Map<String, String> instance = settings(objects, "Deployment", database, secrets);
      // What the instances' Secret does not hold.
      instance.keySet().removeIf(name -> name.matches("QUARKUS_FLYWAY_(USERNAME|PASSWORD)"));

      PackagedApplication early = PackagedApplication.launch(instance);
      assertThat(early.waitForExit()).as(early.log()).isNotZero();
      assertThat(early.log())
          .contains("resolved migration not applied")
          .doesNotContain("Successfully applied");

      Map<String, String> stranger = new LinkedHashMap<>(job);
      stranger.put(OWNER, role);
      PackagedApplication refused = PackagedApplication.launch(stranger);
      assertThat(refused.waitForExit()).as(refused.log()).isNotZero();
      assertThat(refused.log()).contains("permission denied");

      PackagedApplication migration = PackagedApplication.launch(job);
      assertThat(migration.waitForExit()).as(migration.log()).isZero();
      assertThat(migration.log())
          .contains("Successfully applied")
          .doesNotContain("Listening on", secrets.get("GONGKAI_SECURITY_FIELD_KEY"));

      try (PackagedApplication started = PackagedApplication.start(instance)) {
        assertThat(started.log()).doesNotContain("Successfully applied", "ssl-mode");
        assertThat(database.connections(role, true)).isGreaterThanOrEqualTo(2);
        assertThat(database.connections(role, false)).isZero();
      }
    }
  }

  private static List<ObjectNode> render(int port) {
    return Chart.renderMinimumWith(
        """
        database: {host: localhost, port: %d}
        oidc: {authServerUrl: "", publicKey: replaced, issuer: replaced}
        """
            .formatted(port));
  }

  private static Map<String, String> secrets(SandboxServers servers) {
    Map<String, String> secrets = new LinkedHashMap<>();
    servers
        .configuration()
        .forEach(
            (name, value) ->
                secrets.put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
    return secrets;
  }

  /** The environment of a pod, in the place where this test runs. */
  private static Map<String, String> settings(
      List<ObjectNode> objects, String kind, TlsDatabase database, Map<String, String> secrets) {
    JsonNode env =
        objects.stream()
            .filter(object -> object.path("kind").asText().equals(kind))
            .findFirst()
            .orElseThrow()
            .at("/spec/template/spec/containers/0/env");
    String mounted = "/run/secrets/database-ca/ca.crt";
    Map<String, String> settings = new LinkedHashMap<>();
    env.forEach(
        variable ->
            settings.put(
                variable.path("name").asText(),
                variable.path("value").asText().replace(mounted, database.authority().toString())));
    assertThat(env.toString()).contains(mounted);
    settings.putAll(secrets);
    // Four short lives: code that is compiled well would not be used.
    settings.merge("JAVA_TOOL_OPTIONS", " -XX:TieredStopAtLevel=1", String::concat);
    return settings;
  }
}
