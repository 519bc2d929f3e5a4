package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Submissions in the last second of a window, over connections that break, with an officer who
 * publishes at the same moment. A larger run is {@code -Dtest=LastSecondTest
 * -Dgongkai.race.submissions=10000}.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class LastSecondTest {

  private static final Logger LOG = Logger.getLogger(LastSecondTest.class);
  private static final int SUBMISSIONS = Integer.getInteger("gongkai.race.submissions", 1500);

  @Test
  void keepsEachAcknowledgedCommentOnceAndTakesNoLateOne() throws Exception {
    Rush rush = new Rush(SUBMISSIONS);
    String id = rush.consultation;
    long begun = System.nanoTime();
    rush.submit();
    Instant graceEnd = closesAt(id).plus(grace());
    CompletableFuture<Response> report = CompletableFuture.supplyAsync(() -> publish(id));
    rush.useTickets(graceEnd);
    Response refusal = report.join();
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    LOG.infof(
        "%d submissions in %d ms: %d acknowledged, %d refused, %d given up, %d rows, %d by ticket",
        rush.sent(),
        took,
        rush.acknowledged.size(),
        rush.refused.size(),
        rush.givenUp.size(),
        rows(id),
        count(id, "and ticket_id is not null"));

    assertThat(rush.acknowledged).hasSizeGreaterThan(SUBMISSIONS / 2);
    assertThat(rush.refused).isNotEmpty();
    assertEachOnce(rush);
    assertNoneLate(id);
    assertCountsAgree(id);
    // The report found all of them.
    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(422);
    assertThat(refusal.<String>path("code")).isEqualTo("feedback-incomplete");
    assertThat(refusal.<String>path("detail")).contains(String.valueOf(rows(id)));
    rush.followReceipts();
    rush.repeat();
    assertCountsAgree(id);
    // Other tests need not check them.
    Database.update(
        "delete from comment_check where comment_id in (select id from comment where"
            + " consultation_id = ?::uuid)",
        id);
  }

  /** Tries until it is too late for any further comment. */
  private static Response publish(String id) {
    Response answer = Api.publishFeedback(id, "feed");
    while (answer.statusCode() == 409) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      answer = Api.publishFeedback(id, "feed");
    }
    return answer;
  }

  private static void assertEachOnce(Rush rush) {
    Set<String> stored = texts("id || ' ' || receipt", rush.consultation);
    Collection<String> acknowledged = rush.acknowledged.values();
    assertThat(acknowledged).doesNotHaveDuplicates();
    assertThat(stored).containsAll(acknowledged);
    // What nobody waited for may be there, once; nothing that was refused is.
    Set<String> possible =
        rush.acknowledged.keySet().stream().map(Submission::text).collect(Collectors.toSet());
    rush.givenUp.forEach(one -> possible.add(one.text()));
    Set<String> texts = texts("text", rush.consultation);
    assertThat(possible).containsAll(texts);
    assertThat(rows(rush.consultation)).isEqualTo(texts.size());
    Set<String> unasked = new HashSet<>(stored);
    unasked.removeAll(Set.copyOf(acknowledged));
    assertThat(unasked).hasSizeLessThanOrEqualTo(rush.givenUp.size());
  }

  private static void assertNoneLate(String id) {
    assertThat(count(id, "and ticket_id is null and submitted_at >= c.closes_at")).isZero();
    assertThat(count(id, "and submitted_at >= c.closes_at + interval '" + grace() + "'")).isZero();
    assertThat(count(id, "and ticket_id is not null and submitted_at >= c.closes_at")).isPositive();
  }

  private static void assertCountsAgree(String id) {
    long rows = rows(id);
    JsonPath counts =
        Api.as("officer").get("/v1/admin/consultations/" + id + "/comment-counts").jsonPath();
    assertThat(counts.getLong("received")).isEqualTo(rows);
    assertThat(counts.getLong("unanswered")).isEqualTo(rows);
    assertThat(counts.getLong("byStatus.PENDING_REVIEW")).isEqualTo(rows);
    assertThat(
            Database.number(
                "select count(*) from idempotency_record where operation = 'submitComment ' || ?"
                    + " and status = 201",
                id))
        .isEqualTo(rows);
    assertThat(
            Database.number(
                "select count(*) from comment_check k join comment c on c.id = k.comment_id where"
                    + " c.consultation_id = ?::uuid",
                id))
        .isEqualTo(rows);
  }

  private static Set<String> texts(String column, String id) {
    String all =
        Database.text(
            "select string_agg(" + column + ", ',') from comment where consultation_id = ?::uuid",
            id);
    return Arrays.stream(all.split(",", -1)).collect(Collectors.toSet());
  }

  private static long rows(String id) {
    return count(id, "");
  }

  private static long count(String id, String condition) {
    return Database.number(
        "select count(*) from comment m join consultation c on c.id = m.consultation_id where c.id"
            + " = ?::uuid "
            + condition,
        id);
  }

  private static Instant closesAt(String id) {
    return Instant.ofEpochMilli(
        Database.number(
            "select (extract(epoch from closes_at) * 1000)::bigint from consultation where id ="
                + " ?::uuid",
            id));
  }

  private static Duration grace() {
    return ConfigProvider.getConfig().getValue("gongkai.window.grace", Duration.class);
  }
}
