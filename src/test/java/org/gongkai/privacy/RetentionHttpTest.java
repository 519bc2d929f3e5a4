package org.gongkai.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What is deleted when its time is over, and what staff see of it. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class RetentionHttpTest {

  private static final String PATH = "/v1/admin/retention";

  @Inject RetentionWorker worker;

  @Test
  void deletesWhatIsTooOldAndNothingYounger() {
    UUID citizen = aCitizen();
    Map<RetentionKind, String> old = rows(citizen, "interval '3000 days'");
    Map<RetentionKind, String> young = rows(citizen, "interval '1 hour'");
    assertThat(old.keySet()).containsExactly(RetentionKind.values());

    run(true);
    for (RetentionKind kind : RetentionKind.values()) {
      assertThat(Database.number(query(old, kind))).as("dry run of " + kind).isOne();
      JsonPath seen = item(kind);
      assertThat(seen.getLong("due")).as(kind.name()).isPositive();
      assertThat(seen.getBoolean("lastRunDry")).isTrue();
      assertThat(seen.getLong("lastRunRows")).isEqualTo(seen.getLong("due"));
    }

    run(false);
    for (RetentionKind kind : RetentionKind.values()) {
      assertThat(Database.number(query(old, kind))).as("old " + kind).isZero();
      assertThat(Database.number(query(young, kind))).as("young " + kind).isOne();
      JsonPath seen = item(kind);
      assertThat(seen.getLong("due")).as(kind.name()).isZero();
      assertThat(seen.getBoolean("lastRunDry")).isFalse();
      assertThat(seen.getLong("lastRunRows")).isPositive();
      assertThat(seen.getLong("deleted")).isGreaterThanOrEqualTo(seen.getLong("lastRunRows"));
      assertThat(seen.getString("lastDeletedAt")).isEqualTo(seen.getString("lastRunAt"));
      assertThat(seen.getString("lastFailure")).isNull();
    }
    run(false);
    JsonPath again = item(RetentionKind.WECHAT_EVENTS);
    assertThat(again.getLong("lastRunRows")).isZero();
    assertThat(again.getString("lastDeletedAt")).isNotNull();
  }

  @Test
  void goesOnAfterItsFirstBatch() {
    Database.update(
        "insert into notification_event (mark, handled_at) select md5(random()::text || i),"
            + " clock_timestamp() - interval '3000 days' from generate_series(1, ?::integer) i",
        RetentionService.BATCH + 1);
    run(false);
    assertThat(
            Database.number(
                "select count(*) from notification_event where handled_at < clock_timestamp() -"
                    + " interval '2000 days'"))
        .isZero();
  }

  @Test
  void leavesToAnotherInstanceWhatThatIsAt() {
    Map<RetentionKind, String> old = rows(aCitizen(), "interval '3000 days'");
    try (var held =
        Database.hold("select pg_advisory_xact_lock(hashtextextended('retention', 38))")) {
      assertThat(held).isNotNull();
      run(false);
      old.forEach((kind, query) -> assertThat(Database.number(query)).as(kind.name()).isOne());
    }
    run(false);
    old.forEach((kind, query) -> assertThat(Database.number(query)).as(kind.name()).isZero());
  }

  @Test
  void isForAuditorsAndAdministrators() {
    for (String role : new String[] {"auditor", "admin"}) {
      Api.as(role).get(PATH).then().statusCode(200);
    }
    for (String role : new String[] {"officer", "editor", "reviewer"}) {
      Api.as(role).get(PATH).then().statusCode(403);
    }
  }

  // --- Rows

  private static UUID aCitizen() {
    UUID citizen = UUID.randomUUID();
    Database.update(
        "insert into citizen (id, openid_hash, openid_sealed) values (?, ?, 'x')",
        citizen,
        citizen.toString());
    return citizen;
  }

  /** Makes a row of each kind that is so old, and gives the queries that count it. */
  private static Map<RetentionKind, String> rows(UUID citizen, String age) {
    Map<RetentionKind, String> rows = new TreeMap<>();
    String at = "clock_timestamp() - " + age;
    String mark = UUID.randomUUID().toString();
    rows.put(
        RetentionKind.IDEMPOTENCY_RECORDS,
        made(
            "idempotency_record",
            "subject, idempotency_key, operation, body_hash, status, body, created_at",
            "'retention', '%s', 'x', 'x', 200, 'x', %s".formatted(mark, at),
            "idempotency_key = '" + mark + "'"));
    rows.put(
        RetentionKind.REFRESH_TOKENS,
        made(
            "refresh_token",
            "token_hash, family, citizen_id, expires_at",
            "'%s', gen_random_uuid(), '%s', %s".formatted(mark, citizen, at),
            "token_hash = '" + mark + "'"));
    String carried = message(citizen, at);
    rows.put(
        RetentionKind.NOTIFICATIONS,
        made(
            "notification",
            "id, citizen_id, message_id, template, title, outcome, state, due_at, created_at",
            "gen_random_uuid(), '%s', '%s', 'ANSWER', 'x', 'ANSWERED', 'SENT', %s, %s"
                .formatted(citizen, carried, at, at),
            "message_id = '" + carried + "'"));
    rows.put(
        RetentionKind.NOTIFICATION_EVENTS,
        made(
            "notification_event",
            "mark, handled_at",
            "'%s', %s".formatted(mark, at),
            "mark = '" + mark + "'"));
    rows.put(
        RetentionKind.INBOX_MESSAGES,
        "select count(*) from inbox_message where id = '" + message(citizen, at) + "'");
    rows.put(
        RetentionKind.WECHAT_EVENTS,
        made(
            "wechat_event",
            "id, app, name, dedupe_key, content, received_at, state, due_at",
            "gen_random_uuid(), 'mini', 'x', '%s', 'x', %s, 'GIVEN_UP', %s".formatted(mark, at, at),
            "dedupe_key = '" + mark + "'"));
    rows.put(RetentionKind.WITHDRAWN_PHOTOS, aWithdrawnPhoto(citizen, at));
    rows.put(RetentionKind.CONTACT_DATA, anAnsweredComment(at));
    return rows;
  }

  private static String message(UUID citizen, String at) {
    UUID id = UUID.randomUUID();
    Database.update(
        "insert into inbox_message (id, citizen_id, kind, title, text, created_at) values (?, ?,"
            + " 'ANSWER_PUBLISHED', 'x', 'x', "
            + at
            + ")",
        id,
        citizen);
    return id.toString();
  }

  private static String aWithdrawnPhoto(UUID citizen, String at) {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议" + UUID.randomUUID() + "。");
    Database.update(
        "update comment set status = 'WITHDRAWN', withdrawn_at = " + at + " where id = ?::uuid",
        comment);
    return made(
        "comment_photo",
        "id, citizen_id, comment_id, place, state, sha256, bytes, width, height, created_at",
        "gen_random_uuid(), '%s', '%s', 1, 'PASSED', '%s', 1, 1, 1, clock_timestamp()"
            .formatted(citizen, comment, "0".repeat(64)),
        "comment_id = '" + comment + "'");
  }

  private static String anAnsweredComment(String at) {
    String consultation = Reports.aClosedConsultation("建议" + UUID.randomUUID() + "。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    Database.update(
        "update consultation set opens_at = "
            + at
            + " - interval '31 days', closes_at = "
            + at
            + ", feedback_published_at = "
            + at
            + " + interval '1 second' where id = ?::uuid",
        consultation);
    return "select count(*) from comment where consultation_id = '"
        + consultation
        + "' and respondent_phone is not null and respondent_name is not null";
  }

  private static String made(String table, String columns, String values, String where) {
    assertThat(Database.update("insert into %s (%s) values (%s)".formatted(table, columns, values)))
        .isOne();
    return "select count(*) from %s where %s".formatted(table, where);
  }

  // --- Runs

  private void run(boolean dryRun) {
    try {
      VertxContextSupport.subscribeAndAwait(() -> worker.runOnce(dryRun));
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  private static JsonPath item(RetentionKind kind) {
    JsonPath all = Api.as("auditor").get(PATH).then().statusCode(200).extract().jsonPath();
    all.setRootPath("items.find { it.kind == '" + kind + "' }");
    return all;
  }

  private static String query(Map<RetentionKind, String> queries, RetentionKind kind) {
    return Objects.requireNonNull(queries.get(kind));
  }
}
