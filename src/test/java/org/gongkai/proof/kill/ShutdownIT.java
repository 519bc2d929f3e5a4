package org.gongkai.proof.kill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gongkai.proof.kill.KeptConnection.Answer;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance that is told to end while 64 connections and a slow platform keep it busy. */
class ShutdownIT {

  private static final Logger LOG = Logger.getLogger(ShutdownIT.class);

  private static final int CONNECTIONS = 64;

  /** Of them send comments. */
  private static final int SENDERS = 16;

  private static final int LOADED = 10 * CONNECTIONS;
  private static final Duration DELAY = Duration.ofSeconds(3);

  /** What Kubernetes leaves by the chart: delay, time-out and 15 seconds. */
  private static final Duration GRACE = DELAY.plusSeconds(12 + 15);

  private static final String HOOK = "shutdown-hook";
  private static final String WEIBO = "shutdown-weibo";

  private SandboxServers servers;
  private JudgingPlatforms platforms;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Set<String> receipts = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger goodbyes = new AtomicInteger();

  /** What a proxy knows: no new connection is made to an instance that is not ready. */
  private volatile boolean isReady = true;

  @BeforeEach
  void start() {
    assumeFalse(Boolean.getBoolean("gongkai.package.with-sandbox"), "runs the production build");
    servers = Sandbox.startEmpty();
    platforms = JudgingPlatforms.start();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    if (servers != null) {
      platforms.close();
      servers.close();
    }
  }

  @Test
  void failsNoRequestAndLosesNoComment() throws Exception {
    try (PackagedApplication application = PackagedApplication.start(configuration())) {
      Staff staff = new Staff(servers);
      String notice = publishedNotice(staff, application);
      String consultation = staff.anOpenConsultation(application.url());
      List<Future<?>> clients = load(application, notice, consultation);
      Future<?> proxy = threads.submit(() -> watchReadiness(application));
      awaitTrue("load", () -> isLoaded() || !failures.isEmpty());
      assertThat(failures).as("before the end").isEmpty();

      int before = answers.get();
      long told = System.nanoTime();
      application.tellToEnd();
      assertThat(application.waitForExit()).as("exit code: ended by a signal").isEqualTo(143);
      Duration took = Duration.ofNanos(System.nanoTime() - told);
      for (Future<?> client : clients) {
        client.get(30, TimeUnit.SECONDS);
      }
      proxy.get(30, TimeUnit.SECONDS);

      LOG.infof(
          "%d answers, %d of them after the signal, %d comments, %d goodbyes; ended after %d ms",
          answers.get(), answers.get() - before, receipts.size(), goodbyes.get(), took.toMillis());
      assertThat(failures).isEmpty();
      assertThat(answers.get()).as("served after the signal").isGreaterThan(before);
      assertThat(goodbyes)
          .as("connections ended by an answer")
          .hasValueGreaterThan(CONNECTIONS / 2);
      assertThat(took).isBetween(DELAY, GRACE);
      assertThat(number("select count(*) from comment where receipt = any(?)", receipts))
          .as("acknowledged comments")
          .isEqualTo(receipts.size());
      assertThat(application.log()).doesNotContain(" ERROR ", "\"level\":\"ERROR\"");
    }
  }

