package org.gongkai.testsupport;

import org.jspecify.annotations.Nullable;

/** The content of all tables, to see whether a request changed anything. */
public final class Tables {

  /** Makes the query that reads every table of the application. */
  private static final String EVERY_TABLE =
      """
      select string_agg(
          format(
              'select %L || count(*) || '' '' || coalesce(sum(hashtextextended(t::text, 0)), 0) as state from %I t',
              table_name || ' ', table_name),
          ' union all ' order by table_name)
        from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
      """;

  private static final String END_OF_LOG = "select pg_current_wal_insert_lsn()";

  private Tables() {}

  /** Made once: no test makes a table. */
  private static final class States {
    static final String QUERY = Database.text(EVERY_TABLE);
  }

  /** What the tables held when the log of the database ended at a place. */
  private record Known(String database, String end, String fingerprint) {}

  private static volatile @Nullable Known known;

  /**
   * Rows of each table and a digest of them; equal when nothing was added, changed or removed. All
   * tables are read only when the database has written something to its log since they were last
   * read: no row changes without that.
   */
  public static String fingerprint() {
    String database = Database.url();
    String end = Database.text(END_OF_LOG);
    Known last = known;
    if (last != null && last.database().equals(database) && last.end().equals(end)) {
      return last.fingerprint();
    }
    String fingerprint =
        Database.text(
            "select string_agg(state, chr(10) order by state) from (" + States.QUERY + ") tables");
    // Read before the tables: what is written meanwhile is read again the next time.
    known = new Known(database, end, fingerprint);
    return fingerprint;
  }

  /** How many rows of all tables hold a text in any column. */
  public static long rowsWith(String text) {
    String counts =
        Database.text(
            """
            select string_agg(
                format('select count(*) as n from %I t where position(%L in t::text) > 0', table_name, ?::text),
                ' union all ')
              from information_schema.tables
             where table_schema = 'public' and table_type = 'BASE TABLE'
            """,
            text);
    return Database.number("select sum(n) from (" + counts + ") counts");
  }

  /** Rows of one table. */
  public static long count(String table) {
    return Database.number("select count(*) from " + table);
  }
}
