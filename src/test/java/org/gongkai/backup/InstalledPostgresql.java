package org.gongkai.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of the PostgreSQL that is installed on this machine, in a folder of its own: the
 * embedded one has no {@code pg_dump}, and an older {@code pg_dump} refuses a newer server. It asks
 * for passwords, and has the roles of docs/security.md and a database without anything in it.
 */
final class InstalledPostgresql implements AutoCloseable {

  static final String OWNER = "gongkai_owner";
  static final String APPLICATION = "gongkai_app";
  static final String BACKUP = "gongkai_backup";

  private static final String ADMINISTRATOR = "postgres";
  private static final String DATABASE = "gongkai";
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final int LOOKS = 300;

  private final Path folder;
  private final Process server;
  private final int port;

  private InstalledPostgresql(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /** The folder of the newest installation with server and client programs. */
  static Optional<Path> programs() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(
              bin ->
                  Stream.of("initdb", "postgres", "psql", "pg_dump", "pg_restore")
                      .allMatch(program -> Files.isExecutable(bin.resolve(program))))
          .max(Comparator.comparingInt(bin -> version(bin.getName(bin.getNameCount() - 2))));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static int version(Path name) {
    return name.toString().matches("[0-9]{1,4}") ? Integer.parseInt(name.toString()) : 0;
  }

  static InstalledPostgresql start(Path programs)
      throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("gongkai-postgresql-");
    Files.writeString(folder.resolve("password"), password(ADMINISTRATOR) + "\n");
    if (isRoot()) {
      // The server refuses to run as root.
      run(List.of("chown", "-R", "nobody", folder.toString()));
    }
    Path data = folder.resolve("data");
    run(
        asNobody(
            programs.resolve("initdb").toString(),
            "--pgdata=" + data,
            "--username=" + ADMINISTRATOR,
            "--pwfile=" + folder.resolve("password"),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync"));
    int port = freePort();
    Process server =
        new ProcessBuilder(
                asNobody(
                    programs.resolve("postgres").toString(),
                    "-D",
                    data.toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "listen_addresses=localhost",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off",
                    "-c",
                    "timezone=Asia/Shanghai"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    InstalledPostgresql started = new InstalledPostgresql(folder, server, port);
    try {
      started.prepare();
      return started;
    } catch (SQLException | InterruptedException | RuntimeException failure) {
      started.close();
      throw failure;
    }
  }

  private void prepare() throws SQLException, InterruptedException {
    try (Connection administrator = awaited("postgres");
        Statement statement = administrator.createStatement()) {
      for (String role : List.of(OWNER, APPLICATION, BACKUP)) {
        statement.execute("create role %s login password '%s'".formatted(role, password(role)));
      }
      statement.execute("grant pg_read_all_data to " + BACKUP);
      statement.execute("create database %s owner %s".formatted(DATABASE, OWNER));
      statement.execute("revoke all on database %s from public".formatted(DATABASE));
      statement.execute(
          "grant connect on database %s to %s, %s".formatted(DATABASE, APPLICATION, BACKUP));
    }
  }

  /** Waits for the server to take connections. */
  private Connection awaited(String database) throws SQLException, InterruptedException {
    for (int look = 1; ; look++) {
      try {
        return connect(database);
      } catch (SQLException notYet) {
        if (look == LOOKS || server.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw notYet;
        }
      }
    }
  }

  /** To the application's database, as the administrator. */
  Connection connect() throws SQLException {
    return connect(DATABASE);
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s".formatted(port, database),
        ADMINISTRATOR,
        password(ADMINISTRATOR));
  }

  /** What the application is configured with. */
  Map<String, String> settings() {
    return Map.of(
        "quarkus.datasource.reactive.url",
        "postgresql://localhost:%d/%s".formatted(port, DATABASE),
        "quarkus.datasource.username",
        APPLICATION,
        "quarkus.datasource.password",
        password(APPLICATION),
        "quarkus.flyway.username",
        OWNER,
        "quarkus.flyway.password",
        password(OWNER));
  }

  static String password(String role) {
    return "Of-" + role + "-93-nobody-guesses";
  }

  /** Ends it at once, for ever. */
  void lose() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
      run(List.of("rm", "-rf", folder.toString()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  private static List<String> asNobody(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups", "--regid=nogroup"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ":\n" + said);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
