package org.gongkai.plans;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.wire.DatabaseWire;
import org.gongkai.testsupport.wire.SentStatement;

/**
 * Many rows of each kind: 200,000 comments on 200 consultations, half of them on one that is older
 * than all others; 10,000 notices, half of them in one column and older than the others; answers,
 * groups, messages, deliveries and the trail in like numbers.
 *
 * @param open the consultation with half of the comments
 * @param answered the one whose report is published, with 5,000 answers
 * @param notice one of the notices
 * @param receipt of a comment
 * @param breakdown the statement that counts the comments of a report, as it was sent for {@link
 *     #answered}
 * @param large tables that are not to be read whole
 */
record FilledDatabase(
    String open,
    String answered,
    String notice,
    String receipt,
    SentStatement breakdown,
    Set<String> large) {

  static final int COMMENTS = 200_000;
  static final int CONSULTATIONS = 200;
  static final int NOTICES = 10_000;

  private static final int OTHERS = 100_000;
  private static final int GROUPS = 20_000;
  private static final int ANSWERS = 50_000;
  private static final int LARGE = 5_000;

  /** The big consultation has the first half of the copies, the others share the second. */
  // Beside the code that fills it in it would be hard to read.
  @SuppressWarnings("InlineFormatString")
  private static final String CONSULTATION =
      "case when i <= %d then t.consultation_id else md5('k' || 1 + i %% %d)::uuid end";

  /**
   * An identifier as the application makes them, in the order of the copies and all of yesterday.
   */
  private static final String ID = "uuidv7(interval '1 ms' * i - interval '1 day')";

  private static final String CITIZEN = "md5('citizen' || i %% %d)::uuid";

  static FilledDatabase fill(DatabaseWire wire) {
    String open = Api.anOpenConsultation();
    String comment = Api.aComment(open, "建议多设分类垃圾桶。");
    String answered = Reports.aClosedConsultation("建议延长收摊时间。");
    Reports.noteAll(answered);
    wire.forget();
    Api.publishFeedback(answered, "feed").then().statusCode(201);
    SentStatement breakdown = breakdown(wire);
    String notice = Publishing.aPublished("feed");
    try (Filling filling = Filling.begin()) {
      consultations(filling, open);
      comments(filling, comment, Api.clause(open, "二"));
      answers(filling, answered);
      groups(filling, open, comment);
      people(filling, comment);
      notices(filling, notice);
      filling.count();
      String receipt =
          filling.texts("select receipt from comment where id = '" + comment + "'").get(0);
      return new FilledDatabase(open, answered, notice, receipt, breakdown, filling.large(LARGE));
    }
  }

  private static SentStatement breakdown(DatabaseWire wire) {
    return wire.sent().stream()
        .filter(sent -> sent.sql().contains("'RESPONDENT_TYPE'"))
        .findFirst()
        .orElseThrow();
  }

  private static String half(int copies) {
    return CONSULTATION.formatted(copies / 2, CONSULTATIONS - 1);
  }

  private static void consultations(Filling filling, String open) {
    String id = "md5('k' || i)::uuid";
    filling.copy(
        "consultation",
        "id = '" + open + "'",
        CONSULTATIONS - 1,
        Map.of(
            "id", id,
            "round", "1 + i",
            "opens_at", "t.opens_at - interval '31 days'",
            "closes_at", "t.closes_at - (i % 2) * (interval '32 days' - i * interval '1 second')",
            "changed_at", "t.changed_at + i * interval '1 second'"));
    filling.copy(
        "draft",
        "consultation_id = '" + open + "'",
        CONSULTATIONS - 1,
        Map.of("id", "md5('d' || i)::uuid", "consultation_id", id));
    filling.copy(
        "published_draft",
        "consultation_id = '" + open + "'",
        CONSULTATIONS - 1,
        Map.of("consultation_id", id));
  }

  private static void comments(Filling filling, String comment, String clause) {
    String clauses =
        "case when i % 12 = 7 then null when i % 100 = 1 then '"
            + clause
            + "'::uuid else md5('c' || i % 24)::uuid end";
    Map<String, String> changed = new HashMap<>();
    changed.put("id", ID);
    changed.put("consultation_id", half(COMMENTS));
    // Most are about a clause, and all were sorted but the oldest, which stand on the last page.
    changed.put("clause_id", clauses);
    // The author of the copied one has some hundred, everybody else a few.
    changed.put(
        "citizen_id",
        "case when i % 1000 = 3 then t.citizen_id else " + CITIZEN.formatted(10_000) + " end");
    changed.put("source", "(array['MINI_PROGRAM', 'APP', 'WEB'])[1 + i % 3]");
    changed.put("text", "repeat('集市整洁有序。', 1 + i % 20)");
    changed.put("public_text", "repeat('集市整洁有序。', 1 + i % 20)");
    changed.put("publish_consent", "i % 7 <> 0");
    changed.put("receipt", "'Y' || lpad(i::text, 12, '0')");
    changed.put("status", "case when i % 100 = 0 then 'PENDING_REVIEW' else 'PUBLIC' end");
    changed.put(
        "comment_class",
        "case when i <= 8000 then null when i % 3 = 0 then 'CONSTRUCTIVE' else 'OFF_TOPIC' end");
    changed.put("first_handler", "case when i % 50 = 0 then 'staff-officer' end");
    changed.put("handler", "case when i % 50 = 0 then 'staff-officer' end");
    changed.put("due_on", "case when i % 50 = 0 then current_date + i % 30 end");
    changed.put("outcome", "case when i % 3 = 1 then 'NOTED' end");
    changed.put("selected", "i % 500 = 0");
    changed.put("late", "i % 900 = 0");
    changed.put("submitted_at", "t.submitted_at - interval '1 day'");
    filling.copy("comment", "id = '" + comment + "'", COMMENTS, changed);
    filling.run(
        "insert into comment_count (consultation_id, status, comment_class, source,"
            + " respondent_type, clause_id, late, selected, unanswered, due_on, n) select"
            + " consultation_id, status, comment_class, source, respondent_type, clause_id, late,"
            + " selected, outcome is null, case when outcome is null then due_on end, count(*) from"
            + " comment group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10");
    filling.run("truncate comment_count_delta");
  }

  private static void answers(Filling filling, String answered) {
    filling.copy(
        "feedback_item",
        "consultation_id = '" + answered + "'",
        ANSWERS,
        Map.of(
            "number",
            "1 + i",
            "comment_id",
            "md5('answered' || i)::uuid",
            "consultation_id",
            "case when i % 10 = 0 then t.consultation_id else md5('k' || 1 + i % 199)::uuid end"));
    filling.copy(
        "verdict",
        "comment_id in (select id from comment where consultation_id = '" + answered + "')",
        ANSWERS,
        Map.of("comment_id", "md5('answered' || i)::uuid"));
  }

  private static void groups(Filling filling, String open, String comment) {
    filling.run(
        "insert into comment_group (id, consultation_id, title, status, representative_id,"
            + " formed_by, formed_at, changes, updated_at, version) select "
            + ID
            + ", "
            + half(GROUPS)
            + ", '同类意见', 'ACTIVE', '"
            + comment
            + "', 'staff-1', clock_timestamp(), 1, clock_timestamp(), 0 from (select '"
            + open
            + "'::uuid as consultation_id) t cross join generate_series(1, "
            + GROUPS
            + ") i");
    filling.run(
        "update comment c set group_id = g.id from (select id, consultation_id, row_number() over"
            + " (order by id) as n from comment_group) g join (select id, consultation_id,"
            + " row_number() over (order by id) as n from comment) m on m.n = g.n where c.id ="
            + " m.id and m.consultation_id = g.consultation_id");
  }

  private static void people(Filling filling, String comment) {
    String author = "(select citizen_id from comment where id = '" + comment + "')";
    filling.copy(
        "citizen",
        "id = " + author,
        10_000,
        Map.of("id", "md5('citizen' || i - 1)::uuid", "openid_hash", "'h' || i"));
    filling.run(
        "insert into inbox_message (id, citizen_id, kind, title, text, created_at) select "
            + ID
            + ", case when i % 1000 = 3 then "
            + author
            + " else "
            + CITIZEN.formatted(10_000)
            + " end, 'COMMENT_MASKED', '您的意见公开时隐去了个人信息', '对外公开时以星号代替。', clock_timestamp() from"
            + " generate_series(1, "
            + OTHERS
            + ") i");
    filling.copy(
        "audit_entry",
        "true",
        OTHERS,
        Map.of(
            "id",
            ID,
            "action",
            "case when i <= 50000 then 'assign' else 'act' || i % 50 end",
            "subject",
            "'comment'",
            "subject_id",
            "md5('s' || i % 30000)::uuid"));
  }

  private static void notices(Filling filling, String notice) {
    Map<String, String> content = new HashMap<>();
    content.put("id", "md5('n' || i)::uuid");
    // One of twenty is still being written, and has no place in lists.
    String published = "case when i %% 20 <> 0 then %s end";
    content.put("state", "case when i % 20 <> 0 then t.state else 'DRAFT' end");
    content.put("published", published.formatted("t.published"));
    content.put("published_at", published.formatted("t.published_at"));
    content.put("place", published.formatted(ID));
    content.put("index_number", "null");
    content.put("column_name", "case when i <= 5000 then 'gazette' else 'c' || i % 20 end");
    content.put("changed_xid", "(i / 20 + 3)::text::xid8");
    content.put("changed_at", "t.changed_at - (10001 - i) * interval '1 minute'");
    filling.copy("content", "id = '" + notice + "'", NOTICES, content);
    filling.copy(
        "content_version",
        "content_id = '" + notice + "'",
        NOTICES,
        Map.of(
            "content_id",
            "md5('n' || i)::uuid",
            "column_name",
            "case when i <= 5000 then 'gazette' else 'c' || i % 20 end"));
    filling.copy(
        "delivery",
        "content_id = '" + notice + "'",
        NOTICES,
        Map.of(
            "id",
            ID,
            "content_id",
            "md5('n' || i)::uuid",
            "state",
            "'DELIVERED'",
            "delivered_at",
            "clock_timestamp() - interval '2 days'"));
  }
}