  @Test
  void givesBackADeliveryThatHangs() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    Map<String, String> impatient = configuration();
    impatient.put("quarkus.shutdown.delay", "0S");
    impatient.put("gongkai.shutdown.patience", "1s");
    // Without giving back, nobody would look for an hour.
    impatient.put("gongkai.delivery.lease", "1h");
    impatient.put("gongkai.delivery.reconcile-after", "0s");
    impatient.put("gongkai.weibo.base-url", platforms.url());
    impatient.put("gongkai.weibo.business-url", platforms.url());
    String content;
    try (PackagedApplication first = PackagedApplication.start(impatient)) {
      Staff staff = new Staff(servers);
      openWeibo(staff, first);
      content = staff.anApprovedNotice(first.url());
      platforms.obey(
          new JudgingPlatforms.Order(
              KillPoint.AFTER_EFFECT,
              1,
              () -> {
                called.countDown();
                awaitQuietly(hanging);
              }));
      staff.publish(first.url(), content, List.of(WEIBO), Staff.newKey()).then().statusCode(200);
      assertThat(called.await(60, TimeUnit.SECONDS)).as("the platform is called").isTrue();
      assertThat(state(content)).isEqualTo("SENDING");
      first.tellToEnd();
      assertThat(first.waitForExit()).isEqualTo(143);
      assertThat(first.log()).contains("1 claims given back").doesNotContain("\"level\":\"ERROR\"");
      assertThat(state(content)).isEqualTo("UNKNOWN");
    } finally {
      platforms.rest();
      hanging.countDown();
    }
    try (PackagedApplication second = PackagedApplication.start(impatient)) {
      assertThat(second.url()).isNotEmpty();
      awaitTrue("delivery by another instance", () -> state(content).equals("DELIVERED"));
    }
    // It shows each call as a post of its own.
    assertThat(platforms.statusesOf(content)).as("posts").isOne();
  }

  private boolean isLoaded() {
    return answers.get() > LOADED && receipts.size() > SENDERS;
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    configuration.put("quarkus.shutdown.delay", DELAY.toSeconds() + "S");
    configuration.put("gongkai.delivery.poll", "200ms");
    // All of it comes from one address and a few persons.
    configuration.put("gongkai.limits.enabled", "false");
    configuration.put("gongkai.intake.limit.per-consultation", "1000000");
    configuration.put("gongkai.intake.limit.per-day", "1000000");
    return configuration;
  }

  private void openWeibo(Staff staff, PackagedApplication application) {
    staff.open(
        application.url(),
        WEIBO,
        "WEIBO",
        Map.of("mode", "STATUS", "rip", "203.0.113.9"),
        Map.of("accessToken", "shutdown-token"));
  }

  private void openHook(Staff staff, PackagedApplication application) {
    staff.open(
        application.url(),
        HOOK,
        "WEBHOOK",
        Map.of("url", platforms.url() + "/hook"),
        Map.of("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
  }

  private String publishedNotice(Staff staff, PackagedApplication application) {
    openHook(staff, application);
    String content = staff.anApprovedNotice(application.url());
    staff.publish(application.url(), content, List.of(HOOK), Staff.newKey()).then().statusCode(200);
    return content;
  }

  private List<Future<?>> load(
      PackagedApplication application, String notice, String consultation) {
    int port = URI.create(application.url()).getPort();
    return IntStream.range(0, CONNECTIONS)
        .<Future<?>>mapToObj(
            number ->
                threads.submit(
                    number < SENDERS
                        ? () -> keepOn(port, sender(application, consultation, number))
                        : () ->
                            keepOn(port, connection -> connection.get("/v1/notices/" + notice))))
        .toList();
  }

  private Call sender(PackagedApplication application, String consultation, int number) {
    String token =
        given()
            .baseUri(application.url())
            .contentType(ContentType.JSON)
            .body(Map.of("code", "demo-sender-" + number))
            .post("/v1/sessions/wechat")
            .path("accessToken");
    String path = "/v1/consultations/" + consultation + "/comments";
    return connection -> {
      // The same words twice are one comment.
      String text = "建议每年公布一次收费标准。" + Staff.newKey();
      String body = new JsonObject(Api.commentBody(text)).encode();
      Map<String, String> headers =
          Map.of("Authorization", "Bearer " + token, "Idempotency-Key", Staff.newKey());
      Answer answer = connection.post(path, headers, body);
      if (answer.status() == 201) {
        receipts.add(JsonPath.from(answer.body()).getString("receipt").replace("-", ""));
      }
      return answer;
    };
  }

  /**
   * Sends one request after the other, as long as the instance is ready or the connection lasts.
   */
  private void keepOn(int port, Call call) {
    while (isReady) {
      try (KeptConnection connection = new KeptConnection(port)) {
        Answer answer;
        do {
          answer = call.on(connection);
          if (answer.status() >= 300) {
            failures.add(answer.status() + ": " + answer.body());
            return;
          }
          answers.incrementAndGet();
        } while (!answer.isLast());
        goodbyes.incrementAndGet();
      } catch (IOException failure) {
        failures.add(failure.toString());
        return;
      }
    }
  }

  private void watchReadiness(PackagedApplication application) {
    int port = URI.create(application.url()).getPort();
    while (isReady) {
      try (KeptConnection connection = new KeptConnection(port)) {
        isReady = connection.get("/q/health/ready").status() == 200;
        awaitQuietly(new CountDownLatch(1), 200);
      } catch (IOException failure) {
        failures.add("readiness: " + failure);
        isReady = false;
      }
    }
  }

  private String state(String content) {
    try {
      return text("select state from delivery where content_id = ?::uuid", content);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    awaitQuietly(latch, TimeUnit.MINUTES.toMillis(2));
  }

  private static void awaitQuietly(CountDownLatch latch, long millis) {
    try {
      boolean opened = latch.await(millis, TimeUnit.MILLISECONDS);
      LOG.tracef("waited: %s", opened);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitTrue(String what, Condition condition) throws Exception {
    Instant end = Instant.now().plusSeconds(120);
    while (!condition.holds()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      awaitQuietly(new CountDownLatch(1), 100);
    }
  }

  private long number(String sql, Set<String> values) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", values.toArray()));
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        return result.getLong(1);
      }
    }
  }

  private String text(String sql, String value) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getString(1) : "";
      }
    }
  }

  private Connection connect() throws SQLException {
    String url = "jdbc:" + servers.configuration().get("quarkus.datasource.reactive.url");
    return DriverManager.getConnection(url, "postgres", "postgres");
  }

  private interface Call {
    Answer on(KeptConnection connection) throws IOException;
  }

  private interface Condition {
    boolean holds() throws Exception;
  }
}
