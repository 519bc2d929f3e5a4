package org.gongkai.comment.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.gongkai.adoption.Outcome;
import org.gongkai.comment.AnswerState;
import org.gongkai.comment.ClassState;
import org.gongkai.comment.CommentClass;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Counts of comments: equal to what a real count gives, whatever happened before. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class CommentCountHttpTest {

  private static final String OPEN = "outcome is null and status <> 'WITHDRAWN'";
  private static final String TODAY = "(now() at time zone 'Asia/Shanghai')::date";

  /** A like comment with another id. */
  private static final String COPY =
      "insert into comment select (jsonb_populate_record(c, jsonb_build_object('id',"
          + " gen_random_uuid(), 'receipt', substr(gen_random_uuid()::text, 1, 18)))).* from"
          + " comment c where id = ?::uuid";

  private static final List<String> CHANGES =
      List.of(
          "update comment set status = 'PUBLIC', withdrawn_at = null where id = ?::uuid",
          "update comment set status = 'HIDDEN', withdrawn_at = null, status_reason = '内容重复。'"
              + " where id = ?::uuid",
          "update comment set status = 'WITHDRAWN', withdrawn_at = now() where id = ?::uuid",
          "update comment set comment_class = 'DIFFICULTY' where id = ?::uuid",
          "update comment set comment_class = null where id = ?::uuid",
          "update comment set source = 'WEB' where id = ?::uuid",
          "update comment set respondent_type = 'ENTERPRISE' where id = ?::uuid",
          "update comment set late = not late where id = ?::uuid",
          "update comment set selected = not selected where id = ?::uuid",
          "update comment set due_on = " + TODAY + " - 1 where id = ?::uuid",
          "update comment set due_on = " + TODAY + " where id = ?::uuid",
          "update comment set clause_id = '0197a3c0-0000-7000-8000-000000000001' where id ="
              + " ?::uuid",
          "update comment set checked_at = now() where id = ?::uuid",
          "insert into verdict (comment_id, outcome, reason, decided_by, version) values (?::uuid,"
              + " 'NOTED', '已经记录在案，感谢您的参与。', 'staff-1', 0) on conflict (comment_id) do update"
              + " set outcome = 'OUT_OF_SCOPE'",
          "delete from verdict where comment_id = ?::uuid",
          COPY,
          COPY);

  @Inject CommentCountWorker worker;

  @Test
  void countsNothingWhereNobodyCommented() {
    String consultation = Api.aConsultation();
    counts(consultation)
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("consultationId", equalTo(consultation))
        .body("received", equalTo(0))
        .body("byStatus.PENDING_REVIEW", equalTo(0))
        .body("byClass.UNCLASSIFIED", equalTo(0))
        .body("byClause", equalTo(List.of()))
        .body("unanswered", equalTo(0));
    Refusals.assertRefused(
        "countComments", 404, "consultation-not-found", () -> counts(UUID.randomUUID().toString()));
  }

  @Test
  void countsWhatTheApiDoes() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    counts(consultation)
        .then()
        .body("received", equalTo(1))
        .body("byStatus.PENDING_REVIEW", equalTo(1))
        .body("byClass.UNCLASSIFIED", equalTo(1))
        .body("bySource.MINI_PROGRAM", equalTo(1))
        .body("byRespondentType.PERSON", equalTo(1))
        .body("byClause[0].clauseId", equalTo(null))
        .body("byClause[0].count", equalTo(1))
        .body("unanswered", equalTo(1));
    Reports.workOffAll();
    Api.decide(comment, Map.of("outcome", "NOTED", "reason", "已经记录在案，感谢您的参与。"))
        .then()
        .statusCode(200);
    counts(consultation)
        .then()
        .body("received", equalTo(1))
        .body("byStatus.PENDING_REVIEW", equalTo(0))
        .body("byStatus.PUBLIC", equalTo(1))
        .body("unanswered", equalTo(0));
  }

  @Test
  void equalsARealCountAfterAnything() {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "建议甲。");
    Random random = new Random(20260930);
    for (int i = 1; i <= 200; i++) {
      List<String> comments = Reports.comments(consultation);
      String comment = comments.get(random.nextInt(comments.size()));
      Database.update(CHANGES.get(random.nextInt(CHANGES.size())), comment);
      if (random.nextInt(15) == 0) {
        fold();
      }
      if (i % 10 == 0) {
        assertCountsAgree(consultation);
      }
    }
    assertThat(Reports.comments(consultation)).hasSizeGreaterThan(10);
    fold();
    assertThat(Database.number("select count(*) from comment_count_delta")).isZero();
    assertThat(Database.number("select count(*) from comment_count where n = 0")).isZero();
    assertCountsAgree(consultation);
    assertListsAgree(consultation);
  }

  @Test
  void losesNothingWhileManyChangeAndFold() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int copies = 0; copies < 20; copies++) {
                  Database.update(COPY, comment);
                }
              }));
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int folds = 0; folds < 10; folds++) {
                  fold();
                }
              }));
    }
    // What is read in between is a whole count of some moment.
    for (int i = 0; i < 10; i++) {
      JsonPath read = counts(consultation).jsonPath();
      assertThat(read.getLong("byStatus.PENDING_REVIEW")).isEqualTo(read.getLong("received"));
      assertThat(read.getLong("unanswered")).isEqualTo(read.getLong("received"));
    }
    running.forEach(CompletableFuture::join);
    assertThat(counts(consultation).jsonPath().getLong("received")).isEqualTo(81);
    assertCountsAgree(consultation);
  }

  @Test
  void namesStatesAsOthersDo() {
    assertThat(Arrays.stream(AnswerState.values()).skip(1).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(Outcome.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(ClassState.values()).skip(1).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(CommentClass.values()).map(Enum::name).toList());
  }

  // --- Tools

  private static Response counts(String consultation) {
    return Api.as("officer").get("/v1/admin/consultations/" + consultation + "/comment-counts");
  }

  private void fold() {
    try {
      VertxContextSupport.subscribeAndAwait(worker::runOnce);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void assertCountsAgree(String consultation) {
    JsonPath read = counts(consultation).jsonPath();
    assertThat(read.getLong("received")).isEqualTo(real(consultation, "true"));
    assertThat(read.getLong("unanswered")).isEqualTo(real(consultation, OPEN));
    assertThat(read.getLong("overdue"))
        .isEqualTo(real(consultation, OPEN + " and due_on < " + TODAY));
    assertThat(read.getLong("late")).isEqualTo(real(consultation, "late"));
    assertThat(read.getLong("selected")).isEqualTo(real(consultation, "selected"));
    assertNamesAgree(consultation, read, "byStatus", "status");
    assertNamesAgree(consultation, read, "byClass", "coalesce(comment_class, 'UNCLASSIFIED')");
    assertNamesAgree(consultation, read, "bySource", "source");
    assertNamesAgree(consultation, read, "byRespondentType", "respondent_type");
    List<Map<String, Object>> clauses = read.getList("byClause");
    for (Map<String, Object> clause : clauses) {
      assertThat(count(clause))
          .isEqualTo(
              real(
                  consultation,
                  "coalesce(clause_id::text, 'null') = '" + clause.get("clauseId") + "'"));
    }
    assertThat(clauses.stream().mapToLong(clause -> count(clause))).isNotEmpty();
    assertThat(clauses.stream().mapToLong(clause -> count(clause)).sum())
        .isEqualTo(read.getLong("received"));
  }

  private static void assertNamesAgree(
      String consultation, JsonPath read, String field, String column) {
    Map<String, Object> counts = read.getMap(field);
    long sum = counts.values().stream().mapToLong(count -> ((Number) count).longValue()).sum();
    assertThat(sum).as(field).isEqualTo(read.getLong("received"));
    counts.forEach(
        (name, count) -> {
          if (((Number) count).longValue() != 0) {
            assertThat(((Number) count).longValue())
                .as(name)
                .isEqualTo(real(consultation, column + " = '" + name + "'"));
          }
        });
  }

  /** Each count is the length of the list with the filter of the same name. */
  private static void assertListsAgree(String consultation) {
    JsonPath read = counts(consultation).jsonPath();
    Map<String, String> filters =
        Map.of(
            "unanswered", "verdict=NONE",
            "overdue", "overdue=true",
            "late", "late=true",
            "selected", "selected=true",
            "byStatus.WITHDRAWN", "status=WITHDRAWN",
            "byClass.UNCLASSIFIED", "commentClass=UNCLASSIFIED",
            "bySource.WEB", "source=WEB",
            "byRespondentType.ENTERPRISE", "respondentType=ENTERPRISE");
    filters.forEach(
        (count, filter) -> {
          List<String> items =
              Api.as("officer")
                  .get("/v1/admin/consultations/" + consultation + "/comments?limit=100&" + filter)
                  .jsonPath()
                  .getList("items.id");
          assertThat(items).as(filter).hasSize(read.getInt(count));
        });
  }

  private static long count(Map<String, Object> part) {
    return Long.parseLong(String.valueOf(part.get("count")));
  }

  private static long real(String consultation, String condition) {
    return Database.number(
        "select count(*) from comment where consultation_id = ?::uuid and " + condition,
        consultation);
  }
}
