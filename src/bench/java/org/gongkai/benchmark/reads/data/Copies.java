package org.gongkai.benchmark.reads.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes many of one by SQL. What checks single writes is off meanwhile: copies are like what
 * passed.
 */
final class Copies {

  private static final String NOTICES =
      """
      with made as materialized (
        select n, uuidv7() as id from generate_series(1, ?) n
      ), contents as (
        insert into content
        select (jsonb_populate_record(null::content, to_jsonb(c) || jsonb_build_object(
                 'id', m.id, 'place', m.id, 'index_number', 'B' || lpad(m.n::text, 20, '0')))).*
          from made m, content c where c.id = ?::uuid
      )
      insert into content_version
      select (jsonb_populate_record(null::content_version, to_jsonb(v) || jsonb_build_object(
               'content_id', m.id, 'title', v.title || '（第' || m.n || '号）',
               'body', '<p>第' || m.n || '号</p>' || v.body))).*
        from made m, content_version v where v.content_id = ?::uuid
      """;

  private static final String CONSULTATIONS =
      """
      with made as materialized (
        select n, uuidv7() as id, uuidv7() as decision, uuidv7() as draft from generate_series(1, ?) n
      ), original as (
        select * from consultation where id = ?::uuid
      ), decisions as (
        insert into decision
        select (jsonb_populate_record(null::decision, to_jsonb(d) || jsonb_build_object(
                 'id', m.decision, 'index_number', 'B' || lpad(m.n::text, 20, '0'), 'title', d.title || '（第' || m.n || '号）'))).*
          from made m, original o join decision d on d.id = o.decision_id
      ), consultations as (
        insert into consultation
        select (jsonb_populate_record(null::consultation, to_jsonb(o) || jsonb_build_object(
                 'id', m.id, 'decision_id', m.decision, 'title', o.title || '（第' || m.n || '号）'))).*
          from made m, original o
      ), windows as (
        insert into consultation_window
        select (jsonb_populate_record(null::consultation_window, to_jsonb(w) || jsonb_build_object('consultation_id', m.id))).*
          from made m, original o join consultation_window w on w.consultation_id = o.id
      ), drafts as (
        insert into draft
        select (jsonb_populate_record(null::draft, to_jsonb(d) || jsonb_build_object('id', m.draft, 'consultation_id', m.id))).*
          from made m, original o join draft d on d.consultation_id = o.id
      ), clauses as (
        insert into clause
        select (jsonb_populate_record(null::clause, to_jsonb(k) || jsonb_build_object('draft_id', m.draft))).*
          from made m, original o join draft d on d.consultation_id = o.id join clause k on k.draft_id = d.id
      )
      insert into published_draft
      select (jsonb_populate_record(null::published_draft, to_jsonb(p) || jsonb_build_object('consultation_id', m.id))).*
        from made m, original o join published_draft p on p.consultation_id = o.id
      """;

  private final Connection connection;

  Copies(Connection connection) {
    this.connection = connection;
  }

  void notices(int count, String original) throws SQLException {
    unchecked(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(NOTICES)) {
            statement.setInt(1, count);
            statement.setString(2, original);
            statement.setString(3, original);
            statement.executeUpdate();
          }
        });
  }

  void consultations(int count, String original) throws SQLException {
    unchecked(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(CONSULTATIONS)) {
            statement.setInt(1, count);
            statement.setString(2, original);
            statement.executeUpdate();
          }
        });
  }

  private void unchecked(Work work) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      work.run();
      statement.execute("set session_replication_role = origin");
    }
  }

  private interface Work {
    void run() throws SQLException;
  }
}
