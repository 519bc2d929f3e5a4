package org.gongkai.plans;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Copies rows that were made through the API, thousands of times and with some columns changed. A
 * column that is not changed is as in the row, so that columns may be added to the tables.
 */
final class Filling implements AutoCloseable {

  private final Connection connection;

  private Filling(Connection connection) {
    this.connection = connection;
  }

  /** Begins to fill; neither triggers nor foreign keys look at it. */
  static Filling begin() {
    Filling filling = new Filling(connect());
    filling.run("set session_replication_role = replica");
    return filling;
  }

  /** A connection of the superuser that does not go through the wire. */
  static Connection connect() {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try {
      return DriverManager.getConnection(url, "postgres", "postgres");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * Copies one row.
   *
   * @param row condition that it meets
   * @param changed SQL by column; {@code i} is the copy's number from 1, {@code t} the row
   */
  void copy(String table, String row, int copies, Map<String, String> changed) {
    List<String> columns = texts(COLUMNS.formatted(table));
    if (!columns.containsAll(changed.keySet())) {
      throw new IllegalArgumentException(table + " has not all of " + changed.keySet());
    }
    String values =
        columns.stream()
            .map(column -> changed.getOrDefault(column, "t." + column))
            .collect(Collectors.joining(", "));
    int made = run(COPY.formatted(table, String.join(", ", columns), values, row, copies));
    if (made != copies) {
      throw new IllegalStateException(made + " copies of " + row + " in " + table);
    }
  }

  // Beside the code that fills it in it would be hard to read.
  @SuppressWarnings("InlineFormatString")
  private static final String COLUMNS =
      "select column_name from information_schema.columns where table_schema = 'public' and"
          + " table_name = '%s' and is_generated = 'NEVER' order by ordinal_position";

  // Beside the code that fills it in it would be hard to read.
  @SuppressWarnings("InlineFormatString")
  private static final String COPY =
      "insert into %1$s (%2$s) overriding system value select %3$s from (select * from %1$s where"
          + " %4$s limit 1) t cross join generate_series(1, %5$d) i";

  /** Carries a statement out; gives how many rows it made or changed. */
  @CanIgnoreReturnValue
  int run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** Takes so large a sample that the plans are the same in each run. */
  void count() {
    run("set default_statistics_target = 300");
    run("vacuum analyze");
  }

  /** Tables with so many rows that nobody reads them whole. */
  Set<String> large(int rows) {
    return new LinkedHashSet<>(
        texts(
            "select relname from pg_class where relkind = 'r' and relnamespace ="
                + " 'public'::regnamespace and reltuples >= "
                + rows));
  }

  /** The first column. */
  List<String> texts(String sql) {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
