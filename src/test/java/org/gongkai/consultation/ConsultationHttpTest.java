package org.gongkai.consultation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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

/** Consultations, their windows and their published drafts over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ConsultationHttpTest {

  private static final String ADMIN = "/v1/admin/consultations";
  private static final String PUBLIC = "/v1/consultations";

  // --- Preparation

  @Test
  void preparesAConsultation() {
    String decision = Api.aDecision();
    Response response = create(Api.key(), body(decision));
    String id = response.path("id");
    response
        .then()
        .statusCode(201)
        .header("Location", ADMIN + "/" + id)
        .header("Cache-Control", "no-store")
        .body("decisionId", equalTo(decision))
        .body("status", equalTo("PLANNED"))
        .body("opensAt", nullValue())
        .body("draftVersion", nullValue());
    assertThat(staffView(id).header("ETag"))
        .isEqualTo(response.header("ETag"))
        .matches("\"[^\"]+\"");
    assertThat(response.jsonPath().getMap("$"))
        .containsOnlyKeys(
            "id",
            "decisionId",
            "title",
            "unit",
            "contact",
            "round",
            "status",
            "opensAt",
            "closesAt",
            "closesOn",
            "windowText",
            "shortenedReason",
            "draftVersion",
            "feedbackPublishedAt",
            "decidedAt",
            "windows");
  }

  @Test
  void refusesAnUnknownDecisionAndLeavesTheKeyFree() {
    String key = Api.key();
    Refusals.assertRefused(
        "createConsultation",
        404,
        "decision-not-found",
        () -> create(key, body(UUID.randomUUID().toString())));
    create(key, body(Api.aDecision())).then().statusCode(201);
  }

  @Test
  void refusesADecisionIdThatIsNone() {
    Response response =
        Refusals.refusal(
            "createConsultation", 400, "unknown-value", () -> create(Api.key(), body("not-an-id")));
    Refusals.assertViolation(response, "body", "decisionId");
  }

  @Test
  void refusesTextsOfTheWrongLength() {
    String decision = Api.aDecision();
    Map<String, Integer> longest = Map.of("title", 200, "unit", 100, "contact", 500);
    longest.forEach(
        (field, length) -> {
          for (String text : List.of("", " ", "\u3000", "字".repeat(length + 1))) {
            Map<String, Object> body = new HashMap<>(body(decision));
            body.put(field, text);
            Response response =
                Refusals.refusal(
                    "createConsultation", 400, "invalid-request", () -> create(Api.key(), body));
            Refusals.assertViolation(response, "body", field);
          }
          Map<String, Object> body = new HashMap<>(body(decision));
          String text = "字".repeat(length);
          body.put(field, text);
          given()
              .auth()
              .oauth2(Api.staffTokenOf(List.of(Api.UNIT, text), "officer"))
              .header("Idempotency-Key", Api.key())
              .contentType(ContentType.JSON)
              .body(body)
              .post(ADMIN)
              .then()
              .statusCode(201);
        });
  }

  @Test
  void repeatsThePreparationOnlyOnce() {
    Map<String, Object> body = body(Api.aDecision());
    String key = Api.key();
    Response first = create(key, body);
    Answers.assertReplay(first, Refusals.unchanging("a replay", () -> create(key, body)));
    Map<String, Object> other = body(Api.aDecision(), "另一公告");
    Refusals.assertRefused(
        "createConsultation", 422, "idempotency-key-reused", () -> create(key, other));
  }

  @Test
  void hidesAConsultationBeforeItsWindowIsAnnounced() {
    String id = Api.aConsultation();
    Api.importDraft(id, Api.SMALL_DRAFT).then().statusCode(201);
    String path = PUBLIC + "/" + id;
    Refusals.assertRefused(
        "getConsultation", 404, "consultation-not-found", () -> given().get(path));
    Refusals.assertRefused(
        "getDraft", 404, "draft-not-found", () -> given().get(path + "/drafts/1"));
    Refusals.assertRefused(
        "listComments", 404, "consultation-not-found", () -> given().get(path + "/comments"));
    Refusals.assertRefused(
        "getFeedback", 404, "feedback-not-found", () -> given().get(path + "/feedback"));
    given().queryParam("limit", 100).get(PUBLIC).then().body("items.id", not(hasItem(id)));
    given()
        .queryParam("status", "PLANNED")
        .get(PUBLIC)
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()))
        .body("nextCursor", nullValue());
  }

  @Test
  void showsStaffAConsultationWhateverItsStatus() {
    String id = Api.aConsultation();
    staffView(id)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("status", equalTo("PLANNED"));
    Refusals.assertRefused(
        "getConsultationForStaff",
        404,
        "consultation-not-found",
        () -> staffView(UUID.randomUUID().toString()));
  }

  @Test
  void pagesThroughAllConsultationsForStaff() {
    String first = Api.aConsultation();
    copies(first, 26);
    for (int limit : List.of(10, 13, 100)) {
      List<String> ids =
          Answers.readAll(limit, cursor -> page(Api.as("officer"), cursor, limit).get(ADMIN));
      assertThat(ids).hasSizeGreaterThanOrEqualTo(27).contains(first);
      Answers.assertNewestFirst(ids);
    }
  }

  // --- The window

  @Test
  void opensAConsultationAtOnce() {
    String id = prepared();
    given().get(PUBLIC + "/" + id).then().statusCode(404);
    Response opened = Api.open(id, Map.of("closesAt", inDays(30, 60)));
    opened
        .then()
        .statusCode(200)
        .body("status", equalTo("OPEN"))
        .body("draftVersion", equalTo(1))
        .body("shortenedReason", nullValue());
    Answers.assertChinaTime(opened);
    assertThat(opened.header("ETag")).isEqualTo(staffView(id).header("ETag"));
    Response shown = given().get(PUBLIC + "/" + id);
    shown.then().statusCode(200).body("status", equalTo("OPEN"));
    Answers.assertChinaTime(shown);
    given().queryParam("status", "OPEN").get(PUBLIC).then().body("items[0].id", equalTo(id));
  }

  @Test
  void schedulesAConsultation() {
    String id = prepared();
    Api.open(id, Map.of("opensAt", inDays(1, 0), "closesAt", inDays(31, 0)))
        .then()
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"));
    given().get(PUBLIC + "/" + id).then().statusCode(200).body("status", equalTo("SCHEDULED"));
    given().get(PUBLIC + "/" + id + "/drafts/1").then().statusCode(200);
    given()
        .queryParam("status", "SCHEDULED")
        .get(PUBLIC)
        .then()
        .body("items.id", hasItem(id))
        .body("items.status", everyItem(equalTo("SCHEDULED")));
  }

  @Test
  void takesInstantsOfAnyOffset() {
    String id = prepared();
    Api.open(id, Map.of("opensAt", "2098-12-31T16:00:00Z", "closesAt", "2099-03-01T00:00:00+08:00"))
        .then()
        .statusCode(200)
        .body("opensAt", equalTo("2099-01-01T00:00:00+08:00"))
        .body("closesAt", equalTo("2099-03-01T00:00:00+08:00"));
  }

  @Test
  void publishesTheReasonOfAShorterWindow() {
    String id = prepared();
    Api.open(id, Map.of("closesAt", inDays(7, 0), "shortenedReason", "汛期临近，须在五月前施行。"))
        .then()
        .statusCode(200);
    given().get(PUBLIC + "/" + id).then().body("shortenedReason", equalTo("汛期临近，须在五月前施行。"));
  }

  @Test
  void refusesAShorterWindowWithoutReason() {
    String id = prepared();
    List<Map<String, String>> requests =
        List.of(
            Map.of("closesAt", inDays(29, 0)),
            Map.of("opensAt", inDays(1, 0), "closesAt", inDays(30, 0)),
            Map.of("closesAt", inDays(29, 0), "shortenedReason", ""),
            Map.of("closesAt", inDays(29, 0), "shortenedReason", "\u3000 "));
    assertOpeningRefused(id, requests, 422, "window-too-short");
  }

  @Test
  void refusesWindowsThatCannotBe() {
    String id = prepared();
    List<Map<String, String>> requests =
        List.of(
            Map.of("closesAt", inDays(-1, 0)),
            Map.of("opensAt", inDays(-1, 0), "closesAt", inDays(40, 0)),
            Map.of("opensAt", inDays(40, 0), "closesAt", inDays(2, 0)),
            Map.of("opensAt", "2099-01-01T00:00:00Z", "closesAt", "2099-01-01T00:00:00Z"));
    assertOpeningRefused(id, requests, 422, "window-invalid");
  }

  @Test
  void refusesInstantsThatAreNone() {
    String id = prepared();
    for (String instant : List.of("tomorrow", "2099-02-30", "2099-13-01T00:00:00Z", "")) {
      assertThat(openRaw(id, "{\"closesAt\":\"" + instant + "\"}").statusCode())
          .as(instant)
          .isEqualTo(400);
    }
    Response response =
        Refusals.refusal(
            "openConsultation",
            400,
            "unknown-value",
            () -> openRaw(id, "{\"closesAt\":\"tomorrow\"}"));
    Refusals.assertViolation(response, "body", "closesAt");
  }

  @Test
  void survivesInstantsThatNoDatabaseTakes() {
    String id = prepared();
    for (String instant :
        List.of(
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "+294277-01-01T00:00:00Z",
            "+12345-01-01T00:00:00Z")) {
      Response response = openRaw(id, "{\"closesAt\":\"" + instant + "\"}");
      assertThat(response.statusCode()).as(response.asString()).isBetween(400, 499);
    }
  }

  @Test
  void refusesAReasonThatIsTooLong() {
    String id = prepared();
    Response response =
        Refusals.refusal(
            "openConsultation",
            400,
            "invalid-request",
            () ->
                Api.open(id, Map.of("closesAt", inDays(7, 0), "shortenedReason", "长".repeat(501))));
    Refusals.assertViolation(response, "body", "shortenedReason");
  }

  @Test
  void refusesToOpenWithoutADraft() {
    String id = Api.aConsultation();
    assertOpeningRefused(
        id, List.of(Map.of("closesAt", inDays(31, 0))), 409, "consultation-without-draft");
  }

  @Test
  void refusesToOpenTwice() {
    String id = Api.anOpenConsultation();
    assertOpeningRefused(
        id, List.of(Map.of("closesAt", inDays(60, 0))), 409, "consultation-already-opened");
  }

  @Test
  void refusesToOpenWhatIsUnknown() {
    Refusals.assertRefused(
        "openConsultation",
        404,
        "consultation-not-found",
        () -> open(UUID.randomUUID().toString(), Api.key(), "\"v0\"", inDays(31, 0)));
  }

  @Test
  void needsTheVersionThatTheOfficerSaw() {
    String id = prepared();
    String closesAt = inDays(31, 0);
    Refusals.assertRefused(
        "openConsultation",
        428,
        "precondition-required",
        () ->
            Api.officer()
                .contentType(ContentType.JSON)
                .body(Map.of("closesAt", closesAt))
                .post(ADMIN + "/" + id + "/opening"));
    for (String stale : List.of("\"v99\"", "\"v-1\"", "v0", "W/\"v0\"", "nonsense")) {
      Refusals.assertRefused(
          "openConsultation", 412, "stale-version", () -> open(id, Api.key(), stale, closesAt));
    }
    String seen = staffView(id).header("ETag");
    open(id, Api.key(), "\"v99\", " + seen, closesAt).then().statusCode(200);
    Refusals.assertRefused(
        "openConsultation", 412, "stale-version", () -> open(id, Api.key(), seen, closesAt));
  }

  @Test
  void opensOnceHoweverManyOfficersTry() {
    String id = prepared();
    String seen = staffView(id).header("ETag");
    String token = Api.staffToken("officer");
    String body = "{\"closesAt\":\"" + inDays(31, 0) + "\"}";
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(
                () ->
                    client.sendAsync(
                        HttpRequest.newBuilder(Raw.uri(ADMIN + "/" + id + "/opening"))
                            .header("Authorization", "Bearer " + token)
                            .header("If-Match", seen)
                            .header("Idempotency-Key", Api.key())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                        HttpResponse.BodyHandlers.ofString()))
            .limit(8)
            .toList();
    List<Integer> statuses = sent.stream().map(answer -> answer.join().statusCode()).toList();
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void numbersDraftsWithoutGapHoweverManyComeAtOnce() {
    String id = Api.aConsultation();
    String token = Api.staffToken("officer");
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(
                () ->
                    client.sendAsync(
                        HttpRequest.newBuilder(Raw.uri(ADMIN + "/" + id + "/drafts"))
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", Api.key())
                            .header("Content-Type", "text/plain; charset=UTF-8")
                            .POST(HttpRequest.BodyPublishers.ofString(Api.SMALL_DRAFT))
                            .build(),
                        HttpResponse.BodyHandlers.ofString()))
            .limit(6)
            .toList();
    assertThat(sent).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
    assertThat(
            Database.text(
                "select string_agg(number::text, ',' order by number) from draft where"
                    + " consultation_id = ?::uuid",
                id))
        .isEqualTo("1,2,3,4,5,6");
  }

  @Test
  void repeatsTheOpeningOnlyOnce() {
    String id = prepared();
    String key = Api.key();
    String seen = staffView(id).header("ETag");
    String closesAt = inDays(31, 0);
    Response first = open(id, key, seen, closesAt);
    first.then().statusCode(200);
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> open(id, key, seen, closesAt)));
    Refusals.assertRefused(
        "openConsultation",
        422,
        "idempotency-key-reused",
        () -> open(id, key, seen, inDays(60, 0)));
    String other = prepared();
    Refusals.assertRefused(
        "openConsultation",
        422,
        "idempotency-key-reused",
        () -> open(other, key, "\"v0\"", closesAt));
  }

  // --- What everyone sees

  @Test
  void sparesPublicReadsToThoseWhoHaveThem() {
    String id = Api.anOpenConsultation();
    Answers.assertRevalidates(PUBLIC + "/" + id);
    Answers.assertRevalidates(PUBLIC + "/" + id + "/drafts/1");
    Answers.assertRevalidates(PUBLIC);
    Answers.assertRevalidates(PUBLIC + "?status=OPEN");
  }

  @Test
  void letsNoAnswerOutliveTheWindow() {
    String id = prepared();
    String closesAt = Instant.now().plusSeconds(5).toString();
    Api.open(id, Map.of("closesAt", closesAt, "shortenedReason", "演练，五秒后结束。"))
        .then()
        .statusCode(200);
    String control = given().get(PUBLIC + "/" + id).header("Cache-Control");
    // Not in the middle of another test.
    Api.close(id);
    assertThat(control).matches("public, max-age=[0-4]");
  }

  @Test
  void findsNoUnknownConsultation() {
    String id = UUID.randomUUID().toString();
    Refusals.assertRefused(
        "getConsultation", 404, "consultation-not-found", () -> given().get(PUBLIC + "/" + id));
  }

  @Test
  void listsConsultationsByStatus() {
    String open = Api.anOpenConsultation();
    String closed = Reports.aClosedConsultation();
    String published = Reports.aClosedConsultation();
    Api.publishFeedback(published, "feed").then().statusCode(201);
    Map<String, String> expected = Map.of("OPEN", open, "CLOSED", closed, "PUBLISHED", published);
    expected.forEach(
        (status, id) -> {
          Response page = given().queryParam("status", status).get(PUBLIC);
          page.then()
              .statusCode(200)
              .body("items.id", hasItem(id))
              .body("items.status", everyItem(equalTo(status)));
          Answers.assertChinaTime(page);
        });
    given()
        .get(PUBLIC)
        .then()
        .body("items.id", hasItem(open))
        .body("items.id", hasItem(closed))
        .body("items.id", hasItem(published));
  }

  @Test
  void pagesThroughPublicConsultations() {
    String first = Api.anOpenConsultation();
    copies(first, 26);
    for (int limit : List.of(10, 13, 100)) {
      List<String> ids = Answers.readAll(limit, cursor -> page(given(), cursor, limit).get(PUBLIC));
      assertThat(ids).hasSizeGreaterThanOrEqualTo(27).contains(first);
      Answers.assertNewestFirst(ids);
      List<String> open =
          Answers.readAll(
              limit,
              cursor -> page(given(), cursor, limit).queryParam("status", "OPEN").get(PUBLIC));
      assertThat(ids).containsSubsequence(open);
    }
  }

  @Test
  void keepsThePlaceWhileOthersAreAdded() {
    copies(Api.anOpenConsultation(), 5);
    Response first = page(given(), null, 3).get(PUBLIC);
    List<String> before =
        given().queryParam("limit", 6).get(PUBLIC).jsonPath().getList("items.id", String.class);
    copies(Api.anOpenConsultation(), 3);
    Response second = page(given(), first.path("nextCursor"), 3).get(PUBLIC);
    assertThat(second.jsonPath().getList("items.id", String.class)).isEqualTo(before.subList(3, 6));
  }

  @Test
  void showsThePublishedDraftOnly() {
    String id = Api.aConsultation();
    Api.importDraft(id, Api.SMALL_DRAFT).then().statusCode(201);
    Api.importDraft(id, Api.SMALL_DRAFT.replace("整洁", "干净")).then().statusCode(201);
    Api.open(id, Map.of("closesAt", inDays(31, 0)))
        .then()
        .statusCode(200)
        .body("draftVersion", equalTo(2));
    given()
        .get(PUBLIC + "/" + id + "/drafts/2")
        .then()
        .statusCode(200)
        .body("consultationId", equalTo(id))
        .body("version", equalTo(2))
        .body("title", equalTo("关于规范集市管理的实施意见"))
        .body("clauses.label", equalTo(List.of("一、", "二、")))
        .body("clauses[1].children.label", equalTo(List.of("（二）", "（三）")));
    for (String version : List.of("1", "3", "0", "-1")) {
      Refusals.assertRefused(
          "getDraft",
          404,
          "draft-not-found",
          () -> given().get(PUBLIC + "/" + id + "/drafts/" + version));
    }
  }

  @Test
  void findsNoDraftUnderAVersionThatIsNone() {
    String id = Api.anOpenConsultation();
    for (String version : List.of("one", "1.5", "99999999999", "one?other=1")) {
      Refusals.assertRefused(
          "getDraft",
          404,
          "not-found",
          () -> given().get(PUBLIC + "/" + id + "/drafts/" + version));
    }
  }

  // --- Tools

  /** A consultation with a draft and no window. */
  private static String prepared() {
    String id = Api.aConsultation();
    Api.importDraft(id, Api.SMALL_DRAFT).then().statusCode(201);
    return id;
  }

  /** Copies of a consultation without drafts, newer than it. */
  private static void copies(String id, int number) {
    int rows =
        Database.update(
            "insert into consultation (id, decision_id, title, unit, contact, opens_at, closes_at,"
                + " published_draft, created_by, round, version) select uuidv7(), decision_id,"
                + " title, unit, contact, opens_at, closes_at, published_draft, created_by,"
                + " copy + 1, 0 from consultation, generate_series(1, ?) copy where id = ?::uuid",
            number,
            id);
    assertThat(rows).isEqualTo(number);
  }

  private static RequestSpecification page(
      RequestSpecification request, @Nullable String cursor, int limit) {
    RequestSpecification limited = request.queryParam("limit", limit);
    return cursor == null ? limited : limited.queryParam("cursor", cursor);
  }

  private static void assertOpeningRefused(
      String id, List<Map<String, String>> requests, int status, String code) {
    requests.forEach(
        request ->
            Refusals.assertRefused("openConsultation", status, code, () -> Api.open(id, request)));
  }

  private static Response open(String id, String key, String ifMatch, String closesAt) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(Map.of("closesAt", closesAt))
        .post(ADMIN + "/" + id + "/opening");
  }

  private static Response openRaw(String id, String body) {
    return Api.officer()
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(body)
        .post(ADMIN + "/" + id + "/opening");
  }

  private static Response staffView(String id) {
    return Api.as("officer").get(ADMIN + "/" + id);
  }

  private static Response create(String key, Map<String, ?> body) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(ADMIN);
  }

  private static Map<String, Object> body(String decision) {
    return body(decision, "关于公开征求《集市管理办法》意见的公告");
  }

  private static Map<String, Object> body(String decision, String title) {
    return Map.of(
        "decisionId",
        decision,
        "title",
        title,
        "unit",
        "青禾镇人民政府",
        "contact",
        "电子邮箱：yijian@example.invalid");
  }

  private static String inDays(int days, int seconds) {
    return Instant.now().plus(Duration.ofDays(days)).plusSeconds(seconds).toString();
  }
}
