package org.gongkai.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/**
 * The package, with the very settings that the chart gives to the migration and to an instance;
 * addresses and secrets are those of servers started here.
 */
class ChartProcessesIT {

  private static final String OWNER = "QUARKUS_FLYWAY_USERNAME";

  @Test
  void onlyTheJobMigratesAndOnlyAsTheOwner() throws InterruptedException {
    assumeFalse(
        Boolean.getBoolean("gongkai.package.with-sandbox"), "this build packages the sandbox");
    List<ObjectNode> objects = Chart.render(Chart.BASE.resolve("helm/examples/openshift.yaml"));
    try (SandboxServers servers = Sandbox.startEmpty()) {
      Map<String, String> instance = settings(objects, "Deployment", servers);
      Map<String, String> job = settings(objects, "Job", servers);
      // What the instances' Secret does not hold.
      instance.keySet().removeIf(name -> name.matches("QUARKUS_FLYWAY_(USERNAME|PASSWORD)"));

      PackagedApplication early = PackagedApplication.launch(instance);
      assertThat(early.waitForExit()).as(early.log()).isNotZero();
      assertThat(early.log()).contains("missing table").doesNotContain("Successfully applied");

      Map<String, String> stranger = new LinkedHashMap<>(job);
      stranger.put(OWNER, job.get("QUARKUS_DATASOURCE_USERNAME"));
      PackagedApplication refused = PackagedApplication.launch(stranger);
      assertThat(refused.waitForExit()).as(refused.log()).isNotZero();
      assertThat(refused.log()).contains("permission denied");

      PackagedApplication migration = PackagedApplication.launch(job);
      assertThat(migration.waitForExit()).as(migration.log()).isZero();
      assertThat(migration.log())
          .contains("Successfully applied")
          .doesNotContain("Listening on", job.get("GONGKAI_SECURITY_FIELD_KEY"));

      try (PackagedApplication started = PackagedApplication.start(instance)) {
        assertThat(started.log()).doesNotContain("Successfully applied");
      }
    }
  }

  /** The environment of a pod, with what stands in Secrets and in the operator's values. */
  private static Map<String, String> settings(
      List<ObjectNode> objects, String kind, SandboxServers servers) {
    JsonNode pod =
        objects.stream()
            .filter(object -> object.path("kind").asText().equals(kind))
            .findFirst()
            .orElseThrow()
            .at("/spec/template/spec/containers/0/env");
    Map<String, String> settings = new LinkedHashMap<>();
    pod.forEach(
        variable -> settings.put(variable.path("name").asText(), variable.path("value").asText()));
    servers
        .configuration()
        .forEach(
            (name, value) ->
                settings.put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
    // Four short lives: code that is compiled well would not be used.
    settings.merge("JAVA_TOOL_OPTIONS", " -XX:TieredStopAtLevel=1", String::concat);
    settings.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:" + settings.get("QUARKUS_DATASOURCE_REACTIVE_URL") + "?sslmode=disable");
    return settings;
  }
}
