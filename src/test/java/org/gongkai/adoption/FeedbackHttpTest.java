package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Feedback reports over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class FeedbackHttpTest {

  private static final String REASON = "第十一条已规定公布期限，不再重复。";

  // --- Publication

  @Test
  void publishesTotalsOfEveryOutcome() {
    String consultation = Api.anOpenConsultation();
    String clause = Api.clause(consultation, "三");
    List<String> comments =
        IntStream.range(0, 6).mapToObj(i -> Api.aComment(consultation, "建议" + i)).toList();
    Reports.workOffAll();
    List<String> outcomes = List.of("PARTLY_ADOPTED", "NOT_ADOPTED", "NOTED", "OUT_OF_SCOPE");
    Api.decide(comments.get(0), Map.of("outcome", "ADOPTED", "clauseId", clause))
        .then()
        .statusCode(200);
    for (int i = 0; i < outcomes.size(); i++) {
      Api.decide(comments.get(i + 1), Map.of("outcome", outcomes.get(i), "reason", REASON))
          .then()
          .statusCode(200);
    }
    setStatus(comments.get(5), "WITHDRAWN", null);
    Api.close(consultation);
    Response published = Api.publishFeedback(consultation, "feed", "sandbox");
    published
        .then()
        .statusCode(201)
        .header("Location", "/v1/consultations/" + consultation + "/feedback")
        .header("Cache-Control", "no-store")
        .body("consultationId", equalTo(consultation))
        .body("contentId", notNullValue())
        .body("totals.received", equalTo(6))
        .body("totals.adopted", equalTo(1))
        .body("totals.partlyAdopted", equalTo(1))
        .body("totals.notAdopted", equalTo(1))
        .body("totals.noted", equalTo(1))
        .body("totals.outOfScope", equalTo(1))
        .body("totals.withdrawn", equalTo(1));
    Answers.assertChinaTime(published);
    Response report = given().get(path(consultation));
    report
        .then()
        .statusCode(200)
        .body("totals", equalTo(published.path("totals")))
        .body("items.number", contains(1, 2, 3, 4, 5))
        .body(
            "items.outcome",
            contains("ADOPTED", "PARTLY_ADOPTED", "NOT_ADOPTED", "NOTED", "OUT_OF_SCOPE"))
        .body("items[0].changedClause", equalTo("（三）"))
        // With one version nothing reads differently.
        .body("items[0].change", nullValue())
        .body("items[1].reason", equalTo(REASON))
        .body("nextCursor", nullValue());
    Answers.assertChinaTime(report);
    assertThat(report.asString()).doesNotContain("甲某某", "000-00000000", "建议5");
    given()
        .get("/v1/consultations/" + consultation)
        .then()
        .body("status", equalTo("PUBLISHED"))
        .body("feedbackPublishedAt", notNullValue());
  }

  @Test
  void publishesAReportWithoutComments() {
    String consultation = Reports.aClosedConsultation();
    Api.publishFeedback(consultation, "feed")
        .then()
        .statusCode(201)
        .body("totals.received", equalTo(0));
    given()
        .get(path(consultation))
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()))
        .body("nextCursor", nullValue());
  }

  @Test
  void countsHiddenAndPrivateCommentsWithoutTheirText() {
    String consultation = Api.anOpenConsultation();
    String hidden = Api.aComment(consultation, "隐藏的内容。");
    Map<String, Object> secret = new HashMap<>(Api.commentBody("不公开的内容。"));
    secret.put("publishConsent", false);
    Api.comment(consultation, "bob", secret).then().statusCode(201);
    Api.aComment(consultation, "公开的内容。");
    Reports.workOffAll();
    setStatus(hidden, "HIDDEN", "内容含有他人的身份证号码。");
    Api.close(consultation);
    Reports.noteAll(consultation);
    Response published = Api.publishFeedback(consultation, "feed", "sandbox");
    published.then().statusCode(201).body("totals.received", equalTo(3));
    Reports.workOffAll();
    given()
        .get(path(consultation))
        .then()
        .body("items.text", equalTo(Arrays.asList(null, null, "公开的内容。")));
    String content = published.path("contentId");
    for (String address :
        List.of(
            path(consultation),
            "/v1/notices/" + content,
            "/dev/posts/" + content,
            "/feeds/feedback.json")) {
      assertThat(given().get(address).asString())
          .as(address)
          .doesNotContain("隐藏的内容", "不公开的内容", "甲某某", "000-00000000");
    }
  }

  @Test
  void namesEveryCommentThatIsNotAnswered() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。", "建议丙。");
    List<String> comments = Reports.comments(consultation);
    Api.decide(comments.get(1), Map.of("outcome", "NOTED", "reason", REASON))
        .then()
        .statusCode(200);
    setStatus(comments.get(2), "HIDDEN", "内容含有他人的身份证号码。");
    Response response = refusal(consultation, 422, "feedback-incomplete", "feed");
    assertThat(response.jsonPath().getList("openComments.id", String.class))
        .containsExactly(comments.get(0), comments.get(2));
    List<Map<String, Object>> open = response.jsonPath().getList("openComments");
    assertThat(open).allSatisfy(one -> assertThat(one).containsOnlyKeys("id", "receipt"));
    assertThat(response.jsonPath().getString("detail")).contains("2");
    assertThat(response.asString()).doesNotContain("甲某某", "建议甲");
  }

  @Test
  void needsNoAnswerToWithdrawnComments() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    setStatus(Reports.comments(consultation).get(0), "WITHDRAWN", null);
    Api.publishFeedback(consultation, "feed")
        .then()
        .statusCode(201)
        .body("totals.withdrawn", equalTo(1));
  }

  @Test
  void publishesNothingWhileTheWindowIsOpen() {
    String consultation = Api.anOpenConsultation();
    Response open = refusal(consultation, 409, "consultation-still-open", "feed");
    assertThat(open.jsonPath().getString("detail")).contains("+08:00");
    Api.postpone(consultation);
    assertThat(refusal(consultation, 409, "consultation-still-open", "feed")).isNotNull();
  }

  @Test
  void publishesNothingOfWhatIsUnknownOrNotAnnounced() {
    for (String consultation : List.of(UUID.randomUUID().toString(), Api.aConsultation())) {
      assertThat(refusal(consultation, 404, "consultation-not-found", "feed")).isNotNull();
    }
  }

  @Test
  void publishesOnce() {
    String consultation = Reports.aClosedConsultation();
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    assertThat(refusal(consultation, 409, "feedback-already-published", "feed")).isNotNull();
  }

  @Test
  void publishesOnceHoweverManyOfficersTry() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Reports.noteAll(consultation);
    String token = Api.staffToken("officer");
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(
                () ->
                    client.sendAsync(
                        HttpRequest.newBuilder(
                                Raw.uri("/v1/admin/consultations/" + consultation + "/feedback"))
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", Api.key())
                            .header("Content-Type", "application/json")
                            .POST(
                                HttpRequest.BodyPublishers.ofString(
                                    "{\"channels\":[\"feed\",\"sandbox\"]}", UTF_8))
                            .build(),
                        HttpResponse.BodyHandlers.ofString()))
            .limit(8)
            .toList();
    List<Integer> statuses = sent.stream().map(answer -> answer.join().statusCode()).toList();
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(
            Database.number(
                "select count(*) from delivery where content_id in (select content_id from"
                    + " feedback_report where consultation_id = ?::uuid)",
                consultation))
        .isEqualTo(2);
  }

  @Test
  void sendsToOpenChannelsOnly() {
    String consultation = Reports.aClosedConsultation();
    String suspended = "suspended-" + UUID.randomUUID().toString().substring(0, 8);
    assertThat(
            Database.update(
                "insert into channel (id, kind, name, state) values (?, 'FEED', '停用', 'SUSPENDED')",
                suspended))
        .isEqualTo(1);
    String unserved = "unserved-" + UUID.randomUUID().toString().substring(0, 8);
    assertThat(
            Database.update(
                "insert into channel (id, kind, name, state) values (?, 'PIGEON', '信鸽', 'OPEN')",
                unserved))
        .isEqualTo(1);
    for (String channel : List.of("nonsense", suspended, unserved, "FEED")) {
      assertThat(refusal(consultation, 409, "channel-not-open", "feed", channel)).isNotNull();
    }
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
  }

  @Test
  void refusesChannelListsThatCannotBe() {
    String consultation = Reports.aClosedConsultation();
    List<List<String>> lists =
        List.of(
            List.of(),
            List.of(""),
            List.of(" "),
            List.of("c".repeat(41)),
            Collections.singletonList(null),
            IntStream.range(0, 51).mapToObj(i -> "channel-" + i).toList());
    for (List<String> channels : lists) {
      Response response =
          Refusals.refusal(
              "publishFeedback",
              400,
              "invalid-request",
              () -> send(consultation, Api.key(), channels));
      assertThat(response.jsonPath().getString("violations[0].field")).startsWith("channels");
    }
  }

  @Test
  void sendsOnceToAChannelNamedTwice() {
    String consultation = Reports.aClosedConsultation();
    Response published = send(consultation, Api.key(), List.of("feed", "feed"));
    published.then().statusCode(201);
    assertThat(
            Database.number(
                "select count(*) from delivery where content_id = ?::uuid",
                published.<String>path("contentId")))
        .isEqualTo(1);
  }

  @Test
  void survivesChannelNamesThatNoDatabaseTakes() {
    String consultation = Reports.aClosedConsultation();
    Response response = send(consultation, Api.key(), List.of("feed\u0000"));
    assertThat(response.statusCode()).as(response.asString()).isIn(400, 409);
  }

  @Test
  void repeatsThePublicationOnlyOnce() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Reports.noteAll(consultation);
    String key = Api.key();
    Response first = send(consultation, key, List.of("feed", "sandbox"));
    first.then().statusCode(201);
    Answers.assertReplay(
        first,
        Refusals.unchanging("a replay", () -> send(consultation, key, List.of("feed", "sandbox"))));
    Answers.assertReplay(first, send(consultation, key, List.of("sandbox", "feed")));
    Refusals.assertRefused(
        "publishFeedback",
        422,
        "idempotency-key-reused",
        () -> send(consultation, key, List.of("feed")));
  }

  @Test
  void leavesTheKeyFreeWhenItRefuses() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    String key = Api.key();
    send(consultation, key, List.of("feed")).then().statusCode(422);
    Reports.noteAll(consultation);
    send(consultation, key, List.of("feed")).then().statusCode(201);
  }

  // --- Reading

  @Test
  void hidesTheReportUntilItIsPublished() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    for (String id : List.of(consultation, UUID.randomUUID().toString(), Api.aConsultation())) {
      Refusals.assertRefused("getFeedback", 404, "feedback-not-found", () -> given().get(path(id)));
    }
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    given().get(path(consultation)).then().statusCode(200);
  }

  @Test
  void pagesThroughALongReport() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken("reporter");
    for (int i = 1; i <= 26; i++) {
      given()
          .auth()
          .oauth2(token)
          .header("Idempotency-Key", Api.key())
          .contentType(ContentType.JSON)
          .body(Api.commentBody("建议" + i))
          .post("/v1/consultations/" + consultation + "/comments")
          .then()
          .statusCode(201);
    }
    Api.close(consultation);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    List<String> numbers = IntStream.rangeClosed(1, 26).mapToObj(Integer::toString).toList();
    for (int limit : List.of(1, 10, 13, 26, 100)) {
      assertThat(Answers.readAll(limit, cursor -> page(cursor, limit).get(path(consultation))))
          .isEqualTo(numbers);
    }
    assertThat(given().get(path(consultation)).jsonPath().getList("items")).hasSize(26);
  }

  @Test
  void sparesTheReportToThoseWhoHaveIt() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    Answers.assertRevalidates(path(consultation));
    Answers.assertRevalidates(path(consultation) + "?limit=1");
  }

  // --- Tools

  private static String path(String consultation) {
    return "/v1/consultations/" + consultation + "/feedback";
  }

  private static RequestSpecification page(@Nullable String cursor, int limit) {
    RequestSpecification request = given().queryParam("limit", limit);
    return cursor == null ? request : request.queryParam("cursor", cursor);
  }

  private static void setStatus(String comment, String status, @Nullable String reason) {
    int rows =
        Database.update(
            "update comment set status = '"
                + status
                + "', status_reason = nullif(?, ''), withdrawn_at = case when ? then now() end,"
                + " version = version + 1 where id = ?::uuid",
            reason == null ? "" : reason,
            status.equals("WITHDRAWN"),
            comment);
    assertThat(rows).isEqualTo(1);
  }

  private static Response send(String consultation, String key, List<String> channels) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Map.of("channels", channels))
        .post("/v1/admin/consultations/" + consultation + "/feedback");
  }

  private static Response refusal(
      String consultation, int status, String code, String... channels) {
    return Refusals.refusal(
        "publishFeedback", status, code, () -> Api.publishFeedback(consultation, channels));
  }
}
