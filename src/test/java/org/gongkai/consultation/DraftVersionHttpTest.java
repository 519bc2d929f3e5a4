package org.gongkai.consultation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Further versions of a draft, their publication and what changed in them, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DraftVersionHttpTest {

  private static final String ADMIN = "/v1/admin/consultations/";
  private static final String PUBLIC = "/v1/consultations/";

  // --- Import beside a public version

  @Test
  void keepsTheIdentityOfClausesThatStay() {
    String id = Redrafts.opened();
    Api.importDraft(id, Redrafts.SECOND)
        .then()
        .statusCode(201)
        .body("draft.version", equalTo(2))
        .body("basedOn", equalTo(1))
        .body("publishedAt", nullValue());
    assertThat(Redrafts.clause(id, 2, "一")).isEqualTo(Redrafts.clause(id, 1, "一"));
    assertThat(Redrafts.clause(id, 2, "二")).isEqualTo(Redrafts.clause(id, 1, "二"));
    assertThat(Redrafts.clause(id, 2, "四")).isEqualTo(Redrafts.clause(id, 1, "三"));
    assertThat(Redrafts.clause(id, 2, "三"))
        .isNotIn(Redrafts.clause(id, 1, "三"), Redrafts.clause(id, 1, "四"));
  }

  @Test
  void showsNobodyAVersionThatIsNotPublished() {
    String id = Redrafts.redrafted();
    String added = Redrafts.clause(id, 2, "三");
    String path = PUBLIC + id + "/drafts/2";
    Refusals.assertRefused("getDraft", 404, "draft-not-found", () -> given().get(path));
    Refusals.assertRefused(
        "getDraft",
        404,
        "draft-not-found",
        () -> given().queryParam("fields", "OUTLINE").get(path));
    Refusals.assertRefused(
        "getClause", 404, "draft-not-found", () -> given().get(path + "/clauses/" + added));
    Refusals.assertRefused(
        "getClause",
        404,
        "clause-not-found",
        () -> given().get(PUBLIC + id + "/drafts/1/clauses/" + added));
    Refusals.assertRefused("getDraftDiff", 404, "draft-not-found", () -> diff(id, 1, 2));
    given().get(PUBLIC + id + "/drafts").then().body("items.version", contains(1));
    given().get(PUBLIC + id).then().body("draftVersion", equalTo(1));
    Api.comment(id, "alice", onClause(added))
        .then()
        .statusCode(404)
        .body("code", equalTo("clause-not-found"));
  }

  @Test
  void showsStaffEveryVersion() {
    String id = Redrafts.redrafted();
    for (String role : List.of("officer", "auditor")) {
      Api.as(role)
          .get(ADMIN + id + "/drafts")
          .then()
          .statusCode(200)
          .body("items.version", contains(1, 2))
          .body("items.edition", contains(1, null))
          .body("items.basedOn", contains(null, 1))
          .body("items[0].publishedAt", notNullValue())
          .body("items[1].publishedAt", nullValue());
      Api.as(role)
          .get(ADMIN + id + "/drafts/2")
          .then()
          .statusCode(200)
          .body("draft.version", equalTo(2))
          .body("basedOn", equalTo(1))
          .body("publishedAt", nullValue());
    }
    Refusals.assertRefused(
        "getDraftForStaff",
        404,
        "draft-not-found",
        () -> Api.as("officer").get(ADMIN + id + "/drafts/3"));
    Refusals.assertRefused(
        "listDraftsForStaff",
        404,
        "consultation-not-found",
        () -> Api.as("officer").get(ADMIN + UUID.randomUUID() + "/drafts"));
    Refusals.assertRefused(
        "listDraftsForStaff", 403, "forbidden", () -> Api.as("editor").get(ADMIN + id + "/drafts"));
  }

  @Test
  void showsOfficersWhatAPublicationWouldChange() {
    String id = Redrafts.redrafted();
    Response preview = preview(id, 2);
    preview.then().statusCode(200);
    assertFirstToSecond(preview);
    Refusals.assertRefused("previewDraftDiff", 404, "draft-not-found", () -> preview(id, 1));
    Refusals.assertRefused("previewDraftDiff", 404, "draft-not-found", () -> preview(id, 3));
  }

  // --- Publication

  @Test
  void publishesAFurtherVersionForAllToSeeAtOnce() {
    String id = Redrafts.redrafted();
    given().get(PUBLIC + id).then().body("draftVersion", equalTo(1));
    Response published = Api.publishDraft(id, 2);
    published.then().statusCode(200).header("ETag", equalTo(Api.etag(id)));
    for (Response shown : List.of(published, given().get(PUBLIC + id))) {
      shown.then().body("draftVersion", equalTo(2)).body("status", equalTo("OPEN"));
    }
    Response versions = given().get(PUBLIC + id + "/drafts");
    versions
        .then()
        .statusCode(200)
        .body("items.version", contains(1, 2))
        .body("items.edition", contains(1, 2));
    Answers.assertChinaTime(versions);
    assertThat(versions.asString()).doesNotContain("staff-");
    Answers.assertRevalidates(PUBLIC + id + "/drafts");
    given()
        .get(PUBLIC + id + "/drafts/2")
        .then()
        .statusCode(200)
        .body("clauses[1].children.label", contains("（二）", "（三）", "（四）"));
    given().get(PUBLIC + id + "/drafts/1").then().statusCode(200).body("version", equalTo(1));
    String decision = given().get(PUBLIC + id).path("decisionId");
    given()
        .get("/v1/decisions/" + decision)
        .then()
        .body("links.href", hasItem(PUBLIC + id + "/drafts/2"));
    Api.aComment(id, "建议甲。");
    Api.as("officer")
        .get(ADMIN + id + "/comments")
        .then()
        .body("items[0].draftVersion", equalTo(2));
  }

  @Test
  void countsEditionsOverVersionsThatWereNeverPublished() {
    String id = Redrafts.redrafted();
    Redrafts.imported(id, Redrafts.THIRD);
    Redrafts.published(id, 3);
    given()
        .get(PUBLIC + id + "/drafts")
        .then()
        .body("items.version", contains(1, 3))
        .body("items.edition", contains(1, 2));
    Refusals.assertRefused("publishDraft", 409, "draft-outdated", () -> Api.publishDraft(id, 2));
  }

  @Test
  void refusesAPublicationThatCannotBe() {
    String id = Redrafts.republished();
    for (int version : List.of(1, 2)) {
      Refusals.assertRefused(
          "publishDraft", 409, "draft-already-published", () -> Api.publishDraft(id, version));
    }
    Refusals.assertRefused("publishDraft", 404, "draft-not-found", () -> Api.publishDraft(id, 9));
    String unknown = UUID.randomUUID().toString();
    Refusals.assertRefused(
        "publishDraft", 404, "consultation-not-found", () -> publish(unknown, 1, Api.key(), "*"));
    String planned = Api.aConsultation();
    Redrafts.imported(planned, Redrafts.FIRST);
    Refusals.assertRefused(
        "publishDraft", 409, "consultation-not-announced", () -> Api.publishDraft(planned, 1));
  }

  @Test
  void publishesOnceOnTheVersionThatTheOfficerSaw() {
    String id = Redrafts.redrafted();
    String seen = Api.etag(id);
    Refusals.assertRefused(
        "publishDraft", 428, "precondition-required", () -> publish(id, 2, Api.key(), null));
    Refusals.assertRefused(
        "publishDraft", 412, "stale-version", () -> publish(id, 2, Api.key(), "\"v99\""));
    Refusals.assertRefused(
        "publishDraft", 400, "idempotency-key-missing", () -> publish(id, 2, "", seen));
    String key = Api.key();
    Response first = publish(id, 2, key, seen);
    first.then().statusCode(200);
    Answers.assertReplay(first, Refusals.unchanging("a replay", () -> publish(id, 2, key, seen)));
    Refusals.assertRefused(
        "publishDraft", 422, "idempotency-key-reused", () -> publish(id, 3, key, seen));
    Refusals.assertRefused(
        "publishDraft", 412, "stale-version", () -> publish(id, 2, Api.key(), seen));
  }

  @Test
  void letsOnlyOfficersPublish() {
    String id = Redrafts.redrafted();
    for (String role : List.of("editor", "reviewer", "admin", "auditor")) {
      RequestSpecification request =
          Api.as(role).header("Idempotency-Key", Api.key()).header("If-Match", "*");
      Refusals.assertRefused(
          "publishDraft",
          403,
          "forbidden",
          () -> request.post(ADMIN + id + "/drafts/2/publication"));
    }
  }

  // --- What changed

  @Test
  void tellsWhatChangedBetweenTwoVersions() {
    String id = Redrafts.republished();
    Response diff = diff(id, 1, 2);
    diff.then().statusCode(200);
    assertFirstToSecond(diff);
    Answers.assertRevalidates(PUBLIC + id + "/drafts/2/diff?from=1");
  }

  private static void assertFirstToSecond(Response diff) {
    diff.then()
        .body("fromVersion", equalTo(1))
        .body("toVersion", equalTo(2))
        .body("counts.EDITED", equalTo(1))
        .body("counts.ADDED", equalTo(1))
        .body("counts.RENUMBERED", equalTo(1))
        .body("counts.REMOVED", equalTo(1));
    JsonPath json = diff.jsonPath();
    assertThat(json.getList("changes.kind", String.class))
        .containsExactlyInAnyOrder("EDITED", "ADDED", "RENUMBERED", "REMOVED");
    String edited = "changes.find { it.kind == 'EDITED' }";
    assertThat(json.getString(edited + ".from[0].label")).isEqualTo("（二）");
    assertThat(text(json, edited, "DELETE")).isEqualTo(json.getString(edited + ".from[0].text"));
    assertThat(text(json, edited, "INSERT")).isEqualTo(json.getString(edited + ".to[0].text"));
    assertThat(json.getList(edited + ".runs.op", String.class)).contains("EQUAL", "INSERT");
    String renumbered = "changes.find { it.kind == 'RENUMBERED' }";
    assertThat(json.getString(renumbered + ".from[0].label")).isEqualTo("（三）");
    assertThat(json.getString(renumbered + ".to[0].label")).isEqualTo("（四）");
    assertThat(json.getString("changes.find { it.kind == 'REMOVED' }.from[0].label"))
        .isEqualTo("（四）");
    assertThat(json.getString("changes.find { it.kind == 'ADDED' }.to[0].label")).isEqualTo("（三）");
  }

  /** One of the two texts, put together from its runs. */
  private static String text(JsonPath json, String change, String side) {
    List<Map<String, String>> runs = json.getList(change + ".runs");
    return runs.stream()
        .filter(run -> "EQUAL".equals(run.get("op")) || side.equals(run.get("op")))
        .map(run -> String.valueOf(run.get("text")))
        .collect(Collectors.joining());
  }

  @Test
  void followsClausesOverTheVersionBetween() {
    String id = Redrafts.republished();
    Redrafts.imported(id, Redrafts.THIRD);
    Redrafts.published(id, 3);
    Response whole = diff(id, 1, 3);
    whole
        .then()
        .statusCode(200)
        .body("fromVersion", equalTo(1))
        .body("toVersion", equalTo(3))
        .body("counts.ADDED", nullValue())
        .body("counts.EDITED", equalTo(1))
        .body("counts.REMOVED", equalTo(1));
    assertThat(whole.asString()).doesNotContain("增设公厕");
    diff(id, 2, 3).then().statusCode(200).body("changes.kind", contains("REMOVED", "RENUMBERED"));
  }

  @Test
  void comparesOnlyForward() {
    String id = Redrafts.republished();
    Refusals.assertRefused("getDraftDiff", 422, "versions-not-in-order", () -> diff(id, 2, 1));
    Refusals.assertRefused("getDraftDiff", 422, "versions-not-in-order", () -> diff(id, 2, 2));
    Refusals.assertRefused("getDraftDiff", 404, "draft-not-found", () -> diff(id, 1, 9));
    Refusals.assertRefused("getDraftDiff", 404, "draft-not-found", () -> diff(id, 0, 2));
    Response missing =
        Refusals.refusal(
            "getDraftDiff",
            400,
            "invalid-request",
            () -> given().get(PUBLIC + id + "/drafts/2/diff"));
    Refusals.assertViolation(missing, "query", "from");
    Refusals.assertRefused(
        "getDraftDiff",
        400,
        "invalid-request",
        () -> given().get(PUBLIC + id + "/drafts/2/diff?from=one"));
  }

  // --- Small screens

  @Test
  void givesAnOutline() {
    String id = Redrafts.opened();
    String path = PUBLIC + id + "/drafts/1?fields=OUTLINE";
    Response outline = given().get(path);
    outline
        .then()
        .statusCode(200)
        .body("title", equalTo("关于规范集市管理的实施意见"))
        .body("clauses.label", contains("一、", "二、"))
        .body("clauses[0].excerpt", equalTo("总体要求"))
        .body("clauses[0].length", equalTo(4));
    JsonPath json = outline.jsonPath();
    String text = given().get(PUBLIC + id + "/drafts/1").path("clauses[1].children[0].text");
    assertThat(json.getString("clauses[1].children[0].excerpt"))
        .isEqualTo(text.substring(0, 30) + "…");
    assertThat(json.getInt("clauses[1].children[0].length")).isEqualTo(text.length());
    assertThat(outline.asString()).doesNotContain("\"text\"");
    Answers.assertRevalidates(path);
    Response refusal =
        Refusals.refusal(
            "getDraft",
            400,
            "unknown-value",
            () -> given().get(PUBLIC + id + "/drafts/1?fields=SOME"));
    Refusals.assertViolation(refusal, "query", "fields");
  }

  @Test
  void givesOneClauseWithItsPlace() {
    String id = Redrafts.opened();
    String second = given().get(PUBLIC + id + "/drafts/1").path("clauses[1].id");
    String marked = Redrafts.clause(id, 1, "二");
    String paid = Redrafts.clause(id, 1, "三");
    String lit = Redrafts.clause(id, 1, "四");
    Response page = clause(id, paid);
    page.then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("title", equalTo("关于规范集市管理的实施意见"))
        .body("path.id", contains(second))
        .body("path.label", contains("二、"))
        .body("path.excerpt", contains("具体措施"))
        .body("clause.id", equalTo(paid))
        .body("clause.label", equalTo("（三）"))
        .body("clause.children", equalTo(List.of()))
        .body("previousId", equalTo(marked))
        .body("nextId", equalTo(lit));
    clause(id, marked).then().body("previousId", equalTo(second));
    clause(id, lit).then().body("nextId", nullValue());
    clause(id, second)
        .then()
        .body("path", equalTo(List.of()))
        .body("clause.children.id", contains(marked, paid, lit))
        .body("nextId", nullValue());
    Answers.assertRevalidates(PUBLIC + id + "/drafts/1/clauses/" + paid);
  }

  @Test
  void readsEveryClauseOneAfterTheOther() {
    String id = Redrafts.opened();
    String first = given().get(PUBLIC + id + "/drafts/1").path("clauses[0].id");
    clause(id, first).then().body("previousId", nullValue());
    List<String> roots = List.of(first, clause(id, first).path("nextId"));
    assertThat(given().get(PUBLIC + id + "/drafts/1").jsonPath().getList("clauses.id"))
        .isEqualTo(roots);
  }

  @Test
  void findsNoClauseOfAnotherDraft() {
    String id = Redrafts.opened();
    String foreign = Redrafts.clause(Redrafts.opened(), 1, "二");
    for (String clause : List.of(foreign, UUID.randomUUID().toString())) {
      Refusals.assertRefused("getClause", 404, "clause-not-found", () -> clause(id, clause));
    }
    String planned = Api.aConsultation();
    Refusals.assertRefused(
        "listDrafts",
        404,
        "consultation-not-found",
        () -> given().get(PUBLIC + planned + "/drafts"));
  }

  // --- Tools

  private static Response diff(String id, int from, int to) {
    return given().queryParam("from", from).get(PUBLIC + id + "/drafts/" + to + "/diff");
  }

  private static Response preview(String id, int version) {
    return Api.as("officer").get(ADMIN + id + "/drafts/" + version + "/diff");
  }

  private static Response clause(String id, String clause) {
    return given().get(PUBLIC + id + "/drafts/1/clauses/" + clause);
  }

  private static Response publish(String id, int version, String key, @Nullable String ifMatch) {
    RequestSpecification request = Api.as("officer").header("Idempotency-Key", key);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.post(ADMIN + id + "/drafts/" + version + "/publication");
  }

  private static Map<String, Object> onClause(String clause) {
    return Map.of(
        "clauseId",
        clause,
        "text",
        "建议甲。",
        "respondent",
        Map.of("type", "PERSON", "name", "甲某某"),
        "publishConsent",
        true);
  }
}
