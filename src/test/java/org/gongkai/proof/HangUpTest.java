package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Clients that hang up while their request is worked on. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class HangUpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void endsWhatItBeganAndForgetsCachedAnswers() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    String comment = Reports.comments(consultation).get(0);
    Reports.noteAll(consultation);
    try (Line line = new Line()) {
      String token = Api.staffToken("officer");
      assertThat(line.call(moderation(comment, token, "{\"outcome\":\"PUBLIC\"}")).status())
          .isEqualTo(200);
      Api.publishFeedback(consultation, "feed").then().statusCode(201);
      assertThat(shownText(line, consultation)).isEqualTo("建议甲。");
      byte[] hides =
          moderation(comment, token, "{\"outcome\":\"HIDDEN\",\"reason\":\"内容含有他人的身份证号码。\"}");
      hangUpWithin(hides, comment);
      await(() -> status(comment).equals("HIDDEN"));
      await(() -> shownText(line, consultation).isEmpty());
    }
  }

  /** Sends a request, and hangs up while it waits for a comment that is locked. */
  private static void hangUpWithin(byte[] request, String comment) {
    try (Database.Held held =
            Database.hold("select id from comment where id = ?::uuid for update", comment);
        Line line = new Line()) {
      assertThat(held.connection()).isNotNull();
      line.send(request, request.length);
      await(HangUpTest::isWaiting);
      line.cut(true);
      // The server is told by its network; nothing else shows that it was.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
    }
  }

  private static boolean isWaiting() {
    return Database.number(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like"
                + " '%comment%'")
        > 0;
  }

  private static byte[] moderation(String comment, String token, String body) {
    return Line.post(
        "/v1/admin/comments/" + comment + "/moderation", token, Api.key(), body, "If-Match: *");
  }

  private static String status(String comment) {
    return Database.text("select status from comment where id = ?::uuid", comment);
  }

  private static String shownText(Line line, String consultation) {
    return Json.get(line, "/v1/consultations/" + consultation + "/feedback")
        .path("items")
        .path(0)
        .path("text")
        .asText("");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
