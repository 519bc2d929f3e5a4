package org.gongkai.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gongkai.platform.security.SelfMadeCertificate;

/**
 * The PostgreSQL of a test, which speaks TLS from now on.
 *
 * @param url for JDBC, without parameters
 * @param authority file with the certificate that its clients have to trust
 */
record TlsDatabase(String url, Path authority) {

  private static final int PATIENCE = 500;

  /** Gives a running server a certificate for the name localhost. */
  static TlsDatabase of(String url) throws SQLException, GeneralSecurityException, IOException {
    SelfMadeCertificate certificate = SelfMadeCertificate.make();
    try (Connection administrator = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = administrator.createStatement()) {
      write(statement, "server.crt", certificate.certificatePem());
      write(statement, "server.key", certificate.keyPem());
      statement.execute("alter system set ssl = on");
      statement.execute("select pg_reload_conf()");
    }
    TlsDatabase database =
        new TlsDatabase(
            url,
            Files.writeString(
                certificate.store().resolveSibling("ca.crt"), certificate.certificatePem()));
    database.awaitTls();
    return database;
  }

  /** The server alone may read its key, so that it writes the file itself, into its own folder. */
  private static void write(Statement statement, String file, String pem) throws SQLException {
    statement.execute(
        "copy (select unnest(string_to_array('%s', E'\\n'))) to program 'umask 077 && cat > %s'"
            .formatted(pem.strip(), file));
  }

  private void awaitTls() throws SQLException {
    for (int i = 0; i < PATIENCE; i++) {
      try (Connection probe =
          DriverManager.getConnection(url + "?sslmode=require", "postgres", "postgres")) {
        if (probe.isValid(1)) {
          return;
        }
      } catch (SQLException notYet) {
        // The server reads its configuration when it comes to it.
      }
    }
    throw new SQLException("the server does not speak TLS");
  }

  /** Connections of a role, by whether they are encrypted. */
  long connections(String role, boolean encrypted) throws SQLException {
    try (Connection administrator = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = administrator.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity join pg_stat_ssl using (pid) where usename ="
                    + " '%s' and ssl = %s".formatted(role, encrypted))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
