package org.gongkai.testsupport;

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

  private Tables() {}

  /** Made once: no test makes a table. */
  private static final class States {
    static final String QUERY = Database.text(EVERY_TABLE);
  }

  /** Rows of each table and a digest of them; equal when nothing was added, changed or removed. */
  public static String fingerprint() {
    return Database.text(
        "select string_agg(state, chr(10) order by state) from (" + States.QUERY + ") tables");
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
