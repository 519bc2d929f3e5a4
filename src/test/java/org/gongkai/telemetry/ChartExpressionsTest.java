package org.gongkai.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The dashboard and the rules ask for metrics and labels that there are, and alerts can be read.
 */
class ChartExpressionsTest {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));
  private static final Path CHART = BASE.resolve("helm/gongkai");

  /** Of PromQL, and of whoever scrapes. */
  private static final Set<String> WORDS = Set.of("by", "and", "or", "unless", "up", "on");

  private static final Set<String> SCRAPED = Set.of("instance", "job", "le");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern MATCHED = Pattern.compile("([a-z_:0-9]+)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)");

  private MetricTable table;
  private JsonNode rules;
  private JsonNode dashboard;

  @BeforeEach
  void read() throws IOException {
    table = MetricTable.read();
    rules = new ObjectMapper(new YAMLFactory()).readTree(file("files/alerts.yaml"));
    dashboard = new ObjectMapper().readTree(file("files/dashboards/gongkai.json"));
  }

  private static String file(String name) throws IOException {
    return Files.readString(CHART.resolve(name));
  }

  @Test
  void asksOnlyForWhatThereIs() {
    Set<String> recorded = new HashSet<>(rules.findValuesAsText("record"));
    Set<String> expressions = new TreeSet<>(rules.findValuesAsText("expr"));
    expressions.addAll(dashboard.findValuesAsText("expr"));
    assertThat(expressions).hasSizeGreaterThan(40);
    for (String expression : expressions) {
      for (String name : names(expression)) {
        assertThat(recorded.contains(name) || table.named(name) != null)
            .as("%s in %s", name, expression)
            .isTrue();
      }
    }
  }

  @Test
  void asksOnlyForLabelsThatThereAre() {
    Set<String> expressions = new TreeSet<>(rules.findValuesAsText("expr"));
    expressions.addAll(dashboard.findValuesAsText("expr"));
    for (String expression : expressions) {
      Matcher matched = MATCHED.matcher(expression);
      while (matched.find()) {
        String name = table.named(matched.group(1));
        Matcher label = LABEL.matcher(matched.group(2).replaceAll("\"[^\"]*\"", ""));
        while (label.find()) {
          boolean known =
              SCRAPED.contains(label.group(1))
                  || (name != null && table.labels(name).contains(label.group(1)));
          assertThat(known).as("%s in %s", label.group(1), expression).isTrue();
        }
      }
    }
  }

  @Test
  void eachAlertSaysWhatItIsAndWhereToReadOn() throws IOException {
    String document = Files.readString(BASE.resolve("docs/telemetry.md"));
    Set<String> anchors = new HashSet<>();
    document
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
        .forEach(anchors::add);
    List<JsonNode> alerts = rules.findParents("alert");
    assertThat(alerts).hasSizeGreaterThan(15);
    for (JsonNode alert : alerts) {
      String name = alert.path("alert").asText();
      assertThat(alert.path("labels").path("severity").asText())
          .as(name)
          .matches("critical|warning");
      assertThat(alert.path("annotations").path("summary").asText()).as(name).isNotEmpty();
      assertThat(alert.path("annotations").path("description").asText()).as(name).isNotEmpty();
      String[] place = alert.path("annotations").path("runbook_url").asText().split("#", 2);
      assertThat(place[0]).as(name).isEqualTo("docs/telemetry.md");
      assertThat(anchors).as(name).contains(place[1]);
      assertThat(document).as("described").contains("`" + name + "`");
      assertThat(file("tests/alerts_test.yaml")).contains(name + " fires", name + " is silent");
    }
  }

  /** Names of metrics in an expression. */
  private static Set<String> names(String expression) {
    String bare =
        expression
            .replaceAll("\\{[^}]*}", "")
            .replaceAll("\\[[^]]*]", "")
            .replaceAll("by \\([^)]*\\)", "")
            .replaceAll("\"[^\"]*\"", "");
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(bare);
    while (name.find()) {
      boolean function = bare.substring(name.end()).stripLeading().startsWith("(");
      if (!function && !WORDS.contains(name.group())) {
        names.add(name.group());
      }
    }
    return names;
  }
}
