package org.gongkai.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL in the data folder. */
final class EmbeddedPostgresql implements AutoCloseable {

  private static final String DATABASE = "gongkai";

  private final EmbeddedPostgres server;

  private EmbeddedPostgresql(EmbeddedPostgres server) {
    this.server = server;
  }

  static EmbeddedPostgresql start(SandboxOptions options) {
    Path data = options.dataDir().resolve("postgresql");
    StaleProcess.end(data.resolve("postmaster.pid"), "postgres");
    int port = Ports.claim(options.postgresqlPort(), "gongkai.embedded.postgresql-port");
    try {
      Files.createDirectories(data);
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setLocaleConfig("locale", "C.UTF-8")
              .setServerConfig("timezone", "Asia/Shanghai")
              .setServerConfig("listen_addresses", "localhost")
              .setServerConfig("fsync", options.durable() ? "on" : "off")
              .setServerConfig("synchronous_commit", options.durable() ? "on" : "off")
              .start();
      createDatabase(server);
      return new EmbeddedPostgresql(server);
    } catch (IOException failure) {
      throw new UncheckedIOException("embedded PostgreSQL did not start in " + data, failure);
    }
  }

  private static void createDatabase(EmbeddedPostgres server) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean exists;
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
        exists = found.next();
      }
      if (!exists) {
        statement.execute("create database " + DATABASE);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot create the database " + DATABASE, failure);
    }
  }

  /** Address for the reactive client. */
  String url() {
    return "postgresql://localhost:" + server.getPort() + "/" + DATABASE;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
