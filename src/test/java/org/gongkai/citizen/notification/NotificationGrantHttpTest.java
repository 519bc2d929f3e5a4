package org.gongkai.citizen.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gongkai.citizen.notification.NotificationGrantsRequest.Result;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.gongkai.testsupport.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class NotificationGrantHttpTest {

  private static final String PATH = "/v1/me/notification-grants";
  private static final String NOTE = "noteNotificationGrants";

  @Inject GrantRepository repository;
  @Inject Templates templates;
  @Inject NotificationConfig config;
  @Inject InstantSource clock;

  @Test
  void showsEveryoneTheTemplates() {
    Response answer = given().get("/v1/notification-templates");
    answer
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].name", equalTo("answer"))
        .body("items[0].templateId", equalTo(Recipient.ANSWER))
        .body("items[0].standing", equalTo(false))
        .body("items[1].name", equalTo("moderation"))
        .body("items[1].templateId", equalTo(Recipient.MODERATION))
        .body("items[1].standing", equalTo(true));
    given()
        .header("If-None-Match", answer.header("ETag"))
        .get("/v1/notification-templates")
        .then()
        .statusCode(304);
  }

  @Test
  void beginsWithoutAnyConsent() {
    Recipient recipient = Recipient.login();
    Response ledger = Api.citizen(recipient.name()).get(PATH);
    ledger
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("items", hasSize(2))
        .body("items[0].template", equalTo("answer"))
        .body("items[0].templateId", equalTo(Recipient.ANSWER))
        .body("items[0].standing", equalTo(false))
        .body("items[0].remaining", equalTo(0))
        .body("items[1].template", equalTo("moderation"))
        .body("items[1].standing", equalTo(false))
        .body("items[1].remaining", equalTo(0));
  }

  @Test
  void countsOneMessageForEachConsent() {
    Recipient recipient = Recipient.login();
    note(recipient, "answer", "accept")
        .then()
        .statusCode(200)
        .body("items[0].remaining", equalTo(1));
    note(recipient, "answer", "acceptWithAudio").then().body("items[0].remaining", equalTo(2));
    for (String other : List.of("reject", "ban", "filter")) {
      note(recipient, "answer", other)
          .then()
          .statusCode(200)
          .body("items[0].remaining", equalTo(2))
          .body("items[0].standing", equalTo(false));
    }
    Api.citizen(recipient.name()).get(PATH).then().body("items[0].remaining", equalTo(2));
    Api.citizen(Recipient.login().name()).get(PATH).then().body("items[0].remaining", equalTo(0));
  }

  @Test
  void keepsAStandingConsentApart() {
    Recipient recipient = Recipient.login();
    for (int i = 0; i < 2; i++) {
      note(recipient, "moderation", "accept")
          .then()
          .body("items[0].remaining", equalTo(0))
          .body("items[1].standing", equalTo(true))
          .body("items[1].remaining", equalTo(0));
    }
    for (String other : List.of("ban", "filter")) {
      note(recipient, "moderation", other).then().body("items[1].standing", equalTo(true));
    }
    note(recipient, "moderation", "reject").then().body("items[1].standing", equalTo(false));
  }

  @Test
  void takesSeveralAnswersAtOnce() {
    Recipient recipient = Recipient.login();
    List<Map<String, String>> results =
        List.of(
            Map.of("template", "moderation", "result", "accept"),
            Map.of("template", "answer", "result", "accept"));
    send(recipient, Api.key(), Map.of("results", results))
        .then()
        .statusCode(200)
        .body("items.remaining", equalTo(List.of(1, 0)))
        .body("items.standing", equalTo(List.of(false, true)));
  }

  @Test
  void countsARepetitionOnce() {
    Recipient recipient = Recipient.login();
    String key = Api.key();
    Map<String, ?> body = body("answer", "accept");
    send(recipient, key, body).then().statusCode(200);
    send(recipient, key, body)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", equalTo("true"))
        .body("items[0].remaining", equalTo(1));
    assertThat(recipient.remaining()).isOne();
    String token = Api.citizenToken(recipient.name());
    Refusals.assertRefused(
        NOTE, 422, "idempotency-key-reused", () -> send(token, key, body("answer", "reject")));
  }

  @Test
  void losesNoneOfManyAtOnce() throws Exception {
    Recipient recipient = Recipient.login();
    ExecutorService taps = Executors.newFixedThreadPool(8);
    try {
      List<Future<Response>> sent = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        sent.add(taps.submit(() -> note(recipient, "answer", "accept")));
      }
      for (Future<Response> one : sent) {
        assertThat(one.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      }
    } finally {
      taps.shutdownNow();
    }
    assertThat(recipient.remaining()).isEqualTo(16);
  }

  @Test
  void countsNoMoreThanAnybodyNeeds() {
    Recipient recipient = Recipient.agreed(GrantRepository.MOST);
    note(recipient, "answer", "accept")
        .then()
        .statusCode(200)
        .body("items[0].remaining", equalTo(GrantRepository.MOST));
  }

  @Test
  void refusesATemplateThatIsNotThere() {
    Recipient recipient = Recipient.login();
    assertThat(Api.citizenToken(recipient.name())).isNotBlank();
    for (String unknown : List.of("answers", "ANSWER", Recipient.ANSWER)) {
      assertRefused(recipient, "template-unknown", body(unknown, "accept"));
    }
    assertRefused(
        recipient,
        "template-unknown",
        Map.of(
            "results",
            List.of(
                Map.of("template", "answer", "result", "accept"),
                Map.of("template", "none", "result", "accept"))));
    assertThat(recipient.remaining()).isZero();
  }

  @Test
  void refusesTwoAnswersAboutOneTemplate() {
    Recipient recipient = Recipient.login();
    Map<String, String> one = Map.of("template", "answer", "result", "accept");
    Response refusal =
        assertRefused(recipient, "invalid-request", Map.of("results", List.of(one, one)));
    Refusals.assertViolation(refusal, "body", "results[1].template");
  }

  @Test
  void refusesNoneAndMoreThanFive() {
    Recipient recipient = Recipient.login();
    List<Map<String, String>> six =
        IntStream.range(0, 6)
            .mapToObj(i -> Map.of("template", "t" + i, "result", "accept"))
            .toList();
    for (List<?> wrong : List.of(List.of(), six)) {
      Response refusal = assertRefused(recipient, "invalid-request", Map.of("results", wrong));
      Refusals.assertViolation(refusal, "body", "results");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACCEPT", "ok", ""})
  void refusesWordsThatThePlatformDoesNotSay(String word) {
    Response refusal = assertRefused(Recipient.login(), "unknown-value", body("answer", word));
    Refusals.assertViolation(refusal, "body", "results[0].result");
  }

  @Test
  void refusesAPersonWhoIsNotKnown() {
    String token = Tokens.byCitizenIssuer(Tokens.citizenClaims("citizen"));
    Refusals.assertRefused(
        NOTE, 401, "unauthenticated", () -> send(token, Api.key(), body("answer", "accept")));
  }

  @Test
  void countsNothingWhereThePlatformItselfTells() {
    GrantService byEvents = byEvents();
    Recipient recipient = Recipient.agreed(2);
    NotificationGrantsRequest request =
        new NotificationGrantsRequest(List.of(new Result("answer", SubscribeResult.ACCEPT)));
    NotificationGrantsView view =
        Recipient.await(
            () -> Panache.withTransaction(() -> byEvents.note(recipient.id(), request)));
    assertThat(view.items().get(0).remaining()).isEqualTo(2);
    assertThat(recipient.remaining()).isEqualTo(2);
    NotificationGrantsRequest unknown =
        new NotificationGrantsRequest(List.of(new Result("none", SubscribeResult.ACCEPT)));
    assertThatThrownBy(
            () ->
                Recipient.await(
                    () -> Panache.withTransaction(() -> byEvents.note(recipient.id(), unknown))))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void keepsNoPlatformNameInTheClear() {
    Recipient recipient = Recipient.agreed(1);
    assertThat(recipient.told()).isNotNull();
    assertThat(note(recipient, "answer", "accept").statusCode()).isEqualTo(200);
    assertThat(Tables.rowsWith(recipient.openid())).isZero();
  }

  @Test
  void spendsNothingThatIsNotThere() {
    Recipient recipient = Recipient.agreed(1);
    assertThatThrownBy(
            () ->
                Database.update(
                    "update notification_grant set remaining = -1 where citizen_id = ?",
                    recipient.id()))
        .hasMessageContaining("notification_grant_remaining");
  }

  /** The same where the platform tells of consents. */
  private GrantService byEvents() {
    return new GrantService(
        repository,
        templates,
        new FixedConfig(
            "off",
            config.lease(),
            config.patience(),
            NotificationConfig.GrantsFrom.EVENTS,
            config.templates()),
        clock);
  }

  @CanIgnoreReturnValue
  private static Response assertRefused(Recipient recipient, String code, Map<String, ?> body) {
    String token = Api.citizenToken(recipient.name());
    return Refusals.refusal(NOTE, 400, code, () -> send(token, Api.key(), body));
  }

  private static Response note(Recipient recipient, String template, String result) {
    return send(recipient, Api.key(), body(template, result));
  }

  private static Map<String, ?> body(String template, String result) {
    return Map.of("results", List.of(Map.of("template", template, "result", result)));
  }

  private static Response send(Recipient recipient, String key, Map<String, ?> body) {
    return send(Api.citizenToken(recipient.name()), key, body);
  }

  private static Response send(String token, String key, Map<String, ?> body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH);
  }
}
