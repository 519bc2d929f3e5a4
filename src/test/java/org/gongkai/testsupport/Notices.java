package org.gongkai.testsupport;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Published contents, made past the API in the way that the database demands: three persons
 * reviewed what a fourth one wrote.
 */
public final class Notices {

  /** What a notice is made of unless a test says otherwise. */
  public static final String BODY = "<p>自 5 月 1 日起，<b>集市</b>调整开市时间。</p>";

  private Notices() {}

  /** A published notice of a column of its own choice; gives its id. */
  @CanIgnoreReturnValue
  public static String published(String type, String column, String title) {
    return written(type, column, title).body(BODY).publish();
  }

  /** A notice to be published. */
  public static Draft written(String type, String column, String title) {
    return new Draft(type, column, title);
  }

  /** A column that no other test uses. */
  public static String aColumn() {
    return "c-" + UUID.randomUUID();
  }

  /** Withdraws a notice as the editors' operation does, apart from the cached answer. */
  public static void withdraw(String id, String reason) {
    Database.update(
        "update content set state = 'WITHDRAWN', withdrawn_at = clock_timestamp(), withdrawn_by ="
            + " 'staff-1', withdrawal_reason = ?, changed_at = clock_timestamp(), version = version"
            + " + 1 where id = ?::uuid",
        reason,
        id);
  }

  /** Lets the time of a notice be over, noted by nobody yet. */
  public static void expireByClock(String id) {
    Database.update(
        "update content set expires_at = clock_timestamp() - interval '1 second' where id ="
            + " ?::uuid",
        id);
  }

  /** Parts of a notice that a test chooses. */
  public static final class Draft {

    // Sorts by time, like those that the application makes.
    private final String id = Database.text("select uuidv7()");
    private final String type;
    private final String column;
    private final String title;
    private String body = BODY;
    private String attachments = "[]";
    private String interprets = "";
    private String expires = "";

    private Draft(String type, String column, String title) {
      this.type = type;
      this.column = column;
      this.title = title;
    }

    public Draft body(String html) {
      body = html;
      return this;
    }

    public Draft attachments(String json) {
      attachments = json;
      return this;
    }

    public Draft interprets(String policy) {
      interprets = policy;
      return this;
    }

    /** As PostgreSQL reads an interval from now, such as {@code 1 hour}. */
    public Draft expiresIn(String interval) {
      expires = interval;
      return this;
    }

    /** Publishes it; gives its id. */
    public String publish() {
      try (Pending pending = begin()) {
        pending.commit();
        return id;
      }
    }

    /** Publishes it in a transaction that is still under way. */
    public Pending begin() {
      Pending pending = new Pending(id, connect());
      pending.run(
          "insert into content (id, type, column_name, state, latest, created_by, version) values"
              + " (?::uuid, ?, ?, 'APPROVED', 1, 'staff-1', 0)",
          id,
          type,
          column);
      pending.version(1, column, title, body, attachments, interprets, expires, "");
      pending.review(1);
      pending.show(1);
      return pending;
    }
  }

  /** Gives a published notice its next version, a correction with a note. */
  public static void correct(String id, int number, String title, String body, String note) {
    String column = Database.text("select column_name from content where id = ?::uuid", id);
    correct(id, number, column, title, body, note);
  }

  /** Likewise, and puts it into another column. */
  public static void correct(
      String id, int number, String column, String title, String body, String note) {
    try (Pending pending = new Pending(id, connect())) {
      pending.version(number, column, title, body, "[]", "", "", note);
      pending.run(
          "update content set latest = ?, state = 'APPROVED' where id = ?::uuid", number, id);
      pending.review(number);
      pending.show(number);
      pending.commit();
    }
  }

  /** A transaction that publishes. */
  public record Pending(String id, Connection connection) implements AutoCloseable {

    /** Lets everyone see it. */
    public void commit() {
      try {
        connection.commit();
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }

    @Override
    public void close() {
      try {
        connection.rollback();
        connection.close();
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }

    private void version(
        int number,
        String column,
        String title,
        String body,
        String attachments,
        String interprets,
        String expires,
        String note) {
      run(
          "insert into content_version (content_id, number, column_name, title, summary, body,"
              + " unit, attachments, openness, interprets, expires_at, document_number,"
              + " effective_on, correction, correction_note, written_by, written_at, checked_at,"
              + " round) values (?::uuid, ?, ?, ?, '摘要。', ?, '青禾镇人民政府', ?, 'PROACTIVE', nullif(?,"
              + " '')::uuid, clock_timestamp() + nullif(?, '')::interval, '青政发〔2026〕3号',"
              + " '2026-05-01', case when ? <> '' then 'MINOR' end, nullif(?, ''), 'staff-1',"
              + " clock_timestamp(), clock_timestamp(), 1)",
          id,
          number,
          column,
          title,
          body,
          attachments,
          interprets,
          expires,
          note,
          note);
    }

    private void review(int number) {
      for (int stage = 1; stage <= 3; stage++) {
        run(
            "insert into content_review (content_id, number, round, stage, outcome, gates,"
                + " openness_confirmed, reviewer, reviewed_at) values (?::uuid, ?, 1, ?, 'PASSED',"
                + " 'CONFIDENTIALITY,POLITICS,LAW,POLICY,WORDING', true, ?, clock_timestamp())",
            id,
            number,
            stage,
            "staff-reviewer-" + stage);
      }
    }

    private void show(int number) {
      run(
          "update content_version set edition = number, published_at = clock_timestamp(),"
              + " published_by = 'staff-1' where content_id = ?::uuid and number = ?",
          id,
          number);
      run(
          "update content c set state = 'PUBLISHED', published = v.number, place = coalesce(place,"
              + " uuidv7()), published_at = coalesce(c.published_at, clock_timestamp()), changed_at"
              + " = clock_timestamp(), column_name = v.column_name, interprets = v.interprets,"
              + " expires_at = v.expires_at, version = version + 1 from content_version v where"
              + " c.id = ?::uuid and v.content_id = c.id and v.number = ?",
          id,
          number);
    }

    private void run(String sql, Object... parameters) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        List<Object> values = new ArrayList<>(List.of(parameters));
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        statement.execute();
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private static Connection connect() {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try {
      Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
