package org.gongkai.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongkai.audit.evidence.SealingWorker;
import org.gongkai.privacy.RetentionWorker;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What /q/metrics shows is what docs/telemetry.md says, and of what waits, the truth. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class MetricsHttpTest {

  /** Made by events that this test does not play; looked for in the code. */
  private static final Set<String> SELDOM =
      Set.of(
          "gongkai_notification_calls_total",
          "gongkai_wechat_callback_total",
          "gongkai_wechat_event_total",
          // The samples of what there may be none of.
          "gongkai_deliveries",
          "gongkai_delivery_oldest_seconds");

  @Inject BacklogSampler sampler;
  @Inject RetentionWorker retention;
  @Inject SealingWorker sealing;

  @Test
  void showsWhatTheDocumentSaysAndNothingElse() throws Throwable {
    play();
    MetricTable table = MetricTable.read();
    Map<String, Set<Set<String>>> series = MetricTable.series(scrape());
    Set<String> shown = new TreeSet<>();
    series.forEach(
        (name, labels) -> {
          String known = table.named(name);
          if (known == null) {
            assertThat(name).as("undocumented").doesNotStartWith("gongkai_");
            return;
          }
          shown.add(known);
          assertThat(labels).as(name).containsOnly(table.labels(known));
        });
    Set<String> missing = new TreeSet<>(table.names());
    missing.removeAll(shown);
    assertThat(SELDOM).containsAll(missing);
    assertThat(missing).allSatisfy(name -> assertThat(isInTheCode(name)).as(name).isTrue());
  }

  @Test
  void countsWhatWaits() throws Throwable {
    Api.aComment(Api.anOpenConsultation(), "建议增设公厕。");
    String content = Publishing.aPublished("feed");
    Database.update(
        "update delivery set created_at = created_at - interval '1 hour' where content_id ="
            + " ?::uuid",
        content);
    VertxContextSupport.subscribeAndAwait(sampler::sample);
    String scraped = scrape();
    assertThat(value(scraped, "gongkai_backlog_readable")).isOne();
    assertThat(value(scraped, "gongkai_queue_waiting{queue=\"moderation\"}"))
        .isEqualTo(
            (double)
                Database.number("select count(*) from comment where status = 'PENDING_REVIEW'"));
    assertThat(value(scraped, "gongkai_queue_waiting{queue=\"comment_check\"}"))
        .isEqualTo((double) Database.number("select count(*) from comment_check"));
    assertThat(value(scraped, "gongkai_deliveries{channel=\"feed\",state=\"PENDING\"}"))
        .isEqualTo(
            (double)
                Database.number(
                    "select count(*) from delivery where channel_id = 'feed' and state ="
                        + " 'PENDING'"));
    assertThat(value(scraped, "gongkai_delivery_oldest_seconds{channel=\"feed\"}"))
        .isGreaterThanOrEqualTo(3600);
    double open = 0;
    for (String stage : new String[] {"RUNNING", "REMINDED", "URGENT", "OVERDUE"}) {
      open += value(scraped, "gongkai_deadlines{stage=\"" + stage + "\"}");
    }
    assertThat(open)
        .isEqualTo((double) Database.number("select count(*) from deadline where met_at is null"));
    Api.workOff();
  }

  private void play() throws Throwable {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "建议增设公厕。");
    Publishing.aPublished("feed");
    Api.workOff();
    given().get("/v1/consultations/" + consultation).then().statusCode(200);
    given().get("/v1/consultations/" + consultation).then().statusCode(200);
    VertxContextSupport.subscribeAndAwait(sampler::sample);
    VertxContextSupport.subscribeAndAwait(sealing::runOnce);
    VertxContextSupport.subscribeAndAwait(() -> retention.runOnce(false));
  }

  private static String scrape() {
    return given().get("/q/metrics").then().statusCode(200).extract().asString();
  }

  private static double value(String scraped, String series) {
    return scraped
        .lines()
        .filter(line -> line.startsWith(series + ' '))
        .map(line -> line.substring(series.length() + 1).split(" ", -1)[0])
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow(() -> new AssertionError(series));
  }

  /** Whether some class names the meter. */
  private static boolean isInTheCode(String name) {
    String meter = '"' + name.replaceFirst("_(total|seconds)$", "").replace('_', '.') + '"';
    Path code = Path.of(System.getProperty("gongkai.basedir", "."), "src/main/java");
    try (Stream<Path> files = Files.walk(code)) {
      return files.filter(Files::isRegularFile).anyMatch(file -> read(file).contains(meter));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
