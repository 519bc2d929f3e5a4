package org.gongkai.testsupport;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks into the database, and moves windows in time where the API rightly would not. */
public final class Database {

  private static final Deque<Idle> IDLE = new ConcurrentLinkedDeque<>();

  private Database() {}

  /** Runs a statement and says how many rows it changed. */
  @CanIgnoreReturnValue
  public static int update(String sql, Object... parameters) {
    return run(sql, parameters, PreparedStatement::executeUpdate);
  }

  /** The single number that a query gives. */
  public static long number(String sql, Object... parameters) {
    return single(sql, parameters, rows -> rows.getLong(1));
  }

  /** The single text that a query gives. */
  public static String text(String sql, Object... parameters) {
    return single(sql, parameters, rows -> String.valueOf(rows.getString(1)));
  }

  /** Runs a query that locks rows, until what it gives is closed. */
  public static Held hold(String sql, Object... parameters) {
    try {
      Connection connection = connect();
      connection.setAutoCommit(false);
      try (PreparedStatement statement = prepare(connection, sql, parameters)) {
        statement.execute();
      }
      return new Held(connection);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Locked rows. */
  public record Held(Connection connection) implements AutoCloseable {

    @Override
    public void close() {
      try {
        connection.rollback();
        connection.close();
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private static <T> T single(String sql, Object[] parameters, Step<ResultSet, T> read) {
    return run(
        sql,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return read.of(rows);
          }
        });
  }

  private static <T> T run(String sql, Object[] parameters, Step<PreparedStatement, T> step) {
    try {
      Idle idle = borrow();
      try (PreparedStatement statement = prepare(idle.connection(), sql, parameters)) {
        T result = step.of(statement);
        giveBack(idle, sql);
        return result;
      } catch (SQLException failure) {
        idle.connection().close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Idle borrow() throws SQLException {
    String url = url();
    for (Idle idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
      if (idle.url().equals(url) && idle.connection().isValid(1)) {
        return idle;
      }
      idle.connection().close();
    }
    return new Idle(url, connect());
  }

  /** What a statement set for its session ends with it. */
  private static void giveBack(Idle idle, String sql) throws SQLException {
    if (sql.startsWith("set ")) {
      idle.connection().close();
    } else {
      IDLE.push(idle);
    }
  }

  private interface Step<S, T> {
    T of(S source) throws SQLException;
  }

  /** To open a connection takes longer than most of the statements. */
  private record Idle(String url, Connection connection) {}

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "postgres");
  }

  /** Where the database of the present test is. */
  static String url() {
    return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
  }
}
