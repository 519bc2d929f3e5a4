package org.gongkai.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Two instances of the packaged application on one database share the work and double none. */
class TwoInstancesIT {

  private static final Logger LOG = Logger.getLogger(TwoInstancesIT.class);
  private static final int ROWS = 5_000;
  private static final String HOOK = "two-hook";
  private static final Pattern CALLS =
      Pattern.compile("gongkai_delivery_calls_total\\{[^}]*} ([0-9.]+)");

  /** Copies of one published content and its delivery, each under an id of its own. */
  private static final String COPY =
      """
      with made as (
        insert into content (id, type, column_name, state, latest, published, place, published_at, changed_at, created_by, version)
        select uuidv7(), 'FEEDBACK_REPORT', column_name, state, 1, 1, uuidv7(), published_at, changed_at, created_by, 0
          from content, generate_series(1, ?) where id = ?::uuid
        returning id),
      written as (
        insert into content_version (content_id, number, column_name, title, summary, body, unit, openness, written_by, written_at,
                                     edition, published_at, published_by)
        select made.id, 1, v.column_name, v.title, v.summary, v.body, v.unit, v.openness, v.written_by, v.written_at, 1,
               v.published_at, v.published_by
          from made, content_version v where v.content_id = ?::uuid
        returning content_id)
      insert into delivery (id, content_id, content_version, channel_id, payload, state)
      select uuidv7(), written.content_id, 1, d.channel_id, replace(d.payload, d.content_id::text, written.content_id::text), 'PENDING'
        from written, delivery d where d.content_id = ?::uuid
      """;

  private final SandboxServers servers = Sandbox.startEmpty();
  private final JudgingPlatforms platforms = JudgingPlatforms.start();

  @Test
  void shareFiveThousandDeliveriesAndDoubleNone() throws Exception {
    assumeFalse(Boolean.getBoolean("gongkai.package.with-sandbox"), "runs the production build");
    try (PackagedApplication first = PackagedApplication.start(configuration());
        PackagedApplication second = PackagedApplication.start(configuration())) {
      Staff staff = new Staff(servers);
      staff.open(
          first.url(),
          HOOK,
          "WEBHOOK",
          Map.of("url", platforms.url() + "/hook"),
          Map.of("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
      String content = staff.anApprovedNotice(first.url());
      staff.publish(first.url(), content, List.of(HOOK), Staff.newKey()).then().statusCode(200);
      await("select count(*) from delivery where state <> 'DELIVERED'");
      long begun = System.nanoTime();
      assertThat(change(COPY, ROWS, content, content, content)).isEqualTo(ROWS);
      await("select count(*) from delivery where state <> 'DELIVERED'");
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);

      double byFirst = calls(first);
      double bySecond = calls(second);
      LOG.infof("%d deliveries in %d s: %.0f and %.0f calls", ROWS, seconds, byFirst, bySecond);
      assertThat(platforms.hooks()).isEqualTo(ROWS + 1);
      assertThat(platforms.hookCalls()).isEqualTo(ROWS + 1);
      assertThat(byFirst + bySecond).isEqualTo(ROWS + 1.0);
      assertThat(Math.min(byFirst, bySecond)).isGreaterThan(ROWS / 10.0);
      assertThat(number("select count(*) from delivery_attempt")).isEqualTo(ROWS + 1L);
    } finally {
      platforms.close();
      servers.close();
    }
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = new HashMap<>(servers.configuration());
    configuration.put("gongkai.delivery.poll", "200ms");
    return configuration;
  }

  private static double calls(PackagedApplication application) {
    String metrics = RestAssured.get(application.url() + "/q/metrics").asString();
    Matcher counted = CALLS.matcher(metrics);
    double sum = 0;
    while (counted.find()) {
      sum += Double.parseDouble(counted.group(1));
    }
    return sum;
  }

  private void await(String remaining) throws Exception {
    CountDownLatch pause = new CountDownLatch(1);
    for (int looks = 0; number(remaining) > 0; looks++) {
      assertThat(looks).as("looks while deliveries wait").isLessThan(1200);
      assertThat(pause.await(250, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      assertThat(result.next()).isTrue();
      return result.getLong(1);
    }
  }

  private int change(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  private Connection connect() throws SQLException {
    String url = "jdbc:" + servers.configuration().get("quarkus.datasource.reactive.url");
    return DriverManager.getConnection(url, "postgres", "postgres");
  }
}
