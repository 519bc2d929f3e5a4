package org.gongkai.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of values: whole, safe and accepted, or refused in plain words. */
class HelmChartTest {

  private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z.]+)` \\|", Pattern.MULTILINE);

  static Stream<Path> installations() {
    return Stream.concat(Stream.of(Chart.file(Chart.MINIMUM)), Chart.examples().stream());
  }

  static List<Path> examples() {
    return Chart.examples();
  }

  // --- Whole

  @Test
  void lintsAsItIs() {
    LintResult result = Chart.lint(Chart.file("{}"));
    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void lints(Path values) {
    LintResult result = Chart.lint(values);
    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void rendersWhatKubernetesTakes(Path values) {
    List<ObjectNode> objects = Chart.render(values);
    assertThat(objects)
        .extracting(KubernetesTypes::kind)
        .contains(
            "apps/v1 Deployment",
            "batch/v1 Job",
            "v1 Service",
            "policy/v1 PodDisruptionBudget",
            "networking.k8s.io/v1 NetworkPolicy");
    objects.forEach(KubernetesTypes::require);
    assertThat(objects)
        .extracting(object -> KubernetesTypes.kind(object) + ' ' + name(object))
        .doesNotHaveDuplicates();
  }

  @Test
  void holdsEveryKindInTheLargeExample() {
    assertThat(Chart.render(Chart.BASE.resolve("helm/examples/large.yaml")))
        .extracting(object -> object.path("kind").asText())
        .contains(
            "Deployment",
            "Job",
            "ConfigMap",
            "Service",
            "PodDisruptionBudget",
            "HorizontalPodAutoscaler",
            "HTTPRoute",
            "NetworkPolicy",
            "ServiceMonitor");
    assertThat(Chart.render(Chart.BASE.resolve("helm/examples/small.yaml")))
        .extracting(object -> object.path("kind").asText())
        .contains("Ingress")
        .doesNotContain("HTTPRoute", "ServiceMonitor");
  }

  @Test
  void showsTheFilesOfAlertsAndDashboards() throws IOException {
    Path copy = Chart.copy();
    Path files = copy.resolve("files");
    Files.createDirectories(files.resolve("dashboards"));
    String rule = "up{job=\"x\"} == 0";
    Files.writeString(
        files.resolve("alerts.yaml"),
        """
        groups:
          - name: example
            rules:
              - alert: ExampleDown
                expr: up{job="x"} == 0
                annotations:
                  summary: "{{ $labels.instance }} is down"
        """);
    Files.writeString(files.resolve("dashboards/Example.json"), "{\"title\": \"{{name}}\"}");
    List<ObjectNode> objects =
        Chart.rendered(
            copy,
            Chart.file(Chart.MINIMUM),
            Chart.file("prometheusRule: {enabled: true}\ndashboards: {enabled: true}"));
    objects.forEach(KubernetesTypes::require);
    JsonNode alert = only(objects, "PrometheusRule").at("/spec/groups/0/rules/0");
    assertThat(alert.path("expr").asText()).isEqualTo(rule);
    assertThat(alert.at("/annotations/summary").asText())
        .isEqualTo("{{ $labels.instance }} is down");
    JsonNode dashboard =
        objects.stream()
            .filter(object -> name(object).equals("gongkai-dashboard-example"))
            .findFirst()
            .orElseThrow();
    assertThat(dashboard.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
    assertThat(dashboard.at("/data/Example.json").asText()).isEqualTo("{\"title\": \"{{name}}\"}");
  }

  @Test
  void takesAnEmptyFolderOfFiles() throws IOException {
    Path copy = Chart.copy();
    if (Files.exists(copy.resolve("files"))) {
      try (Stream<Path> files = Files.walk(copy.resolve("files"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
    assertThat(
            Chart.rendered(
                copy,
                Chart.file(Chart.MINIMUM),
                Chart.file("prometheusRule: {enabled: true}\ndashboards: {enabled: true}")))
        .extracting(object -> object.path("kind").asText())
        .doesNotContain("PrometheusRule", "ConfigMap");
  }

  @Test
  void findsFieldsThatKubernetesDoesNotKnow() {
    ObjectNode misspelt = only(Chart.render(Chart.file(Chart.MINIMUM)), "Deployment").deepCopy();
    ((ObjectNode) container(misspelt)).put("readOnlyRootFileSystem", true);
    assertThatThrownBy(() -> KubernetesTypes.require(misspelt))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("readOnlyRootFileSystem");
    ObjectNode wrongType = only(Chart.render(Chart.file(Chart.MINIMUM)), "Deployment").deepCopy();
    ((ObjectNode) container(wrongType).at("/env/0")).put("value", 8080);
    assertThatThrownBy(() -> KubernetesTypes.require(wrongType)).isInstanceOf(AssertionError.class);
  }

  @Test
  void findsFieldsThatAreMissingAndValuesThatThereAreNot() {
    ObjectNode nameless = only(Chart.render(Chart.file(Chart.MINIMUM)), "Deployment").deepCopy();
    ((ObjectNode) container(nameless)).remove("name");
    assertThatThrownBy(() -> KubernetesTypes.require(nameless))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("`name` is not found");
    ObjectNode unselective = only(Chart.render(Chart.file(Chart.MINIMUM)), "Deployment").deepCopy();
    ((ObjectNode) unselective.path("spec")).remove("selector");
    assertThatThrownBy(() -> KubernetesTypes.require(unselective))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("`selector` is not found");
    ObjectNode unheard = only(Chart.render(Chart.file(Chart.MINIMUM)), "Deployment").deepCopy();
    ((ObjectNode) container(unheard)).put("imagePullPolicy", "Sometimes");
    assertThatThrownBy(() -> KubernetesTypes.require(unheard))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("imagePullPolicy");
  }

  // --- Safe

  @ParameterizedTest
  @MethodSource("installations")
  void givesPodsNoMoreThanTheyNeed(Path values) {
    List<ObjectNode> objects = Chart.render(values);
    for (JsonNode workload : List.of(only(objects, "Deployment"), only(objects, "Job"))) {
      JsonNode pod = workload.at("/spec/template/spec");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.path("hostNetwork").isMissingNode()).isTrue();
      assertThat(pod.path("containers")).hasSize(1);
      JsonNode container = container(workload);
      JsonNode context = container.path("securityContext");
      assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(context.path("privileged").asBoolean(true)).isFalse();
      assertThat(context.path("capabilities").toString()).isEqualTo("{\"drop\":[\"ALL\"]}");
      for (String resource : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
        assertThat(container.path("resources").at(resource).asText()).as(resource).isNotEmpty();
      }
      assertThat(mount(container, "tmp")).isEqualTo("/tmp");
      assertThat(volume(pod, "tmp").path("emptyDir").path("sizeLimit").asText()).isNotEmpty();
      assertThat(pod.findValues("hostPath")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void replacesInstancesWithoutAGap(Path values) {
    List<ObjectNode> objects = Chart.render(values);
    JsonNode deployment = only(objects, "Deployment").path("spec");
    assertThat(deployment.at("/strategy/type").asText()).isEqualTo("RollingUpdate");
    assertThat(deployment.at("/strategy/rollingUpdate/maxUnavailable").asInt(9)).isZero();
    assertThat(deployment.at("/template/spec/topologySpreadConstraints"))
        .extracting(constraint -> constraint.path("topologyKey").asText())
        .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
    JsonNode container = deployment.at("/template/spec/containers/0");
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
    int pause = container.at("/lifecycle/preStop/sleep/seconds").asInt();
    int ending =
        pause
            + seconds(container, "QUARKUS_SHUTDOWN_DELAY")
            + seconds(container, "QUARKUS_SHUTDOWN_TIMEOUT")
            + seconds(container, "GONGKAI_SHUTDOWN_PATIENCE");
    assertThat(pause).isPositive();
    assertThat(deployment.at("/template/spec/terminationGracePeriodSeconds").asInt())
        .isEqualTo(ending + 10);
    assertThat(only(objects, "PodDisruptionBudget").at("/spec/maxUnavailable").asInt()).isOne();
    boolean autoscaled =
        objects.stream().anyMatch(object -> object.path("kind").asText().contains("Autoscaler"));
    assertThat(deployment.has("replicas")).isNotEqualTo(autoscaled);
  }

  @ParameterizedTest
  @MethodSource("installations")
  void migratesByAJobAloneAndAsAnother(Path values) {
    List<ObjectNode> objects = Chart.render(values);
    JsonNode job = only(objects, "Job");
    assertThat(job.at("/metadata/annotations").path("helm.sh/hook").asText())
        .isEqualTo("pre-install,pre-upgrade");
    assertThat(variable(container(job), "QUARKUS_FLYWAY_MIGRATE_AT_START")).isEqualTo("true");
    assertThat(variable(container(job), "QUARKUS_INIT_AND_EXIT")).isEqualTo("true");
    assertThat(job.at("/spec/template/spec/restartPolicy").asText()).isEqualTo("Never");
    assertThat(job.toString()).contains("\"gongkai-owner\"");
    JsonNode deployment = only(objects, "Deployment");
    assertThat(variable(container(deployment), "QUARKUS_FLYWAY_MIGRATE_AT_START"))
        .isEqualTo("false");
    assertThat(variable(container(deployment), "QUARKUS_FLYWAY_VALIDATE_AT_START"))
        .isEqualTo("true");
    assertThat(deployment.toString()).doesNotContain("gongkai-owner", "INIT_AND_EXIT");
    assertThat(container(job).path("image")).isEqualTo(container(deployment).path("image"));
    // What hooks refer to must be there before the release's own objects are.
    for (ObjectNode object : objects) {
      if (name(object).endsWith("-migration")) {
        assertThat(object.at("/metadata/annotations").has("helm.sh/hook")).isTrue();
      }
    }
  }

  @Test
  void runsATaskBesideTheInstances() {
    List<ObjectNode> objects =
        Chart.renderMinimumWith("task: rotate-field-keys-dry-run\nmigration: {enabled: false}");
    ObjectNode task = only(objects, "Job");
    KubernetesTypes.require(task);
    assertThat(name(task)).isEqualTo("gongkai-rotate-field-keys-dry-run");
    assertThat(variable(container(task), "GONGKAI_TASK")).isEqualTo("rotate-field-keys-dry-run");
    assertThat(variable(container(task), "QUARKUS_FLYWAY_MIGRATE_AT_START")).isEqualTo("false");
    assertThat(task.toString())
        .contains("\"readOnlyRootFilesystem\":true", "\"drop\":[\"ALL\"]")
        .doesNotContain("gongkai-owner", "gongkai-media");
    assertThat(
            selects(
                only(objects, "Service").at("/spec/selector"),
                task.at("/spec/template/metadata/labels")))
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void sendsNoRequestToThePodOfTheMigration(Path values) {
    List<ObjectNode> objects = Chart.render(values);
    JsonNode labels = only(objects, "Job").at("/spec/template/metadata/labels");
    JsonNode instances = only(objects, "Deployment").at("/spec/template/metadata/labels");
    for (JsonNode wanted :
        List.of(
            only(objects, "Service").at("/spec/selector"),
            only(objects, "PodDisruptionBudget").at("/spec/selector/matchLabels"))) {
      assertThat(wanted.isEmpty()).isFalse();
      assertThat(selects(wanted, labels)).isFalse();
      assertThat(selects(wanted, instances)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void holdsNoSecret(Path values) {
    for (ObjectNode object : Chart.render(values)) {
      assertThat(object.path("kind").asText()).isNotEqualTo("Secret");
      for (JsonNode variable :
          object.findValues("env").stream().flatMap(HelmChartTest::each).toList()) {
        assertThat(variable.path("name").asText())
            .doesNotContainPattern("(PASSWORD|SECRET|TOKEN|SIGNING_KEY|FIELD_KEY|HASH_KEY)$");
        assertThat(variable.path("value").asText()).doesNotContainIgnoringCase("sandbox");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void showsThePublicNothingOfOurs(Path values) {
    for (ObjectNode object : Chart.render(values)) {
      if (Set.of("Ingress", "HTTPRoute").contains(object.path("kind").asText())) {
        List<String> paths = new ArrayList<>(object.findValuesAsText("value"));
        object.findValuesAsText("path").stream()
            .filter(path -> !path.isEmpty())
            .forEach(paths::add);
        assertThat(paths).isNotEmpty().allMatch(path -> path.matches("/(v1|feeds|media)"));
      }
    }
  }

  @Test
  void limitsWhomPodsSpeakTo() {
    List<ObjectNode> policies =
        Chart.render(Chart.BASE.resolve("helm/examples/large.yaml")).stream()
            .filter(object -> object.path("kind").asText().equals("NetworkPolicy"))
            .toList();
    assertThat(policies).hasSize(2);
    for (ObjectNode policy : policies) {
      assertThat(policy.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
      List<Integer> ports =
          each(policy.at("/spec/egress"))
              .flatMap(rule -> each(rule.path("ports")))
              .map(port -> port.path("port").asInt())
              .distinct()
              .toList();
      assertThat(ports).containsExactlyInAnyOrder(53, 6432, 6379, 6380, 26379, 443);
    }
    JsonNode entry = policies.get(0).at("/spec/ingress/0");
    assertThat(entry.path("from")).hasSize(2);
    assertThat(policies.stream().filter(policy -> policy.at("/spec").has("ingress"))).hasSize(1);
  }

  @Test
  void givesInstancesTheTrustOfTheOperator() {
    JsonNode container =
        container(only(Chart.render(Chart.BASE.resolve("helm/examples/large.yaml")), "Deployment"));
    assertThat(variable(container, "QUARKUS_DATASOURCE_JDBC_URL"))
        .isEqualTo(
            "jdbc:postgresql://primary.postgresql.example.cn:6432/gongkai?sslmode=verify-full"
                + "&sslrootcert=/run/secrets/database-ca/root.crt");
    assertThat(variable(container, "QUARKUS_DATASOURCE_REACTIVE_URL"))
        .isEqualTo("postgresql://primary.postgresql.example.cn:6432/gongkai");
    assertThat(variable(container, "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE"))
        .isEqualTo("verify-full");
    assertThat(variable(container, "QUARKUS_REDIS_CLIENT_TYPE")).isEqualTo("sentinel");
    assertThat(variable(container, "QUARKUS_REDIS_MASTER_NAME")).isEqualTo("gongkai");
    assertThat(variable(container, "QUARKUS_REDIS_HOSTS").split(",", -1)).hasSize(3);
    assertThat(variable(container, "QUARKUS_REDIS_REPLICAS")).isEqualTo("never");
    assertThat(variable(container, "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES"))
        .isEqualTo("10.244.0.0/16,10.245.0.0/16");
    assertThat(variable(container, "GONGKAI_WECHAT_APPS_GOV_KIND")).isEqualTo("OFFICIAL_ACCOUNT");
    assertThat(variable(container, "QUARKUS_CONFIG_LOCATIONS"))
        .isEqualTo("/etc/gongkai/gongkai.properties,/run/secrets/gongkai/gongkai.properties");
    assertThat(mount(container, "secrets")).isEqualTo("/run/secrets/gongkai");
    assertThat(mount(container, "redis-ca")).isEqualTo("/run/secrets/redis-ca");
    assertThat(container.has("envFrom")).isFalse();
  }

  @Test
  void connectsAClusterOfRedis() {
    JsonNode container =
        container(
            only(
                Chart.renderMinimumWith(
                    "redis: {mode: cluster, urls: ['rediss://a:6379', 'rediss://b:6379']}"),
                "Deployment"));
    assertThat(variable(container, "QUARKUS_REDIS_CLIENT_TYPE")).isEqualTo("cluster");
    assertThat(variable(container, "QUARKUS_REDIS_HOSTS"))
        .isEqualTo("rediss://a:6379,rediss://b:6379");
    assertThat(variable(container, "QUARKUS_REDIS_REPLICAS")).isEqualTo("never");
    assertThat(container.toString()).doesNotContain("QUARKUS_REDIS_MASTER_NAME");
  }

  @Test
  void keepsLargeNumbersAndTextsAsTheyAre() {
    List<ObjectNode> objects =
        Chart.renderMinimumWith(
            """
            config:
              gongkai.outbound.max-answer: 10485760
              gongkai.open-data.licence: 'C:\\licence'
              gongkai.adoption.two-person: true
            podSecurity: {runAsUser: 1000650000}
            """);
    JsonNode settings =
        objects.stream()
            .filter(object -> KubernetesTypes.kind(object).equals("v1 ConfigMap"))
            .filter(object -> name(object).equals("gongkai"))
            .findFirst()
            .orElseThrow();
    assertThat(settings.at("/data/gongkai.properties").asText().lines())
        .contains(
            "gongkai.outbound.max-answer=10485760",
            "gongkai.open-data.licence=C:\\\\licence",
            "gongkai.adoption.two-person=true");
    assertThat(
            only(objects, "Deployment")
                .at("/spec/template/spec/securityContext/runAsUser")
                .asLong())
        .isEqualTo(1_000_650_000L);
  }

  // --- Refused

  @Test
  void namesAtOnceWhatAnInstallationHasToGive() {
    assertThatThrownBy(() -> Chart.render())
        .hasMessageContainingAll(
            "existingSecret must name",
            "migration.existingSecret must name",
            "media.existingClaim must name",
            "database.host must name",
            "redis.urls must name",
            "oidc.authServerUrl must be",
            "organisation.unitCode must be",
            "publicUrl must be",
            "evidenceOrigin must be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replicaCount: two | /replicaCount",
        "replicas: 3 | replicas",
        "image: {tag: 'a b'} | /image/tag",
        "database: {sslMode: prefer} | /database/sslMode",
        "database: {password: x} | password",
        "redis: {urls: ['redis://:word@redis:6379']} | /redis/urls/0",
        "redis: {mode: sentinels} | /redis/mode",
        "publicUrl: http://gongkai.example.cn | /publicUrl",
        "publicUrl: https://gongkai.example.cn/ | /publicUrl",
        "organisation: {unitCode: '12345'} | /organisation/unitCode",
        "podSecurity: {runAsUser: 0} | /podSecurity/runAsUser",
        "publicPaths: [/q] | /publicPaths/0",
        "publicPaths: [/q/metrics] | /publicPaths/0",
        "publicPaths: [/] | /publicPaths/0",
        "service: {port: 70000} | /service/port",
        "resources: {limits: {memory: 1 GB}} | /resources/limits/memory",
        "rollout: {maxUnavailable: 1} | maxUnavailable",
        "podDisruptionBudget: {maxUnavailable: 0} | /podDisruptionBudget/maxUnavailable",
      })
  void isRefusedByTheSchema(String values, String place) {
    assertThatThrownBy(() -> Chart.renderMinimumWith(values))
        .hasMessageContaining("schema")
        .hasMessageContaining(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config: {gongkai.sandbox.demo-data: true} | is of the sandbox",
        "config: {gongkai.embedded.data-dir: /tmp} | is of the sandbox",
        "config: {quarkus.profile: embedded} | is of the sandbox",
        "config: {'%prod.gongkai.rehearsal': true} | is of the sandbox",
        "config: {gongkai.security.field-key: x} | belongs into existingSecret",
        "config: {quarkus.datasource.password: x} | belongs into existingSecret",
        "config: {quarkus.flyway.migrate-at-start: true} | the migration Job sees to it",
        "extraEnv: [{name: QUARKUS_PROFILE, value: dev}] | is of the sandbox",
        "extraEnv: [{name: QUARKUS_FLYWAY_MIGRATE_AT_START, value: 'true'}] | the migration Job",
        "extraEnv: [{name: QUARKUS_REDIS_PASSWORD, value: x}] | by valueFrom",
        "migration: {existingSecret: gongkai} | must be another Secret",
        "redis: {urls: ['redis://a:1', 'redis://b:1']} | must name one Redis",
        "redis: {mode: sentinel} | redis.masterName",
        "ingress: {enabled: true, hosts: [a.example.cn]} | proxy.trusted",
        "httpRoute: {enabled: true} | httpRoute.parentRefs",
        "autoscaling: {minReplicas: 7} | must not be above",
        "oidc: {publicKey: x} | exclude each other",
      })
  void isRefusedInWords(String values, String words) {
    assertThatThrownBy(() -> Chart.renderMinimumWith(values))
        .hasMessageContaining("not fit for an installation")
        .hasMessageContaining(words);
  }

  @Test
  void asksForTheAuthorityOfTheDatabase() {
    String without = Chart.MINIMUM.replace(", caSecret: {name: database-ca}", "");
    assertThatThrownBy(() -> Chart.render(Chart.file(without)))
        .hasMessageContaining("database.caSecret.name must name");
  }

  // --- Explained

  @Test
  void tellsTheOperatorWhatToDoNextAndWhatIsNotSafe() {
    assertThat(Chart.notes(Chart.BASE.resolve("helm/examples/small.yaml")))
        .contains("rollout status deployment/gongkai", "https://gongkai.example.cn/v1/home")
        .doesNotContain("WARNING", "No way leads here");
    assertThat(
            Chart.notes(
                Chart.file(Chart.MINIMUM),
                Chart.file(
                    """
                    replicaCount: 1
                    migration: {enabled: false}
                    database: {sslMode: require}
                    redis: {mode: cluster}
                    """)))
        .contains(
            "No way leads here from outside",
            "WARNING: migration.enabled is false",
            "WARNING: database.sslMode is require",
            "WARNING: a Redis Cluster",
            "WARNING: there are fewer than two instances");
  }

  @Test
  void explainsEveryValueAndNoOther() throws IOException {
    Set<String> explained = new TreeSet<>();
    ROW.matcher(Files.readString(Chart.FOLDER.resolve("README.md"), UTF_8))
        .results()
        .forEach(row -> explained.add(row.group(1)));
    Set<String> present = new TreeSet<>();
    leaves("", Chart.defaults(), present);
    assertThat(explained).isEqualTo(present);
  }

  /** Values by their paths; texts of labels and resources stand for themselves. */
  private static void leaves(String path, JsonNode node, Set<String> into) {
    boolean whole = path.matches("(.*\\.)?(resources|labels)");
    if (whole || !node.isObject() || node.isEmpty()) {
      into.add(path);
      return;
    }
    node.properties()
        .forEach(
            entry ->
                leaves(
                    path.isEmpty() ? entry.getKey() : path + '.' + entry.getKey(),
                    entry.getValue(),
                    into));
  }

  // --- Parts

  private static ObjectNode only(List<ObjectNode> objects, String kind) {
    List<ObjectNode> found =
        objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
    assertThat(found).as(kind).hasSize(1);
    return found.get(0);
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  private static JsonNode container(JsonNode workload) {
    return workload.at("/spec/template/spec/containers/0");
  }

  private static String variable(JsonNode container, String name) {
    return each(container.path("env"))
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no variable " + name));
  }

  private static int seconds(JsonNode container, String name) {
    return Integer.parseInt(variable(container, name).replace("S", ""));
  }

  private static String mount(JsonNode container, String name) {
    return named(container.path("volumeMounts"), name).path("mountPath").asText();
  }

  private static JsonNode volume(JsonNode pod, String name) {
    return named(pod.path("volumes"), name);
  }

  private static JsonNode named(JsonNode list, String name) {
    return each(list)
        .filter(item -> item.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is named " + name));
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static boolean selects(JsonNode selector, JsonNode labels) {
    return selector.properties().stream()
        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
  }
}
