package org.gongkai.comment.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongkai.comment.moderation.CheckResult.Kind;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class CheckWorkerTest {

  @Inject CheckWorker worker;
  @Inject CheckService checks;
  @Inject TextCheck textCheck;

  @Test
  void publishesACommentThatPasses() {
    UUID comment = aComment("建议公开收费标准。");
    assertThat(waits(comment)).isTrue();
    workOff(comment);
    assertThat(status(comment)).isEqualTo("PUBLIC");
    assertThat(waits(comment)).isFalse();
    assertThat(column(comment, "checked_at")).isNotEqualTo("null");
    assertThat(column(comment, "check_trace")).isNotEqualTo("null");
  }

  @Test
  void publishesALongCommentOnlyWhenEveryPartPasses() {
    UUID good = aComment("意".repeat(5000));
    UUID doubtful = aComment("意".repeat(4990) + "测试复核");
    workOff(good);
    workOff(doubtful);
    assertThat(status(good)).isEqualTo("PUBLIC");
    assertThat(status(doubtful)).isEqualTo("PENDING_REVIEW");
  }

  @ParameterizedTest
  @ValueSource(strings = {"测试复核", "测试违规"})
  void leavesADoubtfulCommentToAPerson(String doubtful) {
    UUID comment = aComment("建议公开。" + doubtful);
    workOff(comment);
    assertThat(status(comment)).isEqualTo("PENDING_REVIEW");
    assertThat(waits(comment)).isFalse();
    assertThat(column(comment, "checked_at")).isEqualTo("null");
  }

  @Test
  void leavesACommentWithListedWordsToAPersonAndSaysWhy() {
    UUID comment = aComment("代开发票，加我微信。");
    workOff(comment);
    assertThat(status(comment)).isEqualTo("PENDING_REVIEW");
    assertThat(waits(comment)).isFalse();
    assertThat(column(comment, "check_findings")).isEqualTo("AD,ILLEGAL");
    // The platform was not asked.
    assertThat(column(comment, "check_trace")).isEqualTo("null");
    Api.as("officer")
        .get("/v1/admin/comments/" + comment)
        .then()
        .body("checkFindings", equalTo(List.of("AD", "ILLEGAL")));
  }

  @Test
  void worksOffABurstEachCommentOnce() {
    String consultation = Api.anOpenConsultation();
    List<UUID> burst =
        IntStream.range(0, 30)
            .mapToObj(i -> UUID.fromString(Api.aComment(consultation, "建议" + i + "。")))
            .toList();
    List<Long> before = burst.stream().map(CheckWorkerTest::version).toList();
    burst.forEach(CheckWorkerTest::makeDue);
    await(() -> worker.runOnce());
    for (UUID comment : burst) {
      assertThat(status(comment)).isEqualTo("PUBLIC");
      assertThat(waits(comment)).isFalse();
    }
    assertThat(burst.stream().map(CheckWorkerTest::version).toList())
        .isEqualTo(before.stream().map(version -> version + 1).toList());
  }

  private static long version(UUID comment) {
    return Long.parseLong(column(comment, "version"));
  }

  @Test
  void checksNoCommentTwice() {
    UUID comment = aComment("建议公开收费标准。");
    workOff(comment);
    String version = column(comment, "version");
    workOff(comment);
    assertThat(column(comment, "version")).isEqualTo(version);
  }

  @Test
  void triesABusyPlatformAgainAndLeavesTheCommentToAPersonAfterFiveAttempts() {
    UUID comment = aComment("建议公开。测试繁忙");
    for (int attempt = 1; attempt < 5; attempt++) {
      workOff(comment);
      assertThat(waits(comment)).isTrue();
      assertThat(
              Database.number("select attempts from comment_check where comment_id = ?", comment))
          .isEqualTo(attempt);
      assertThat(column(comment, "checked_at")).isEqualTo("null");
    }
    workOff(comment);
    assertThat(waits(comment)).isFalse();
    assertThat(status(comment)).isEqualTo("PENDING_REVIEW");
    assertThat(column(comment, "checked_at")).isEqualTo("null");
  }

  @Test
  void waitsBeforeItTriesABusyPlatformAgain() {
    UUID comment = aComment("建议公开。测试繁忙");
    workOff(comment);
    assertThat(
            Database.number(
                "select count(*) from comment_check where comment_id = ? and due_at >"
                    + " clock_timestamp() + interval '20 seconds'",
                comment))
        .isOne();
    await(() -> worker.runOnce());
    assertThat(Database.number("select attempts from comment_check where comment_id = ?", comment))
        .isOne();
  }

  @Test
  void checksACommentAgainWhoseWorkerDied() {
    UUID comment = aComment("建议公开收费标准。");
    CheckService.Due dead = claim(comment);
    assertThat(dead.attempt()).isOne();
    workOff(comment);
    assertThat(status(comment)).isEqualTo("PUBLIC");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void doesNotOverwriteAPersonWhoHidTheComment(Kind late) {
    UUID comment = aComment("建议公开收费标准。");
    CheckService.Due due = claim(comment);
    moderate(comment, Map.of("outcome", "HIDDEN", "reason", "内容含有他人的电话号码。"));
    await(() -> checks.record(due, new CheckResult(late, "late")));
    assertThat(status(comment)).isEqualTo("HIDDEN");
    assertThat(column(comment, "status_reason")).isEqualTo("内容含有他人的电话号码。");
    assertThat(waits(comment)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void doesNotOverwriteAPersonWhoShowedTheComment(Kind late) {
    UUID comment = aComment("建议公开。测试复核");
    CheckService.Due due = claim(comment);
    moderate(comment, Map.of("outcome", "PUBLIC"));
    await(() -> checks.record(due, new CheckResult(late, "late")));
    assertThat(status(comment)).isEqualTo("PUBLIC");
  }

  @Test
  void doesNotPublishACommentThatItsAuthorTookBack() {
    UUID comment = aComment("建议公开收费标准。");
    CheckService.Due due = claim(comment);
    change(
        "update comment set status = 'WITHDRAWN', withdrawn_at = now(), version = version + 1 where"
            + " id = ?",
        comment);
    await(() -> checks.record(due, new CheckResult(Kind.PASS, "late")));
    assertThat(status(comment)).isEqualTo("WITHDRAWN");
    assertThat(waits(comment)).isFalse();
  }

  @Test
  void waitsAsLongAsThePlatformAsksAndDoesNotCountTheTry() {
    UUID comment = aComment("建议公开收费标准。");
    CheckService.Due due = claim(comment);
    Instant until = Instant.parse("2030-01-01T00:00:00Z");
    await(() -> checks.record(due, CheckResult.again(until)));
    assertThat(waits(comment)).isTrue();
    assertThat(
            Database.number(
                "select attempts from comment_check where comment_id = ? and due_at ="
                    + " '2030-01-01T00:00:00Z'",
                comment))
        .isZero();
    workOff(comment);
    assertThat(status(comment)).isEqualTo("PUBLIC");
  }

  @Test
  void asksThePlatformNothingOfACitizenItHasNotSeenForTwoHours() {
    UUID comment = aComment("建议公开收费标准。");
    CheckService.Due due = claim(comment);
    CheckResult late =
        textCheck
            .check(due.citizenId(), due.text(), due.submittedAt().minus(Duration.ofHours(2)))
            .await()
            .atMost(Duration.ofSeconds(20));
    assertThat(late.kind()).isEqualTo(Kind.PERSON);
    assertThat(late.traceId()).isNull();
  }

  @Test
  void leavesACommentOfNobodyKnownToAPerson() {
    UUID comment = aComment("建议公开收费标准。");
    change("update comment set citizen_id = null where id = ?", comment);
    workOff(comment);
    assertThat(status(comment)).isEqualTo("PENDING_REVIEW");
    assertThat(waits(comment)).isFalse();
  }

  @Test
  void recordsAResultWithALongTraceId() {
    UUID comment = aComment("建议公开收费标准。");
    CheckService.Due due = claim(comment);
    await(() -> checks.record(due, new CheckResult(Kind.PASS, "t".repeat(101))));
    assertThat(status(comment)).isEqualTo("PUBLIC");
    assertThat(waits(comment)).isFalse();
  }

  @Test
  void saysNothingOfTheCommentWhenItIsPrinted() {
    UUID comment = aComment("建议公开收费标准。");
    assertThat(claim(comment).toString()).contains(comment.toString()).doesNotContain("建议");
  }

  private static UUID aComment(String text) {
    return UUID.fromString(Api.aComment(Api.anOpenConsultation(), text));
  }

  private static void moderate(UUID comment, Map<String, ?> decision) {
    String version = Api.as("officer").get("/v1/admin/comments/" + comment).header("ETag");
    Api.officer()
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(decision)
        .post("/v1/admin/comments/" + comment + "/moderation")
        .then()
        .statusCode(200);
  }

  private static void change(String sql, Object... parameters) {
    assertThat(Database.update(sql, parameters)).isNotNegative();
  }

  private static String status(UUID comment) {
    return column(comment, "status");
  }

  private static String column(UUID comment, String column) {
    return Database.text("select " + column + " from comment where id = ?", comment);
  }

  private static boolean waits(UUID comment) {
    return Database.number("select count(*) from comment_check where comment_id = ?", comment) == 1;
  }

  private void workOff(UUID comment) {
    makeDue(comment);
    await(() -> worker.runOnce());
  }

  private CheckService.Due claim(UUID comment) {
    makeDue(comment);
    CheckService.Due due = await(() -> checks.claim());
    assertThat(due).isNotNull();
    if (due == null || !due.commentId().equals(comment)) {
      throw new AssertionError("another comment was due");
    }
    return due;
  }

  /** Before every other comment. */
  private static void makeDue(UUID comment) {
    change("update comment_check set due_at = 'epoch' where comment_id = ?", comment);
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
