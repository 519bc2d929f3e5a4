package org.gongkai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Settings;
import org.junit.jupiter.api.Test;

/**
 * Runs the tour's script against the application with its workers on, and watches the event loops
 * meanwhile.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(TourTest.Working.class)
class TourTest {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));

  @TestHTTPResource("/")
  URI root;

  /** Workers on, and Vert.x reporting every event loop that is held for long. */
  public static class Working extends Settings {

    @Override
    public Map<String, String> start() {
      return Map.of(
          "gongkai.comment-check.poll", "0.2s",
          "gongkai.delivery.poll", "0.2s",
          "quarkus.vertx.warning-exception-time", "100ms",
          "quarkus.vertx.max-event-loop-execute-time", "300ms");
    }
  }

  @Test
  void walksThePathAndBlocksNoEventLoop() throws Exception {
    // The first walk loads classes, which holds an event loop for a moment on a cold machine; the
    // second is watched.
    walk(List.of());
    List<String> blocked = blockedDuring(() -> walk(List.of()));
    assertThat(blocked).isEmpty();
  }

  @Test
  void walksThePathWithThePublishedDraft() throws Exception {
    Path published = BASE.resolve("../shared/data/sichuan-2016-consultation.txt");
    assumeTrue(Files.exists(published), "the published documents are not beside the checkout");
    String output = walk(List.of("--draft", published.toString()));
    assertThat(output).contains("关于全面推进政务公开工作的实施意见");
  }

  @Test
  void stopsWithAMessageWhenItsDraftCannotBeRead() throws Exception {
    Process process = start(List.of("--draft", "no-such-file"));
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(output).contains("cannot read the draft");
  }

  @CanIgnoreReturnValue
  private String walk(List<String> arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).contains("The tour is complete");
    return output;
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("bash", BASE.resolve("scripts/tour.sh").toString(), "--window", "4"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    String url = root.toString();
    builder.environment().put("GONGKAI_URL", url.substring(0, url.length() - 1));
    return builder.start();
  }

  private static List<String> blockedDuring(Walk walk) throws Exception {
    ConcurrentLinkedQueue<String> reports = new ConcurrentLinkedQueue<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord report) {
            reports.add(
                report.getMessage()
                    + (report.getThrown() == null ? "" : trace(report.getThrown())));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger checker = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");
    checker.addHandler(handler);
    try {
      walk.run();
    } finally {
      checker.removeHandler(handler);
    }
    return List.copyOf(reports);
  }

  private static String trace(Throwable blocked) {
    StringBuilder trace = new StringBuilder();
    for (StackTraceElement element : blocked.getStackTrace()) {
      trace.append("\n    at ").append(element);
    }
    return trace.toString();
  }

  private interface Walk {
    void run() throws Exception;
  }
}
