package org.gongkai.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Publication, plans, withdrawal and expiry over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class PublicationHttpTest {

  private static final String PATH = "/v1/admin/contents/";
  private static final String NOTICES = "/v1/notices/";

  @Inject PublicationWorker worker;

  @Test
  void showsReadersAReviewedContentAtOnce() {
    String id = Publishing.anApproved("NOTICE");
    given().get(NOTICES + id).then().statusCode(404);
    Response published = Publishing.publish(id, List.of("feed", "sandbox"));
    published
        .then()
        .statusCode(200)
        .body("content.state", equalTo("PUBLISHED"))
        .body("warnings", hasSize(0));
    Answers.assertChinaTime(published);
    given()
        .get(NOTICES + id)
        .then()
        .statusCode(200)
        .body("title", equalTo("关于集市开放时间的通知"))
        .body("version", equalTo(1));
    Publishing.deliveries(id)
        .then()
        .body("channelId", contains("feed", "sandbox"))
        .body("state", everyItem(equalTo("PENDING")));
    Reports.workOffAll();
    Publishing.deliveries(id)
        .then()
        .body("state", everyItem(equalTo("DELIVERED")))
        .body("effect", everyItem(equalTo("SHOWN")));
    assertThat(given().get("/feeds/feedback.json").asString()).contains("urn:uuid:" + id);
  }

  @Test
  void goesToTheChannelsItIsMeantForWhenNobodyChooses() {
    String id = Publishing.anApproved("NOTICE");
    Publishing.publish(id, Map.of()).then().statusCode(200);
    Publishing.deliveries(id).then().body("channelId", contains("feed"));
    String nowhere = Publishing.anApproved("NOTICE");
    Publishing.publish(nowhere, List.of()).then().statusCode(200);
    Publishing.deliveries(nowhere).then().body("", hasSize(0));
  }

  @Test
  void publishesNothingThatDidNotPassThreeReviews() {
    String id = Contents.aDraft("NOTICE");
    refused("CONTENT_NOT_REVIEWED", 409, Publishing.publish(id, List.of("feed")));
    Publishing.submit(id).then().statusCode(200);
    for (int stage = 1; stage <= 2; stage++) {
      Publishing.review(id, "reviewer-" + stage, Publishing.passing(stage)).then().statusCode(200);
      refused("CONTENT_NOT_REVIEWED", 409, Publishing.publish(id, List.of("feed")));
    }
    given().get(NOTICES + id).then().statusCode(404);
  }

  @Test
  void publishesNoEditThatCameAfterTheThirdReview() {
    String id = Publishing.anApproved("NOTICE");
    Contents.replace(id, Contents.with(Contents.textBody(), "title", "改动过的通知标题"))
        .then()
        .statusCode(200);
    refused("CONTENT_NOT_REVIEWED", 409, Publishing.publish(id, List.of("feed")));
    given().get(NOTICES + id).then().statusCode(404);
  }

  @Test
  void publishesOnceHoweverOftenItIsSent() throws Exception {
    String id = Publishing.anApproved("NOTICE");
    ExecutorService editors = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> publish = () -> Publishing.publish(id, List.of("feed")).statusCode();
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> each : editors.invokeAll(Collections.nCopies(4, publish))) {
        answers.add(each.get());
      }
      assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    } finally {
      editors.shutdownNow();
    }
    Publishing.deliveries(id).then().body("", hasSize(1));
    refused("CONTENT_STATE_FORBIDS", 409, Publishing.publish(id, List.of("feed")));
  }

  @Test
  void publishesOnlyWhatIsDisclosedProactively() {
    Map<String, Object> body = Contents.with(Contents.noticeBody(), "openness", "ON_REQUEST");
    String id = Publishing.anApproved(Contents.with(body, "opennessGround", "仅涉及部分特定对象"));
    refused("CONTENT_NOT_PUBLIC", 409, Publishing.publish(id, List.of("feed")));
  }

  @Test
  void publishesToOpenChannelsThatTakeItOnly() {
    String id = Publishing.anApproved("NOTICE");
    refused("CHANNEL_NOT_OPEN", 409, Publishing.publish(id, List.of("feed", "no-such")));
    Map<String, Object> elsewhere =
        Contents.without(
            Contents.with(Contents.noticeBody(), "column", "no-feed-for-this"), "channels");
    String columnless = Publishing.anApproved(elsewhere);
    Response refused = Publishing.publish(columnless, List.of("feed"));
    refused("CHANNEL_REFUSES", 409, refused);
    refused
        .then()
        .body("refusals[0].channelId", equalTo("feed"))
        .body("refusals[0].field", equalTo("column"));
    given().get(NOTICES + columnless).then().statusCode(404);
  }

  @Test
  void refusesUnknownContentsReportsAndStaleVersions() {
    refused(
        "CONTENT_NOT_FOUND",
        404,
        Publishing.publish(UUID.randomUUID().toString(), List.of("feed")));
    String report = Reports.aPublishedReport("feed");
    refused("CONTENT_DERIVED", 409, Publishing.publish(report, List.of("feed")));
    refused("CONTENT_DERIVED", 409, Publishing.withdraw(report, "测试撤回报告"));
  }

  // --- Plans

  @Test
  void publishesByItselfWhenTheTimeHasCome() {
    String id = Publishing.anApproved("NOTICE");
    String at = Instant.now().plus(Duration.ofHours(2)).toString();
    Publishing.publish(id, Map.of("channels", List.of("feed"), "publishAt", at))
        .then()
        .statusCode(200)
        .body("content.state", equalTo("SCHEDULED"))
        .body("content.publishAt", notNullValue());
    work();
    given().get(NOTICES + id).then().statusCode(404);
    makeDue(id);
    work();
    given().get(NOTICES + id).then().statusCode(200);
    Contents.get(id).then().body("state", equalTo("PUBLISHED")).body("publishAt", nullValue());
    Publishing.deliveries(id).then().body("channelId", contains("feed"));
  }

  @Test
  void publishesEachPlanOnceWithSeveralInstances() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String id = Publishing.anApproved("NOTICE");
      plan(id);
      makeDue(id);
      ids.add(id);
    }
    ExecutorService instances = Executors.newFixedThreadPool(3);
    try {
      for (Future<Boolean> each :
          instances.invokeAll(Collections.nCopies(3, (Callable<Boolean>) this::work))) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      instances.shutdownNow();
    }
    for (String id : ids) {
      Contents.get(id).then().body("state", equalTo("PUBLISHED"));
      Publishing.deliveries(id).then().body("", hasSize(1));
      assertThat(
              Database.number(
                  "select count(*) from audit_entry where subject_id = ?::uuid and action ="
                      + " 'publishContent'",
                  id))
          .isOne();
    }
  }

  @Test
  void cancelsAPlan() {
    String id = Publishing.anApproved("NOTICE");
    refused("CONTENT_STATE_FORBIDS", 409, cancel(id));
    plan(id);
    cancel(id).then().statusCode(200).body("state", equalTo("APPROVED"));
    work();
    given().get(NOTICES + id).then().statusCode(404);
    plan(id);
    Contents.replace(id, Contents.with(Contents.textBody(), "title", "改动过的计划标题"))
        .then()
        .statusCode(200)
        .body("state", equalTo("DRAFT"))
        .body("publishAt", nullValue());
    refused("CONTENT_NOT_FOUND", 404, cancel(UUID.randomUUID().toString()));
  }

  @Test
  void givesAPlanUpThatCannotBeCarriedOut() {
    String channel = "closing-" + UUID.randomUUID().toString().substring(0, 8);
    Database.update(
        "insert into channel (id, kind, name, state) values (?, 'SANDBOX', '将关停', 'OPEN')",
        channel);
    String stuck = Publishing.anApproved("NOTICE");
    String at = Instant.now().plus(Duration.ofHours(2)).toString();
    Publishing.publish(stuck, Map.of("channels", List.of(channel), "publishAt", at))
        .then()
        .statusCode(200);
    String fine = Publishing.anApproved("NOTICE");
    plan(fine);
    Database.update("update channel set state = 'CLOSED' where id = ?", channel);
    makeDue(stuck);
    makeDue(fine);
    work();
    Contents.get(stuck).then().body("state", equalTo("APPROVED"));
    Contents.get(fine).then().body("state", equalTo("PUBLISHED"));
    Api.as("editor")
        .get(PATH + stuck + "/history")
        .then()
        .body("items[0].action", equalTo("plannedPublicationFailed"))
        .body("items[0].detail.problem", equalTo("channel-not-open"));
  }

  @Test
  void plansNothingInThePastOrAfterItsEnd() {
    String id = Publishing.anApproved("NOTICE");
    for (Duration away : List.of(Duration.ofMinutes(-1), Duration.ofDays(400))) {
      Response refused =
          Publishing.publish(id, Map.of("publishAt", Instant.now().plus(away).toString()));
      refused("CONTENT_INVALID", 422, refused);
      Refusals.assertViolation(refused, "body", "publishAt");
    }
    Map<String, Object> short_ =
        Contents.with(
            Contents.noticeBody(), "expiresAt", Instant.now().plusSeconds(3600).toString());
    String ends = Publishing.anApproved(short_);
    refused(
        "CONTENT_INVALID",
        422,
        Publishing.publish(ends, Map.of("publishAt", Instant.now().plusSeconds(7200).toString())));
  }

  // --- Corrections and withdrawal

  @Test
  void correctsWhatIsPublishedAfterThreeMoreReviews() {
    String id = Publishing.aPublished("feed", "sandbox");
    Reports.workOffAll();
    Contents.correct(id, Contents.with(Contents.textBody(), "title", "关于集市开放时间的更正通知"))
        .then()
        .statusCode(200);
    given().get(NOTICES + id).then().body("title", equalTo("关于集市开放时间的通知"));
    refused("CONTENT_NOT_REVIEWED", 409, Publishing.publish(id, List.of()));
    Publishing.approve(id);
    Publishing.publish(id, List.of()).then().statusCode(200);
    given()
        .get(NOTICES + id)
        .then()
        .body("title", equalTo("关于集市开放时间的更正通知"))
        .body("version", equalTo(2))
        .body("corrections.note", hasItem("更正开放时间。"));
    Reports.workOffAll();
    Publishing.deliveries(id)
        .then()
        .body("findAll { it.contentVersion == 2 }.state", contains("DELIVERED", "DELIVERED"));
    given().get("/dev/posts/" + id).then().body("title", equalTo("关于集市开放时间的更正通知"));
  }

  @Test
  void withdrawsFromReadersAndChannels() {
    String id = Publishing.aPublished("feed", "sandbox");
    Reports.workOffAll();
    given().get("/dev/posts/" + id).then().statusCode(200);
    Publishing.withdraw(id, "所依据的办法已经废止。")
        .then()
        .statusCode(200)
        .body("state", equalTo("WITHDRAWN"));
    given()
        .get(NOTICES + id)
        .then()
        .statusCode(410)
        .body("code", equalTo("notice-withdrawn"))
        .body("reason", equalTo("所依据的办法已经废止。"));
    Reports.workOffAll();
    Publishing.deliveries(id)
        .then()
        .body("findAll { it.operation == 'WITHDRAW' }.effect", contains("REMOVED", "REMOVED"))
        .body("findAll { it.operation == 'WITHDRAW' }.proof", everyItem(notNullValue()));
    given().get("/dev/posts/" + id).then().statusCode(404);
    assertThat(given().get("/feeds/feedback.json").asString()).doesNotContain(id);
    refused("CONTENT_STATE_FORBIDS", 409, Publishing.withdraw(id, "再次撤回测试"));
    refused("CONTENT_STATE_FORBIDS", 409, Publishing.publish(id, List.of("feed")));
  }

  @Test
  void sendsNothingThatWasWithdrawnBeforeItLeft() {
    String id = Publishing.aPublished("feed", "sandbox");
    Publishing.withdraw(id, "发布有误，予以撤回。").then().statusCode(200);
    Reports.workOffAll();
    Publishing.deliveries(id)
        .then()
        .body("findAll { it.operation == 'PUBLISH' }.state", everyItem(equalTo("SUPERSEDED")))
        .body("findAll { it.operation == 'WITHDRAW' }.effect", everyItem(equalTo("REMOVED")))
        .body("attempts", everyItem(equalTo(0)));
    given().get("/dev/posts/" + id).then().statusCode(404);
  }

  @Test
  void withdrawsOnlyWhatReadersSee() {
    refused("CONTENT_STATE_FORBIDS", 409, Publishing.withdraw(Contents.aDraft("NOTICE"), "测试撤回草稿"));
    refused("CONTENT_NOT_FOUND", 404, Publishing.withdraw(UUID.randomUUID().toString(), "测试撤回未知"));
    refused("INVALID_REQUEST", 400, Publishing.withdraw(Publishing.aPublished(), "短"));
  }

  @Test
  void endsAContentWhoseTimeIsOver() {
    String id = Publishing.aPublished("sandbox");
    Reports.workOffAll();
    Database.update(
        "update content set expires_at = clock_timestamp() - interval '1 second' where id ="
            + " ?::uuid",
        id);
    work();
    Contents.get(id).then().body("state", equalTo("EXPIRED"));
    given().get(NOTICES + id).then().statusCode(410);
    Reports.workOffAll();
    given().get("/dev/posts/" + id).then().statusCode(404);
    work();
    Publishing.deliveries(id).then().body("", hasSize(2));
  }

  // --- Policies and their interpretations

  @Test
  void remindsOfTheInterpretationOfAPolicy() {
    String policy = Publishing.anApproved("POLICY");
    Publishing.publish(policy, List.of())
        .then()
        .statusCode(200)
        .body("warnings", contains("policy-without-interpretation"));
    assertThat(deadline(policy)).isEqualTo("3 -");
    Map<String, Object> body =
        Contents.with(Contents.bodyOf("INTERPRETATION"), "interprets", policy);
    String interpretation = Publishing.anApproved(body);
    Publishing.publish(interpretation, List.of())
        .then()
        .statusCode(200)
        .body("warnings", hasSize(0));
    assertThat(deadline(policy)).isEqualTo("3 met");
    given().get(NOTICES + policy).then().body("interpretations.id", contains(interpretation));
    given().get(NOTICES + interpretation).then().body("interprets.id", equalTo(policy));
  }

  @Test
  void publishesNoInterpretationBeforeItsPolicy() {
    Map<String, Object> body = Contents.bodyOf("INTERPRETATION");
    String interpretation = Publishing.anApproved(body);
    refused("POLICY_NOT_INTERPRETABLE", 409, Publishing.publish(interpretation, List.of()));
    String policy = String.valueOf(body.get("interprets"));
    Publishing.approve(policy);
    Publishing.publish(policy, List.of()).then().statusCode(200).body("warnings", hasSize(0));
    Publishing.publish(interpretation, List.of()).then().statusCode(200);
    Publishing.withdraw(policy, "政策已经废止。").then().statusCode(200);
    given().get(NOTICES + interpretation).then().statusCode(200).body("interprets", nullValue());
  }

  private static String deadline(String policy) {
    return Database.text(
        "select working_days || ' ' || case when met_at is null then '-' else 'met' end from"
            + " deadline where kind = 'INTERPRETATION' and subject_id = ?::uuid",
        policy);
  }

  private static void plan(String id) {
    String at = Instant.now().plus(Duration.ofHours(2)).toString();
    Publishing.publish(id, Map.of("publishAt", at)).then().statusCode(200);
  }

  private static Response cancel(String id) {
    return Publishing.person("staff-editor", "editor")
        .header("If-Match", "*")
        .delete(PATH + id + "/publication");
  }

  private static void makeDue(String id) {
    Database.update(
        "update content set publish_at = clock_timestamp() - interval '1 second' where id ="
            + " ?::uuid",
        id);
  }

  @CanIgnoreReturnValue
  private boolean work() {
    try {
      VertxContextSupport.subscribeAndAwait(worker::runOnce);
      return true;
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  private static void refused(String type, int status, Response response) {
    String code = type.toLowerCase(Locale.ROOT).replace('_', '-');
    Refusals.assertProblem(type, response, status, code);
  }
}
