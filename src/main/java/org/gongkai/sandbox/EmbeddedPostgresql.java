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
import java.util.List;
import java.util.Map;

/** A real PostgreSQL in the data folder. */
final class EmbeddedPostgresql implements AutoCloseable {

  private static final String DATABASE = "gongkai";
  private static final String OWNER = "gongkai_owner";
  private static final String APPLICATION = "gongkai_app";

  /** The server takes every local connection without asking for it. */
  private static final String PASSWORD = "no secret on this machine";

  private static final String OWNERSHIP =
      """
      do $$
      declare
          change record;
      begin
          for change in
              select format('alter table %s owner to gongkai_owner', oid::regclass) as statement
                from pg_class
               where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
                 and relowner <> 'gongkai_owner'::regrole
              union all
              select format('alter routine %s owner to gongkai_owner', oid::regprocedure)
                from pg_proc
               where pronamespace = 'public'::regnamespace
                 and proowner <> 'gongkai_owner'::regrole
          loop
              execute change.statement;
          end loop;
      end $$\
      """;

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
      prepare(server);
      return new EmbeddedPostgresql(server);
    } catch (IOException failure) {
      throw new UncheckedIOException("embedded PostgreSQL did not start in " + data, failure);
    }
  }

  /** As a database's administrator does it once, described in docs/security.md. */
  private static void prepare(EmbeddedPostgres server) {
    try (Connection administrator = server.getPostgresDatabase().getConnection();
        Statement statement = administrator.createStatement()) {
      for (String role : List.of(OWNER, APPLICATION)) {
        if (isMissing(statement, "pg_roles", "rolname", role)) {
          statement.execute("create role " + role + " login password '" + PASSWORD + "'");
        }
      }
      if (isMissing(statement, "pg_database", "datname", DATABASE)) {
        statement.execute("create database " + DATABASE);
      }
      statement.execute("alter database " + DATABASE + " owner to " + OWNER);
      statement.execute("revoke all on database " + DATABASE + " from public");
      statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot create the database " + DATABASE, failure);
    }
    giveToOwner(server);
  }

  private static boolean isMissing(Statement statement, String table, String column, String name)
      throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "select 1 from " + table + " where " + column + " = '" + name + "'")) {
      return !found.next();
    }
  }

  /** Tables and functions of a data folder from before there were two roles. */
  private static void giveToOwner(EmbeddedPostgres server) {
    try (Connection administrator = server.getDatabase("postgres", DATABASE).getConnection();
        Statement statement = administrator.createStatement()) {
      statement.execute(OWNERSHIP);
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot give the tables to " + OWNER, failure);
    }
  }

  /** Address for the reactive client. */
  String url() {
    return "postgresql://localhost:" + server.getPort() + "/" + DATABASE;
  }

  /** Configuration of the two roles: one for the work, the other for migrations. */
  Map<String, String> roles() {
    return Map.of(
        "quarkus.datasource.username",
        APPLICATION,
        "quarkus.datasource.password",
        PASSWORD,
        "quarkus.flyway.username",
        OWNER,
        "quarkus.flyway.password",
        PASSWORD);
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
