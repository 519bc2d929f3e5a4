package org.gongkai.benchmark.reads.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Fills the table of comments up. */
final class CommentRows {

  /** By people of their own: what a sender has sent today is counted at each comment. */
  private static final int AUTHORS = 10_000;

  private static final String CITIZENS =
      """
      insert into citizen (id, openid_hash, openid_sealed)
      select uuidv7(), ? || i, 'sealed' from generate_series(1, ?) i
      """;

  private static final String COUNT = "select count(*) from comment";

  private static final String FILL =
      """
      with authors as materialized (
        select row_number() over (order by id) - 1 as n, id from citizen where openid_hash like 'author-%'
      ), places as materialized (
        select row_number() over (order by id) - 1 as n, count(*) over () as total, id from consultation
         where id <> ?::uuid and id not in (select consultation_id from feedback_report)
      ), sealed as materialized (
        select respondent_name, respondent_phone from comment where respondent_name is not null order by id limit 1
      )
      insert into comment (id, consultation_id, draft_number, citizen_id, source, text, public_text, respondent_type,
                           respondent_name, respondent_phone, masked_name, publish_consent, receipt, status, submitted_at,
                           updated_at, version, repetition_hash)
      select uuidv7(), p.id, 1, a.id, (array['MINI_PROGRAM', 'APP', 'WEB'])[1 + i % 3], t.text, t.text, 'PERSON',
             case when i % 2 = 0 then s.respondent_name end, case when i % 2 = 0 then s.respondent_phone end, '甲**', true,
             'Z' || lpad(i::text, 12, '0'), 'PUBLIC', now() - interval '2 days', now() - interval '2 days', 0,
             md5(i::text)
        from generate_series(?::bigint, ?::bigint) i
        cross join sealed s
        cross join lateral (select substr(?, 1 + (i * 7919 % 900)::integer, 20 + (i * 104729 % 281)::integer) as text) t
        join places p on p.n = i % p.total
        join authors a on a.n = i % ?
      """;

  /** What looks at single rows would take most of the time; what counts them stays. */
  private static final String UNCHECKED =
      "alter table comment disable trigger all; alter table comment enable trigger"
          + " comment_counted";

  private static final String CHECKED = "alter table comment enable trigger all";

  private static final String COPIES =
      """
      insert into comment
      select (jsonb_populate_record(null::comment, to_jsonb(c) || jsonb_build_object(
               'id', uuidv7(), 'receipt', 'F' || lpad(i::text, 12, '0'), 'status', 'PUBLIC', 'repetition_hash', md5('F' || i),
               'text', t.text, 'public_text', t.text))).*
        from comment c, generate_series(1, ?) i
        cross join lateral (select substr(?, 1 + i * 7919 % 900, 20 + i * 104729 % 281) as text) t
       where c.consultation_id = ?::uuid
      """;

  private static final String SHOWN =
      "update comment set status = 'PUBLIC', public_text = text where consultation_id = ?::uuid";

  private static final String ANSWERED =
      """
      insert into verdict (comment_id, outcome, reason, decided_by, version)
      select id, (array['NOTED', 'NOT_ADOPTED', 'PARTLY_ADOPTED', 'OUT_OF_SCOPE'])[1 + ascii(right(receipt, 1)) % 4],
             '已经转有关单位研究，感谢您的参与和支持。', 'officer-1', 0
        from comment where consultation_id = ?::uuid
      """;

  private static final String CLOSED =
      """
      update consultation set opens_at = now() - interval '40 days', closes_at = now() - interval '9 days',
             version = version + 1
       where id = ?::uuid
      """;

  /**
   * All but the first comment on a consultation, with what belongs to them; counts stay as they
   * are. Without what looks at single rows and refuses.
   */
  private static final List<String> FORGET =
      List.of(
          "set session_replication_role = replica",
          "delete from comment where consultation_id = %1$s"
              + " and id <> (select min(id::text)::uuid from comment where consultation_id = %1$s)",
          "delete from idempotency_record",
          "set session_replication_role = origin");

  private final Connection connection;

  CommentRows(Connection connection) {
    this.connection = connection;
  }

  /** People with no comment, whose names begin so. */
  void citizens(String begin, int count) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CITIZENS)) {
      statement.setString(1, begin);
      statement.setInt(2, count);
      statement.executeUpdate();
    }
  }

  /** The people who wrote what {@link #fillUp} makes. */
  void authors() throws SQLException {
    citizens("author-", AUTHORS);
  }

  /**
   * Adds comments until there are so many.
   *
   * @param except the consultation that is to stay as it is
   * @param words what the texts are cut from
   */
  void fillUp(int comments, String except, String words) throws SQLException {
    execute(UNCHECKED);
    try (PreparedStatement statement = connection.prepareStatement(FILL)) {
      long present = present();
      statement.setString(1, except);
      statement.setLong(2, present);
      statement.setLong(3, comments - 1L);
      statement.setString(4, words);
      statement.setInt(5, AUTHORS);
      statement.executeUpdate();
    }
    execute(CHECKED);
    settle();
  }

  /** Copies the only comment on a consultation, each copy with words of its own. */
  void copy(String consultation, int count, String words) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COPIES)) {
      statement.setInt(1, count);
      statement.setString(2, words);
      statement.setString(3, consultation);
      statement.executeUpdate();
    }
  }

  /** Removes what was sent to a consultation beside its first comment. */
  void forget(UUID consultation) throws SQLException {
    for (String sql : FORGET) {
      execute(sql.formatted("'" + consultation + "'"));
    }
    settle();
  }

  /** Ends a consultation and answers all its comments. */
  void answer(String consultation) throws SQLException {
    for (String sql : List.of(SHOWN, ANSWERED, CLOSED)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, consultation);
        statement.executeUpdate();
      }
    }
  }

  private long present() throws SQLException {
    return number(COUNT);
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  /** The application adds the new comments to its counts; that is no part of any case. */
  private void settle() throws SQLException {
    while (number("select count(*) from comment_count_delta") > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    for (String sql : List.of("delete from comment_check", "vacuum analyze", "checkpoint")) {
      execute(sql);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
