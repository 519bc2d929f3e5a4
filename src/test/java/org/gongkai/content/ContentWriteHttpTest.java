package org.gongkai.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Contents as editors write them, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ContentWriteHttpTest {

  private static final String PATH = "/v1/admin/contents";

  @Test
  void beginsAContentOfEachType() {
    for (String type :
        List.of("NOTICE", "POLICY", "INTERPRETATION", "CONSULTATION_NOTICE", "GAZETTE")) {
      Map<String, Object> body = Contents.bodyOf(type);
      Response made = Contents.create(body);
      String id = made.path("id");
      made.then()
          .statusCode(201)
          .header("Location", equalTo(PATH + "/" + id))
          .header("ETag", equalTo("\"v0\""))
          .body("type", equalTo(type))
          .body("state", equalTo("DRAFT"))
          .body("published", nullValue())
          .body("findings", equalTo(0))
          .body("latest.number", equalTo(1))
          .body("latest.title", equalTo(body.get("title")))
          .body("latest.writtenBy", equalTo("staff-editor"))
          .body("latest.checkedAt", containsString("+08:00"));
      Answers.assertChinaTime(made);
      assertThat(Contents.get(id).asString()).isEqualTo(made.asString());
      assertThat(given().get("/v1/notices/" + id).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void saysWhatAContentIsAbout() {
    Map<String, Object> announcement = Contents.bodyOf("CONSULTATION_NOTICE");
    Contents.create(announcement)
        .then()
        .body("subjectPath", equalTo("/v1/consultations/" + announcement.get("consultationId")));
    Map<String, Object> interpretation = Contents.bodyOf("INTERPRETATION");
    Contents.create(interpretation)
        .then()
        .body("subjectPath", equalTo("/v1/notices/" + interpretation.get("interprets")));
    Contents.create(Contents.noticeBody()).then().body("subjectPath", nullValue());
  }

  @Test
  void beginsAContentOnceHoweverOftenItIsSent() {
    String key = Api.key();
    Map<String, Object> body = Contents.noticeBody();
    Response first = create(key, body);
    first.then().statusCode(201);
    Answers.assertReplay(first, create(key, body));
    Refusals.assertRefused(
        "createContent",
        422,
        "idempotency-key-reused",
        () -> create(key, Contents.with(body, "title", "另一个通知")));
  }

  private static Response create(String key, Map<String, ?> body) {
    return Api.as("editor")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH);
  }

  @Test
  void cleansBodiesAndMakesASummary() {
    Map<String, Object> body = Contents.without(Contents.noticeBody(), "summary");
    String html =
        "<div style='color:red'><p class=x>集市<b>每日</b>开放 &amp; 免费。<p>欢迎🎪</div><!-- 注 -->";
    Contents.create(Contents.with(body, "body", html))
        .then()
        .statusCode(201)
        .body("latest.body", equalTo("<p>集市<strong>每日</strong>开放 &amp; 免费。</p><p>欢迎🎪</p>"))
        .body("latest.summary", equalTo("集市每日开放 & 免费。 欢迎🎪"));
    Contents.create(Contents.with(body, "body", "<p>" + "长".repeat(700) + "</p>"))
        .then()
        .statusCode(201)
        .body("latest.summary", equalTo("长".repeat(199) + "…"));
  }

  @Test
  void refusesWhatABodyMustNotHold() {
    for (String html :
        List.of(
            "<p>一</p><script>alert(1)</script>",
            "<style>p{}</style><p>一</p>",
            "<form><input></form>一",
            "<iframe src='https://example.invalid/'></iframe>一",
            "<p onclick='x()'>一</p>",
            "<img src='https://example.invalid/a.png' alt='图'>",
            "<img src='data:image/png;base64,AA' alt='图'>",
            "<a href='javascript:alert(1)'>一</a>",
            "<a href='data:text/html,x'>一</a>",
            "<a href='//example.invalid/'>一</a>",
            "<p></p>",
            "")) {
      Response refused =
          Refusals.refusal(
              "createContent",
              422,
              "content-invalid",
              () -> Contents.create(Contents.with(Contents.noticeBody(), "body", html)));
      Refusals.assertViolation(refused, "body", "body");
    }
    Refusals.assertRefused(
        "createContent",
        400,
        "invalid-request",
        () -> Contents.create(Contents.with(Contents.noticeBody(), "body", "长".repeat(100_001))));
    Contents.create(Contents.with(Contents.noticeBody(), "body", "长".repeat(100_000)))
        .then()
        .statusCode(201);
  }

  @Test
  void refusesAContentWithoutWhatItsTypeNeeds() {
    assertInvalid(Contents.without(Contents.bodyOf("POLICY"), "documentNumber"), "documentNumber");
    assertInvalid(Contents.without(Contents.bodyOf("POLICY"), "generatedOn"), "generatedOn");
    assertInvalid(Contents.with(Contents.noticeBody(), "type", "INTERPRETATION"), "interprets");
    assertInvalid(
        Contents.with(Contents.noticeBody(), "type", "CONSULTATION_NOTICE"), "consultationId");
    assertInvalid(Contents.with(Contents.noticeBody(), "type", "GAZETTE"), "issue");
    assertInvalid(Contents.with(Contents.noticeBody(), "issue", "2026年第2期"), "issue");
    assertInvalid(
        Contents.with(Contents.noticeBody(), "interprets", UUID.randomUUID().toString()),
        "interprets");
    assertInvalid(
        Contents.with(Contents.noticeBody(), "expiresAt", "2020-01-01T00:00:00+08:00"),
        "expiresAt");
    assertInvalid(
        Contents.with(Contents.noticeBody(), "channels", List.of("feed", "nowhere")),
        "channels[1]");
    assertInvalid(Contents.with(Contents.noticeBody(), "openness", "ON_REQUEST"), "opennessGround");
    assertInvalid(
        Contents.with(
            Contents.with(Contents.noticeBody(), "openness", "NOT_DISCLOSED"),
            "opennessGround",
            "  涉密 "),
        "opennessGround");
    assertInvalid(Contents.with(Contents.noticeBody(), "title", "\u0001\u0002"), "title");
    Refusals.assertRefused(
        "createContent",
        409,
        "content-derived",
        () -> Contents.create(Contents.with(Contents.noticeBody(), "type", "FEEDBACK_REPORT")));
  }

  private static void assertInvalid(Map<String, ?> body, String field) {
    Response refused =
        Refusals.refusal("createContent", 422, "content-invalid", () -> Contents.create(body));
    Refusals.assertViolation(refused, "body", field);
  }

  @Test
  void refusesPoliciesAndConsultationsThatAreNotThere() {
    Map<String, Object> interpretation = Contents.bodyOf("INTERPRETATION");
    String notice = Contents.aDraft("NOTICE");
    String policy = Contents.aDraft("POLICY");
    Database.update(
        "update content set withdrawn_at = clock_timestamp(), withdrawn_by = 'editor-1',"
            + " withdrawal_reason = '已经废止', state = 'WITHDRAWN' where id = ?::uuid",
        policy);
    for (String other : List.of(UUID.randomUUID().toString(), notice, policy)) {
      Refusals.assertRefused(
          "createContent",
          409,
          "policy-not-interpretable",
          () -> Contents.create(Contents.with(interpretation, "interprets", other)));
    }
    Map<String, Object> announcement = Contents.bodyOf("CONSULTATION_NOTICE");
    Refusals.assertRefused(
        "createContent",
        404,
        "consultation-not-found",
        () ->
            Contents.create(
                Contents.with(announcement, "consultationId", UUID.randomUUID().toString())));
  }

  @Test
  void writesVersionsAndKeepsThemAll() {
    String id = Contents.aDraft("NOTICE");
    Database.update(
        "update content set state = 'SCHEDULED', publish_at = clock_timestamp() + interval '1 day',"
            + " publish_channels = '[]', publish_by = 'editor-1' where id = ?::uuid",
        id);
    Map<String, Object> next = Contents.with(Contents.textBody(), "title", "关于集市时间的通知");
    Contents.replace(id, "\"v0\"", next)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v1\""))
        .body("state", equalTo("DRAFT"))
        .body("publishAt", nullValue())
        .body("latest.number", equalTo(2))
        .body("latest.title", equalTo("关于集市时间的通知"));
    // The same again makes no version.
    Contents.replace(id, "\"v1\"", next)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v1\""))
        .body("latest.number", equalTo(2));
    Api.as("auditor")
        .get(PATH + "/" + id + "/versions")
        .then()
        .statusCode(200)
        .body("number", contains(2, 1))
        .body("title", contains("关于集市时间的通知", "关于集市开放时间的通知"));
    Api.as("reviewer")
        .get(PATH + "/" + id + "/versions/1")
        .then()
        .statusCode(200)
        .body("title", equalTo("关于集市开放时间的通知"));
    assertThat(Database.number("select count(*) from audit_entry where subject_id = ?::uuid", id))
        .isEqualTo(2);
    for (String path : List.of("/versions/3", "/versions/0")) {
      Refusals.assertRefused(
          "getContentVersion",
          404,
          "content-not-found",
          () -> Api.as("editor").get(PATH + "/" + id + path));
    }
  }

  @Test
  void refusesChangesThatCannotBe() {
    String id = Contents.aDraft("NOTICE");
    Map<String, Object> next = Contents.with(Contents.textBody(), "title", "关于集市时间的通知");
    Refusals.assertRefused(
        "replaceContent", 412, "stale-version", () -> Contents.replace(id, "\"v7\"", next));
    Refusals.assertRefused(
        "replaceContent",
        428,
        "precondition-required",
        () -> Api.as("editor").contentType(ContentType.JSON).body(next).put(PATH + "/" + id));
    Refusals.assertRefused(
        "replaceContent",
        404,
        "content-not-found",
        () -> Contents.replace(UUID.randomUUID().toString(), "*", next));
    Refusals.assertRefused(
        "replaceContent",
        400,
        "unknown-field",
        () -> Contents.replace(id, "*", Contents.with(next, "type", "POLICY")));
    Refusals.assertRefused(
        "replaceContent",
        422,
        "content-invalid",
        () -> Contents.replace(id, "*", Contents.with(next, "issue", "第2期")));
    for (String state : List.of("PUBLISHED", "WITHDRAWN", "EXPIRED")) {
      Database.update("update content set state = ? where id = ?::uuid", state, id);
      Refusals.assertRefused(
          "replaceContent", 409, "content-state-forbids", () -> Contents.replace(id, "*", next));
    }
  }

  @Test
  void letsOneOfTwoChangesWin() {
    String id = Contents.aDraft("NOTICE");
    List<Integer> answers =
        Stream.of("甲", "乙")
            .map(
                name ->
                    CompletableFuture.supplyAsync(
                        () ->
                            Contents.replace(
                                    id, "\"v0\"", Contents.with(Contents.textBody(), "title", name))
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertThat(answers).containsExactly(200, 412);
    assertThat(
            Database.number("select count(*) from content_version where content_id = ?::uuid", id))
        .isEqualTo(2);
  }

  @Test
  void keepsVersionsAsTheyWereWritten() {
    String id = Contents.aDraft("NOTICE");
    for (String change :
        List.of(
            "update content_version set title = '改' where content_id = ?::uuid",
            "update content_version set body = '<p>改</p>' where content_id = ?::uuid",
            "update content_version set written_by = '改' where content_id = ?::uuid",
            "delete from content_version where content_id = ?::uuid",
            "update content set type = 'POLICY' where id = ?::uuid")) {
      assertThatThrownBy(() -> Database.update(change, id))
          .as(change)
          .rootCause()
          .message()
          .containsAnyOf("immutable", "are kept", "keeps its type");
    }
  }

  @Test
  void correctsWhatIsPublished() {
    String id = published();
    Map<String, Object> text = Contents.with(Contents.textBody(), "title", "关于集市时间的通知");
    Contents.correct(id, text)
        .then()
        .statusCode(200)
        .body("state", equalTo("DRAFT"))
        .body("published", equalTo(1))
        .body("latest.number", equalTo(2))
        .body("latest.correction", equalTo("MINOR"))
        .body("latest.correctionNote", equalTo("更正开放时间。"));
    given().get("/v1/notices/" + id).then().statusCode(200).body("title", equalTo("关于集市开放时间的通知"));
    Contents.replace(id, Contents.with(text, "title", "关于集市的通知"))
        .then()
        .statusCode(200)
        .body("latest.number", equalTo(3))
        .body("latest.correction", equalTo("MINOR"))
        .body("latest.correctionNote", equalTo("更正开放时间。"));
    Refusals.assertRefused(
        "correctContent", 409, "content-state-forbids", () -> Contents.correct(id, text));
    Api.as("editor")
        .get(PATH + "/" + id + "/versions")
        .then()
        .body("correction", contains("MINOR", "MINOR", null));
  }

  @Test
  void refusesCorrectionsThatCannotBe() {
    String id = published();
    Map<String, Object> text = Contents.with(Contents.textBody(), "title", "关于集市时间的通知");
    Response same =
        Refusals.refusal(
            "correctContent",
            422,
            "content-invalid",
            () -> Contents.correct(id, Contents.textBody()));
    Refusals.assertViolation(same, "body", "body");
    Response brief =
        Refusals.refusal(
            "correctContent",
            422,
            "content-invalid",
            () -> Contents.correct(id, Contents.with(text, "note", "更正")));
    Refusals.assertViolation(brief, "body", "note");
    String draft = Contents.aDraft("NOTICE");
    Refusals.assertRefused(
        "correctContent", 409, "content-state-forbids", () -> Contents.correct(draft, text));
    String key = Api.key();
    String etag = Contents.etag(id);
    Response first = correct(id, etag, key, text);
    first.then().statusCode(200);
    Answers.assertReplay(first, correct(id, etag, key, text));
    Refusals.assertRefused(
        "correctContent", 412, "stale-version", () -> correct(id, etag, Api.key(), text));
  }

  private static Response correct(String id, String etag, String key, Map<String, Object> text) {
    return Api.as("editor")
        .header("If-Match", etag)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Contents.with(Contents.with(text, "kind", "MAJOR"), "note", "更正开放时间为每日。"))
        .post(PATH + "/" + id + "/correction");
  }

  /** A notice published past its reviews, as the database lets its owner. */
  private static String published() {
    String id = Contents.aDraft("NOTICE");
    Database.update(
        "with triggers as (select set_config('session_replication_role', 'replica', true)), v as"
            + " (update content_version set edition = 1, published_at = clock_timestamp(),"
            + " published_by = 'editor-1' from triggers where content_id = ?::uuid) update content"
            + " set state = 'PUBLISHED', published = 1, published_at = clock_timestamp(), place ="
            + " id, index_number = ?, publisher = '青禾镇人民政府', scope = '面向全社会', generated_on ="
            + " current_date, published_on = current_date, method = 'PROACTIVE' from triggers where"
            + " id = ?::uuid",
        id,
        "test-" + UUID.randomUUID().toString().substring(0, 8),
        id);
    return id;
  }

  @Test
  void refusesToEditAReport() {
    String id = Reports.aPublishedReport("feed");
    Refusals.assertRefused(
        "replaceContent",
        409,
        "content-derived",
        () -> Contents.replace(id, "*", Contents.textBody()));
    Refusals.assertRefused(
        "correctContent", 409, "content-derived", () -> Contents.correct(id, Contents.textBody()));
    Refusals.assertRefused(
        "checkContent",
        409,
        "content-derived",
        () -> Api.as("editor").post(PATH + "/" + id + "/check"));
  }

  @Test
  void listsContentsNewestFirst() {
    String word = "青禾" + UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < 5; i++) {
      Contents.made(Contents.with(Contents.bodyOf("GAZETTE"), "title", word + "%_" + i));
    }
    List<String> ids =
        Answers.readAll(
            2,
            cursor -> {
              var request = Api.as("reviewer").queryParam("q", word).queryParam("limit", 2);
              return (cursor == null ? request : request.queryParam("cursor", cursor)).get(PATH);
            });
    assertThat(ids).hasSize(5);
    Answers.assertNewestFirst(ids);
    list("q", word + "%_3").then().body("items.title", contains(word + "%_3"));
    list("q", "%_%_").then().body("items.title", not(hasItem(word + "%_3")));
    list("type", "GAZETTE").then().statusCode(200).body("items.id", hasItem(ids.get(0)));
    list("type", "POLICY").then().body("items.id", not(hasItem(ids.get(0))));
    list("state", "DRAFT").then().body("items.id", hasItem(ids.get(0)));
    list("state", "EXPIRED").then().body("items.id", not(hasItem(ids.get(0))));
    list("column", "feedback").then().body("items.id", hasItem(ids.get(0)));
    list("column", "nothing").then().body("items.size()", equalTo(0));
    for (String bad : List.of("一", "长".repeat(51))) {
      Response refused =
          Refusals.refusal("listContents", 400, "invalid-request", () -> list("q", bad));
      Refusals.assertViolation(refused, "query", "q");
    }
    Refusals.assertRefused("listContents", 400, "unknown-value", () -> list("state", "NONSENSE"));
  }

  private static Response list(String name, String value) {
    return Api.as("editor").queryParam(name, value).queryParam("limit", 100).get(PATH);
  }

  @Test
  void previewsWhatAChannelWouldShow() {
    String id = Contents.aDraft("NOTICE");
    Api.as("reviewer")
        .get(PATH + "/" + id + "/renditions/feed")
        .then()
        .statusCode(200)
        .body("channel", equalTo("feed"))
        .body("kind", equalTo("FEED"))
        .body("number", equalTo(1))
        .body("rendition.fields.title", equalTo("关于集市开放时间的通知"))
        .body("rendition.fields.body", startsWith("<p>集市自五月起每日开放。</p>"))
        .body("refusals.size()", equalTo(0))
        .body("capabilities.titleLimit", equalTo(200))
        .body("capabilities.update", equalTo(true));
    String elsewhere = Contents.made(Contents.with(Contents.noticeBody(), "column", "elsewhere"));
    Api.as("editor")
        .get(PATH + "/" + elsewhere + "/renditions/feed")
        .then()
        .statusCode(200)
        .body("refusals.field", contains("column"));
    Refusals.assertRefused(
        "previewContent",
        404,
        "channel-not-found",
        () -> Api.as("editor").get(PATH + "/" + id + "/renditions/nowhere"));
    Refusals.assertRefused(
        "previewContent",
        404,
        "content-not-found",
        () -> Api.as("editor").get(PATH + "/" + UUID.randomUUID() + "/renditions/feed"));
  }

  @Test
  void knowsNothingOfOtherContents() {
    String nobody = PATH + "/" + UUID.randomUUID();
    Refusals.assertRefused(
        "getContent", 404, "content-not-found", () -> Api.as("editor").get(nobody));
    Refusals.assertRefused(
        "listContentVersions",
        404,
        "content-not-found",
        () -> Api.as("editor").get(nobody + "/versions"));
    Refusals.assertRefused(
        "listFindings", 404, "content-not-found", () -> Api.as("editor").get(nobody + "/findings"));
    Refusals.assertRefused(
        "checkContent", 404, "content-not-found", () -> Api.as("editor").post(nobody + "/check"));
  }
}
