package org.gongkai.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;

/** So many starts, publications and kills, and what the platforms and the table say at the end. */
final class KillRun implements AutoCloseable {

  private static final String WEIBO = "kill-weibo";
  private static final String HOOK = "kill-hook";
  private static final List<String> CHANNELS = List.of(WEIBO, HOOK, "feed");
  private static final List<KillPoint> POINTS = List.of(KillPoint.values());
  private static final int CONTENTS_PER_KILL = 3;

  /** Calls that a round's contents make on the two platforms. */
  private static final int CALLS_PER_KILL = 2 * CONTENTS_PER_KILL;

  private final SandboxServers servers = Sandbox.startEmpty();
  private final JudgingPlatforms platforms = JudgingPlatforms.start();
  private final Staff staff = new Staff(servers);
  private final Random random;

  /** Key of each publication by its content; those that were acknowledged. */
  private final Map<String, String> asked = new LinkedHashMap<>();

  private final List<String> acknowledged = new ArrayList<>();

  private int killed;

  KillRun(long seed) {
    random = new Random(seed);
  }

  /** How often the application was really killed. */
  int kills() {
    return killed;
  }

  /** Starts, publishes and kills so often, then lets the application finish. */
  void run(int kills) throws Exception {
    try (PackagedApplication first = start()) {
      staff.open(
          first.url(),
          WEIBO,
          "WEIBO",
          Map.of("mode", "STATUS", "rip", "203.0.113.9"),
          Map.of("accessToken", "kill-token"));
      staff.open(
          first.url(),
          HOOK,
          "WEBHOOK",
          Map.of("url", platforms.url() + "/hook"),
          Map.of("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }
    while (killed < kills) {
      round(POINTS.get(killed % POINTS.size()));
    }
    platforms.rest();
    try (PackagedApplication last = start()) {
      publishAll(last, null);
      awaitQuiet();
    }
  }

  private void round(KillPoint point) throws Exception {
    PackagedApplication application = start();
    CountDownLatch dead = new CountDownLatch(1);
    for (int i = 0; i < CONTENTS_PER_KILL; i++) {
      asked.put(staff.anApprovedNotice(application.url()), Staff.newKey());
    }
    Runnable kill = () -> kill(application, dead);
    if (point == KillPoint.ANY_TIME) {
      platforms.rest();
      Thread killer = new Thread(() -> killSoon(kill));
      killer.start();
      publishAll(application, dead);
      killer.join();
    } else {
      platforms.obey(new JudgingPlatforms.Order(point, 1 + random.nextInt(CALLS_PER_KILL), kill));
      publishAll(application, dead);
      if (!dead.await(10, TimeUnit.SECONDS)) {
        platforms.rest();
        kill.run();
      }
    }
    platforms.rest();
    killed++;
  }

  private void killSoon(Runnable kill) {
    CountDownLatch never = new CountDownLatch(1);
    try {
      int millis;
      synchronized (random) {
        millis = random.nextInt(400);
      }
      assertThat(never.await(millis, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    kill.run();
  }

  private static void kill(PackagedApplication application, CountDownLatch dead) {
    try {
      application.kill();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    dead.countDown();
  }

  /** Asks for everything that was not acknowledged; stops when the application is dead. */
  private void publishAll(PackagedApplication application, @Nullable CountDownLatch dead) {
    for (Map.Entry<String, String> each : asked.entrySet()) {
      if (dead != null && dead.getCount() == 0) {
        return;
      }
      if (!acknowledged.contains(each.getKey())) {
        publish(application, each.getKey(), each.getValue(), dead);
      }
    }
  }

  private void publish(
      PackagedApplication application, String content, String key, @Nullable CountDownLatch dead) {
    int status;
    try {
      status = staff.publish(application.url(), content, CHANNELS, key).statusCode();
    } catch (RuntimeException | AssertionError unanswered) {
      assertThat(dead).as("an application that nobody kills answers").isNotNull();
      return;
    } catch (Exception unanswered) {
      assertThat(dead).as("an application that nobody kills answers").isNotNull();
      return;
    }
    assertThat(status).isBetween(200, 299);
    acknowledged.add(content);
  }

  private PackagedApplication start() throws InterruptedException {
    Map<String, String> impatient = new HashMap<>(servers.configuration());
    impatient.put("gongkai.weibo.base-url", platforms.url());
    impatient.put("gongkai.weibo.business-url", platforms.url());
    impatient.put("gongkai.weibo.settles-within", "1s");
    impatient.put("gongkai.delivery.poll", "200ms");
    impatient.put("gongkai.delivery.call-timeout", "1000ms");
    impatient.put("gongkai.delivery.lease", "2500ms");
    impatient.put("gongkai.delivery.reconcile-after", "1s");
    impatient.put(
        "gongkai.media.folder",
        PackagedApplication.folder().resolveSibling("kill-media").toString());
    // The faster start counts here, not the faster work.
    impatient.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    return PackagedApplication.start(impatient);
  }

  private void awaitQuiet() throws Exception {
    CountDownLatch pause = new CountDownLatch(1);
    for (int looks = 0; moving() > 0; looks++) {
      assertThat(looks).as("looks while deliveries move").isLessThan(480);
      assertThat(pause.await(250, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private long moving() throws SQLException {
    return Long.parseLong(
        rows("select count(*) from delivery where state not in ('DELIVERED', 'MANUAL',"
                + " 'REJECTED', 'SUPERSEDED')")
            .get(0)
            .get(0));
  }

  /** Everything that was acknowledged arrived once on each channel, or waits for a person. */
  void judge() throws SQLException {
    assertThat(acknowledged).hasSameSizeAs(asked.keySet());
    Map<String, String> states = new HashMap<>();
    for (List<String> row : rows("select content_id, channel_id, state from delivery")) {
      assertThat(states.put(row.get(0) + ' ' + row.get(1), row.get(2))).isNull();
    }
    assertThat(states).hasSize(asked.size() * CHANNELS.size());
    for (String content : asked.keySet()) {
      judge(
          content + " on Weibo", platforms.statusesOf(content), states.get(content + ' ' + WEIBO));
      judge(content + " by hook", platforms.hooksOf(content), states.get(content + ' ' + HOOK));
      assertThat(states.get(content + " feed")).isEqualTo("DELIVERED");
    }
  }

  private static void judge(String what, long shown, @Nullable String state) {
    assertThat(shown).as(what).isLessThanOrEqualTo(1);
    assertThat(state).as(what).isIn("DELIVERED", "MANUAL");
    if ("DELIVERED".equals(state)) {
      assertThat(shown).as(what).isOne();
    }
  }

  /** How many deliveries wait for a person. */
  long forPeople() throws SQLException {
    return rows("select 1 from delivery where state = 'MANUAL'").size();
  }

  /** How many deliveries there are. */
  long deliveries() throws SQLException {
    return rows("select 1 from delivery").size();
  }

  private List<List<String>> rows(String sql) throws SQLException {
    String url = "jdbc:" + servers.configuration().get("quarkus.datasource.reactive.url");
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Override
  public void close() {
    platforms.close();
    servers.close();
  }
}
