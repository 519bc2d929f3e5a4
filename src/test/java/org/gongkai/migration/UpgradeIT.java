package org.gongkai.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.gongkai.migration.Traffic.Comment;
import org.gongkai.platform.data.MigrationLock;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A release is put in beside the one before it while people go on: the old one works on the schema
 * of the new one, and can be started on it again; nobody is refused, nothing acknowledged is lost.
 *
 * <p>In the ordinary build both are the same package, and the newer schema has migrations that no
 * package knows. {@code scripts/upgrade-rehearsal.sh} hands over the package of a former revision
 * as {@code gongkai.upgrade.old-package}.
 */
class UpgradeIT {

  private static final Logger LOG = Logger.getLogger(UpgradeIT.class);

  /** Folder of the old package; none for the same one. */
  private static final String OLD = System.getProperty("gongkai.upgrade.old-package", "");

  /** So many writes of each kind show that an instance does its work. */
  private static final int ENOUGH = 20;

  private final SandboxServers servers = Sandbox.startEmpty();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    threads.shutdownNow();
    servers.close();
  }

  @Test
  void losesNothingAndRefusesNobody() throws Exception {
    assumeFalse(Boolean.getBoolean("gongkai.package.with-sandbox"), "runs the production build");
    PackagedApplication old = startOld();
    Map<String, PackagedApplication> instances = new LinkedHashMap<>(Map.of("old", old));
    try (Traffic traffic = new Traffic(servers, old.url())) {
      traffic.start();
      awaitWork(traffic, old);
      int before = traffic.done();

      migrate();
      int migrated = traffic.done();
      assertThat(migrated).isGreaterThan(before);

      // Beside each other, as far as two processors let them: the new one, and the old one again.
      List<Future<PackagedApplication>> starts =
          List.<Callable<PackagedApplication>>of(this::startNew, this::startOld).stream()
              .map(threads::submit)
              .toList();
      try {
        instances.put("new", starts.get(0).get());
      } finally {
        instances.put("returned", starts.get(1).get());
      }
      PackagedApplication fresh = Objects.requireNonNull(instances.get("new"));
      PackagedApplication returned = Objects.requireNonNull(instances.get("returned"));
      int alone = traffic.done(old.url(), "comment");
      traffic.balance(List.of(old.url(), fresh.url()));
      awaitWork(traffic, fresh);
      await(() -> traffic.done(old.url(), "comment") >= alone + ENOUGH);

      // As Kubernetes does: out of the balancer, a pause, then the signal.
      traffic.balance(List.of(fresh.url(), returned.url()));
      await(() -> traffic.underWay(old.url()) == 0);
      old.close();
      awaitWork(traffic, returned);
      traffic.end();

      assertThat(traffic.failures()).isEmpty();
      LOG.infof(
          "%d requests answered, %d of them before the migration and %d during it; %d comments",
          traffic.done(), before, migrated - before, traffic.comments().size());
      requireAll(traffic, fresh);
    } finally {
      instances.values().forEach(PackagedApplication::close);
    }
  }

  private void awaitWork(Traffic traffic, PackagedApplication instance)
      throws InterruptedException {
    for (String kind : List.of("read", "comment", "work")) {
      await(() -> traffic.done(instance.url(), kind) >= ENOUGH);
    }
  }

  private void requireAll(Traffic traffic, PackagedApplication fresh) throws SQLException {
    List<Comment> comments = traffic.comments();
    assertThat(numberOf("comment", comments.stream().map(Comment::id).toList()))
        .isEqualTo(comments.size());
    assertThat(number("select count(*) from comment")).isEqualTo(comments.size());
    assertThat(numberOf("decision", traffic.decisions())).isEqualTo(traffic.decisions().size());
    traffic.balance(List.of(fresh.url()));
    // The first was taken by the old one, on the old schema; the new one knows it again.
    Comment first = comments.get(0);
    assertThat(traffic.repeat(first)).isEqualTo(first.receipt());
    assertThat(number("select count(*) from comment")).isEqualTo(comments.size());
    assertThat(traffic.status(first.receipt())).isEqualTo(200);
    assertThat(traffic.status(comments.get(comments.size() - 1).receipt())).isEqualTo(200);
  }

  /** The new release's migrations as the chart's Job runs them, then those of a release to come. */
  private void migrate() throws InterruptedException {
    if (!OLD.isEmpty()) {
      Map<String, String> job = settings();
      job.put("quarkus.init-and-exit", "true");
      PackagedApplication migration = PackagedApplication.launch(job);
      assertThat(migration.waitForExit()).as(migration.log()).isZero();
    }
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(
                "jdbc:" + setting("quarkus.datasource.reactive.url"),
                setting("quarkus.flyway.username"),
                setting("quarkus.flyway.password"))
            .locations("classpath:db/migration", "classpath:upgrade")
            .placeholders(Map.of("application-role", setting("quarkus.datasource.username")));
    new MigrationLock().customize(configuration);
    assertThat(configuration.load().migrate().migrationsExecuted).isEqualTo(2);
  }

  /** As it runs outside a cluster: its start migrates as the owner, or would. */
  private PackagedApplication startOld() throws InterruptedException {
    if (OLD.isEmpty()) {
      return PackagedApplication.start(settings());
    }
    List<String> command =
        List.of(PackagedApplication.java(), "-Xmx256m", "-jar", "quarkus-run.jar");
    Map<String, String> settings = settings();
    // Revisions before V0043 do not have it by themselves.
    settings.put("quarkus.flyway.ignore-migration-patterns", "*:future");
    return PackagedApplication.start(command, Path.of(OLD), settings);
  }

  /** As the chart runs it: as the application's role alone, which looks at the schema. */
  private PackagedApplication startNew() throws InterruptedException {
    Map<String, String> settings = settings();
    settings.remove("quarkus.flyway.username");
    settings.remove("quarkus.flyway.password");
    settings.put("quarkus.flyway.migrate-at-start", "false");
    settings.put("quarkus.flyway.validate-at-start", "true");
    return PackagedApplication.start(settings);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(servers.configuration());
    settings.put("quarkus.shutdown.timeout", "10S");
    settings.put("gongkai.limits.enabled", "false");
    settings.put("gongkai.intake.limit.per-consultation", "1000000");
    settings.put("gongkai.intake.limit.per-day", "1000000");
    // The faster start counts here, not the faster work.
    settings.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    return settings;
  }

  private String setting(String name) {
    return Objects.requireNonNull(servers.configuration().get(name), name);
  }

  private long numberOf(String table, List<String> ids) throws SQLException {
    return number(
        "select count(*) from " + table + " where id = any (?::uuid[])",
        '{' + String.join(",", ids) + '}');
  }

  private long number(String sql, String... parameters) throws SQLException {
    String url = "jdbc:" + setting("quarkus.datasource.reactive.url");
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        return result.getLong(1);
      }
    }
  }

  /** Looks again every tenth of a second, for a minute at most. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch pause = new CountDownLatch(1);
    for (int looks = 0; !condition.getAsBoolean(); looks++) {
      assertThat(looks).as("looks in vain").isLessThan(600);
      assertThat(pause.await(100, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}
