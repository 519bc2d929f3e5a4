package org.gongkai.consultation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tickets for comments that arrive just after the closing, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class TicketHttpTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration PAST_GRACE = Duration.ofSeconds(6);

  // --- Taking

  @Test
  void givesATicketWhileTheWindowIsOpen() {
    String id = Api.anOpenConsultation();
    Response taken = take(Api.citizenToken("alice"), id);
    taken.then().statusCode(201).header("Cache-Control", "no-store").body("ticket", notNullValue());
    Answers.assertChinaTime(taken);
    Instant closesAt = instant(taken, "closesAt");
    assertThat(closesAt).isEqualTo(instant(given().get("/v1/consultations/" + id), "closesAt"));
    assertThat(instant(taken, "honouredUntil")).isEqualTo(closesAt.plusSeconds(5));
    assertThat(taken.<String>path("ticket")).hasSizeLessThan(200).doesNotContain(id);
  }

  @Test
  void givesAnotherTicketEachTimeAndKeepsNone() {
    String id = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    Response first = Refusals.unchanging("a ticket", () -> take(token, id));
    Response second = Refusals.unchanging("a ticket", () -> take(token, id));
    assertThat(first.<String>path("ticket")).isNotEqualTo(second.<String>path("ticket"));
  }

  @Test
  void givesNoTicketOutsideTheWindow() {
    String token = Api.citizenToken("alice");
    String planned = Api.aConsultation();
    assertNoTicket(404, "consultation-not-found", token, planned);
    assertNoTicket(404, "consultation-not-found", token, UUID.randomUUID().toString());
    String scheduled = Api.anOpenConsultation();
    Api.postpone(scheduled);
    assertNoTicket(409, "consultation-not-open", token, scheduled);
    String closed = Api.anOpenConsultation();
    Api.closeSince(closed, AT_ONCE);
    assertNoTicket(409, "consultation-closed", token, closed);
  }

  @Test
  void givesATicketToCitizensOnly() {
    String id = Api.anOpenConsultation();
    assertNoTicket(403, "forbidden", Api.staffToken("officer"), id);
    Refusals.assertRefused(
        "takeTicket",
        401,
        "unauthenticated",
        () -> given().post("/v1/consultations/" + id + "/tickets"));
  }

  private static void assertNoTicket(int status, String code, String token, String id) {
    Refusals.assertRefused("takeTicket", status, code, () -> take(token, id));
  }

  // --- Using

  @Test
  void takesOneCommentPerTicketAfterTheClosing() {
    String id = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    String ticket = ticket(token, id);
    Api.closeSince(id, AT_ONCE);
    assertRefused(409, "consultation-closed", token, id, null);
    String key = Api.key();
    // Again, so that the grace is not over before the machine gets there.
    Api.closeSince(id, AT_ONCE);
    Response taken = comment(token, key, id, ticket);
    taken.then().statusCode(201).body("receipt", notNullValue());
    assertThat(
            Database.number(
                "select count(*) from comment m join consultation c on c.id = m.consultation_id"
                    + " where c.id = ?::uuid and m.ticket_id is not null and m.submitted_at >="
                    + " c.closes_at",
                id))
        .isEqualTo(1);
    Answers.assertReplay(
        taken, Refusals.unchanging("a replay", () -> comment(token, key, id, ticket)));
    Api.closeSince(id, AT_ONCE);
    assertRefused(409, "ticket-used", token, id, ticket);
  }

  @Test
  void takesOneCommentHoweverManyCarryTheTicketAtOnce() {
    String id = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    String ticket = ticket(token, id);
    Api.closeSince(id, AT_ONCE);
    List<CompletableFuture<Integer>> sent =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> comment(token, Api.key(), id, ticket).statusCode()))
            .limit(6)
            .toList();
    List<Integer> statuses = sent.stream().map(CompletableFuture::join).toList();
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(comments(id)).isEqualTo(1);
  }

  @Test
  void takesNoCommentAfterTheGrace() {
    String id = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    String ticket = ticket(token, id);
    Api.closeSince(id, PAST_GRACE);
    assertRefused(409, "consultation-closed", token, id, ticket);
  }

  @Test
  void spendsNoTicketWithinTheWindow() {
    String id = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    String ticket = ticket(token, id);
    comment(token, Api.key(), id, ticket).then().statusCode(201);
    comment(token, Api.key(), id, ticket).then().statusCode(201);
    Api.closeSince(id, AT_ONCE);
    comment(token, Api.key(), id, ticket).then().statusCode(201);
    assertRefused(409, "ticket-used", token, id, ticket);
    assertThat(comments(id)).isEqualTo(3);
  }

  @Test
  void takesNoTicketOfAnother() {
    String id = Api.anOpenConsultation();
    String other = Api.anOpenConsultation();
    String alice = Api.citizenToken("alice");
    String bob = Api.citizenToken("bob");
    String ticket = ticket(alice, id);
    String foreign = ticket(alice, other);
    assertRefused(400, "ticket-invalid", bob, id, ticket);
    Api.closeSince(id, AT_ONCE);
    assertRefused(400, "ticket-invalid", bob, id, ticket);
    assertRefused(400, "ticket-invalid", alice, id, foreign);
    Api.closeSince(id, AT_ONCE);
    comment(alice, Api.key(), id, ticket).then().statusCode(201);
  }

  @Test
  void takesNoForgedTicket() {
    String id = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    String ticket = ticket(token, id);
    String later = ticket(token, id);
    int dot = ticket.indexOf('.');
    Api.closeSince(id, AT_ONCE);
    for (String forged :
        List.of(
            "",
            ".",
            "nonsense",
            ticket.substring(0, dot),
            ticket.substring(0, dot + 1),
            ticket.substring(0, ticket.length() - 1),
            ticket + "0",
            " " + ticket,
            later.substring(0, later.indexOf('.')) + ticket.substring(dot),
            "汉字.汉字")) {
      assertRefused(400, "ticket-invalid", token, id, forged);
    }
    assertRefused(400, "invalid-request", token, id, "t".repeat(201));
    Api.closeSince(id, AT_ONCE);
    comment(token, Api.key(), id, ticket).then().statusCode(201);
  }

  @Test
  void takesNoTicketOfAnEarlierWindow() {
    String id = Api.anOpenConsultation();
    String token = Api.citizenToken("alice");
    String ticket = ticket(token, id);
    Database.update(
        "update consultation set opens_at = clock_timestamp() - interval '2 milliseconds',"
            + " closes_at = clock_timestamp() - interval '1 millisecond' where id = ?::uuid",
        id);
    assertRefused(409, "consultation-closed", token, id, ticket);
  }

  // --- Feedback

  @Test
  void publishesNoFeedbackWithinTheGrace() {
    String id = Api.anOpenConsultation();
    Api.closeSince(id, AT_ONCE);
    Refusals.assertRefused(
        "publishFeedback", 409, "consultation-still-open", () -> Api.publishFeedback(id, "feed"));
    Api.closeSince(id, PAST_GRACE);
    Api.publishFeedback(id, "feed").then().statusCode(201);
  }

  // --- Tools

  private static void assertRefused(
      int status, String code, String token, String id, @Nullable String ticket) {
    Refusals.assertRefused(
        "submitComment", status, code, () -> comment(token, Api.key(), id, ticket));
  }

  private static Response take(String token, String id) {
    return given().auth().oauth2(token).post("/v1/consultations/" + id + "/tickets");
  }

  private static String ticket(String token, String id) {
    return take(token, id).then().statusCode(201).extract().path("ticket");
  }

  private static Response comment(String token, String key, String id, @Nullable String ticket) {
    Map<String, Object> body = new HashMap<>(Api.commentBody("建议延长收摊时间。" + key));
    if (ticket != null) {
      body.put("ticket", ticket);
    }
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/consultations/" + id + "/comments");
  }

  private static long comments(String id) {
    return Database.number("select count(*) from comment where consultation_id = ?::uuid", id);
  }

  private static Instant instant(Response response, String field) {
    return OffsetDateTime.parse(response.<String>path(field)).toInstant();
  }
}
