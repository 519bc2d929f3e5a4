package org.gongkai.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The embedded servers over a crash of the application that started them. */
class SandboxServersTest {

  /** Started in a process of its own, writes one row, says so, and waits to be killed. */
  static final class Holder {

    private Holder() {}

    public static void main(String... args) throws Exception {
      SandboxServers servers = SandboxServers.start(options(Path.of(args[0])));
      String url = servers.configuration().get("quarkus.datasource.reactive.url");
      execute("jdbc:" + url, "create table kept (word varchar(10))");
      execute("jdbc:" + url, "insert into kept values ('回执')");
      System.out.println("written");
      Thread.currentThread().join();
    }
  }

  private static SandboxOptions options(Path data) {
    return new SandboxOptions(data, 0, 0, 0, true);
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void startAgainOnTheDataOfAnApplicationThatWasKilled() throws Exception {
    Path target =
        Files.createDirectories(Path.of(System.getProperty("gongkai.basedir", "."), "target"));
    Path data = Files.createTempDirectory(target, "test-data-").toAbsolutePath();
    killOnceItHasWritten(data);

    try (SandboxServers servers = SandboxServers.start(options(data))) {
      assertThat(wordKept("jdbc:" + servers.configuration().get("quarkus.datasource.reactive.url")))
          .isEqualTo("回执");
    }
  }

  private static void killOnceItHasWritten(Path data) throws IOException, InterruptedException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8))) {
      StringBuilder printed = new StringBuilder();
      String line = output.readLine();
      while (line != null && !line.equals("written")) {
        printed.append(line).append('\n');
        line = output.readLine();
      }
      assertThat(line).as(printed.toString()).isEqualTo("written");
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  private static String wordKept(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select word from kept")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
