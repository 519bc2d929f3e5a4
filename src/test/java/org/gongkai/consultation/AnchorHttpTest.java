package org.gongkai.consultation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What became of clauses, and what persons say about it, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class AnchorHttpTest {

  private static final String REASON = "已逐条核对。";

  // --- Reading

  @Test
  void listsWhatBecameOfEachClause() {
    String id = Redrafts.redrafted();
    Response page = list(id, "officer", Map.of("limit", 100));
    page.then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("items.clause.label", contains("一、", "（一）", "二、", "（二）", "（三）", "（四）"))
        .body("items.fate", contains("SAME", "SAME", "SAME", "EDITED", "RENUMBERED", "REMOVED"))
        .body("items.fromVersion", everyItem(equalTo(1)))
        .body("items.toVersion", everyItem(equalTo(2)))
        .body("items.decidedBy", everyItem(nullValue()))
        .body("items.basis", everyItem(notNullValue()))
        .body("items.etag", everyItem(equalTo("\"v0\"")))
        .body("counts.SAME", equalTo(3))
        .body("counts.EDITED", equalTo(1))
        .body("counts.RENUMBERED", equalTo(1))
        .body("counts.REMOVED", equalTo(1))
        .body("nextCursor", nullValue());
    JsonPath json = page.jsonPath();
    assertThat(json.getDouble("items[3].similarity")).isBetween(0.5, 0.99);
    assertThat(json.getString("items[4].targets[0].label")).isEqualTo("（四）");
    assertThat(json.getBoolean("items[4].renumbered")).isTrue();
    assertThat(json.getList("items[5].targets")).isEmpty();
  }

  @Test
  void listsOneFateAndPages() {
    String id = Redrafts.redrafted();
    list(id, "auditor", Map.of("fate", "EDITED"))
        .then()
        .statusCode(200)
        .body("items.clause.label", contains("（二）"))
        .body("counts.SAME", equalTo(3));
    list(id, "auditor", Map.of("fate", "ORPHANED")).then().body("items", equalTo(List.of()));
    List<String> labels = new ArrayList<>();
    String cursor = null;
    do {
      Response page =
          list(
              id,
              "officer",
              cursor == null ? Map.of("limit", 4) : Map.of("limit", 4, "cursor", cursor));
      labels.addAll(page.jsonPath().getList("items.clause.label"));
      cursor = page.path("nextCursor");
    } while (cursor != null);
    assertThat(labels).containsExactly("一、", "（一）", "二、", "（二）", "（三）", "（四）");
    Response first = list(id, "officer", Map.of("limit", 2, "fate", "SAME"));
    first.then().body("items.clause.label", contains("一、", "（一）"));
    list(id, "officer", Map.of("limit", 2, "fate", "SAME", "cursor", first.path("nextCursor")))
        .then()
        .body("items.clause.label", contains("二、"))
        .body("nextCursor", nullValue());
  }

  @Test
  void hasNoneForAVersionThatIsBasedOnNoOther() {
    String id = Redrafts.opened();
    Api.as("officer")
        .get(path(id, 1))
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()))
        .body("counts", equalTo(Map.of()));
    String clause = Redrafts.clause(id, 1, "二");
    Refusals.assertRefused(
        "getAnchor", 404, "clause-not-found", () -> Api.as("officer").get(path(id, 1, clause)));
  }

  @Test
  void refusesListsThatItCannotGive() {
    String id = Redrafts.redrafted();
    Refusals.assertRefused(
        "listAnchors", 404, "draft-not-found", () -> Api.as("officer").get(path(id, 3)));
    Response fate =
        Refusals.refusal(
            "listAnchors", 400, "unknown-value", () -> list(id, "officer", Map.of("fate", "LOST")));
    Refusals.assertViolation(fate, "query", "fate");
    Refusals.assertRefused(
        "listAnchors",
        400,
        "invalid-cursor",
        () -> list(id, "officer", Map.of("cursor", "nonsense")));
    String other = Redrafts.redrafted();
    String foreign = list(other, "officer", Map.of("limit", 1)).path("nextCursor");
    Refusals.assertRefused(
        "listAnchors", 400, "invalid-cursor", () -> list(id, "officer", Map.of("cursor", foreign)));
  }

  @Test
  void showsOneAnchorToOfficersAndAuditors() {
    String id = Redrafts.redrafted();
    String clause = Redrafts.clause(id, 1, "二");
    for (String role : List.of("officer", "auditor")) {
      Api.as(role)
          .get(path(id, 2, clause))
          .then()
          .statusCode(200)
          .header("ETag", "\"v0\"")
          .body("anchor.fate", equalTo("EDITED"))
          .body("anchor.targets.id", contains(clause))
          .body("decisions", equalTo(List.of()));
    }
    Refusals.assertRefused(
        "getAnchor", 403, "forbidden", () -> Api.as("editor").get(path(id, 2, clause)));
    Refusals.assertRefused(
        "getAnchor", 401, "unauthenticated", () -> given().get(path(id, 2, clause)));
    String unknown = UUID.randomUUID().toString();
    Refusals.assertRefused(
        "getAnchor", 404, "clause-not-found", () -> Api.as("officer").get(path(id, 2, unknown)));
    Refusals.assertRefused(
        "getAnchor", 404, "draft-not-found", () -> Api.as("officer").get(path(id, 9, clause)));
  }

  // --- Deciding

  @Test
  void confirmsAnAnchor() {
    String id = Redrafts.redrafted();
    String clause = Redrafts.clause(id, 1, "二");
    Response before = Api.as("officer").get(path(id, 2, clause));
    double similarity = before.jsonPath().getDouble("anchor.similarity");
    Response confirmed = put(id, clause, "\"v0\"", body("EDITED", clause));
    confirmed
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("anchor.etag", equalTo("\"v1\""))
        .body("anchor.fate", equalTo("EDITED"))
        .body("anchor.basis", nullValue())
        .body("anchor.decidedBy", equalTo("staff-officer"))
        .body("anchor.decidedAt", notNullValue())
        .body("decisions.oldFate", contains("EDITED"))
        .body("decisions.newFate", contains("EDITED"))
        .body("decisions.reason", contains(REASON));
    assertThat(confirmed.jsonPath().getDouble("anchor.similarity")).isEqualTo(similarity);
    Answers.assertChinaTime(confirmed);
  }

  @Test
  void keepsEveryDecision() {
    String id = Redrafts.redrafted();
    String gone = Redrafts.clause(id, 1, "四");
    String marked = Redrafts.clause(id, 2, "二");
    String toilets = Redrafts.clause(id, 2, "三");
    put(id, gone, "\"v0\"", body("SPLIT", toilets, marked)).then().statusCode(200);
    put(id, gone, "\"v1\"", body("MERGED", toilets)).then().statusCode(200);
    Response last = put(id, gone, "\"v2\"", body("ORPHANED"));
    last.then()
        .statusCode(200)
        .header("ETag", "\"v3\"")
        .body("anchor.targets", equalTo(List.of()))
        .body("decisions.oldFate", contains("REMOVED", "SPLIT", "MERGED"))
        .body("decisions.newFate", contains("SPLIT", "MERGED", "ORPHANED"))
        .body("decisions[0].oldTargets", equalTo(List.of()))
        .body("decisions[0].newTargets", contains(marked, toilets))
        .body("decisions[1].oldTargets", contains(marked, toilets))
        .body("decisions.decidedBy", everyItem(equalTo("staff-officer")));
    Response read = Api.as("auditor").get(path(id, 2, gone));
    assertThat(read.jsonPath().getMap("$")).isEqualTo(last.jsonPath().getMap("$"));
    list(id, "officer", Map.of("fate", "ORPHANED"))
        .then()
        .body("items.clause.id", contains(gone))
        .body("counts.REMOVED", nullValue());
  }

  @Test
  void comparesTheWordsAnewWhenThePersonNamesAnotherClause() {
    String id = Redrafts.redrafted();
    String gone = Redrafts.clause(id, 1, "四");
    String paid = Redrafts.clause(id, 1, "三");
    String toilets = Redrafts.clause(id, 2, "三");
    put(id, gone, "\"v0\"", body("EDITED", toilets))
        .then()
        .statusCode(200)
        .body("anchor.similarity", equalTo(0.0f))
        .body("anchor.renumbered", equalTo(true));
    put(id, paid, "\"v0\"", body("REMOVED")).then().statusCode(200);
    put(id, paid, "\"v1\"", body("RENUMBERED", paid))
        .then()
        .statusCode(200)
        .body("anchor.similarity", equalTo(1.0f))
        .body("anchor.renumbered", equalTo(true))
        .body("anchor.moved", equalTo(false));
  }

  @Test
  void saysThatAClauseMovedWhenAPersonDoes() {
    String id = Redrafts.redrafted();
    String paid = Redrafts.clause(id, 1, "三");
    put(id, paid, "\"v0\"", body("MOVED", paid))
        .then()
        .statusCode(200)
        .body("anchor.moved", equalTo(true))
        .body("anchor.similarity", equalTo(1.0f));
    put(id, paid, "\"v1\"", body("RENUMBERED", paid))
        .then()
        .statusCode(200)
        .body("anchor.moved", equalTo(false));
  }

  @Test
  void changesThePublicComparisonAtOnce() {
    String id = Redrafts.republished();
    String address = "/v1/consultations/" + id + "/drafts/2/diff?from=1";
    given().get(address).then().body("counts.REMOVED", equalTo(1)).body("counts.ADDED", equalTo(1));
    String gone = Redrafts.clause(id, 1, "四");
    String toilets = Redrafts.clause(id, 2, "三");
    put(id, gone, "\"v0\"", body("EDITED", toilets)).then().statusCode(200);
    given()
        .get(address)
        .then()
        .body("counts.REMOVED", nullValue())
        .body("counts.ADDED", nullValue())
        .body("counts.EDITED", equalTo(2));
  }

  @Test
  void refusesAFateThatDoesNotGoWithItsTargets() {
    String id = Redrafts.redrafted();
    String clause = Redrafts.clause(id, 1, "二");
    String other = Redrafts.clause(id, 2, "三");
    List<Map<String, Object>> invalid = new ArrayList<>();
    for (String fate : List.of("SAME", "EDITED", "MOVED", "RENUMBERED", "MERGED")) {
      invalid.add(body(fate));
      invalid.add(body(fate, clause, other));
    }
    for (String fate : List.of("REMOVED", "ORPHANED")) {
      invalid.add(body(fate, clause));
    }
    invalid.add(body("SPLIT"));
    invalid.add(body("SPLIT", clause));
    invalid.add(body("SPLIT", clause, clause));
    invalid.forEach(
        body ->
            Refusals.assertRefused(
                "putAnchor", 422, "anchor-invalid", () -> put(id, clause, "\"v0\"", body)));
  }

  @Test
  void refusesATargetThatTheLaterVersionHasNot() {
    String id = Redrafts.redrafted();
    String clause = Redrafts.clause(id, 1, "二");
    String gone = Redrafts.clause(id, 1, "四");
    for (String target : List.of(gone, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "putAnchor",
          404,
          "clause-not-found",
          () -> put(id, clause, "\"v0\"", body("EDITED", target)));
    }
    String added = Redrafts.clause(id, 2, "三");
    Refusals.assertRefused(
        "putAnchor",
        404,
        "clause-not-found",
        () -> put(id, added, "\"v0\"", body("EDITED", clause)));
  }

  @Test
  void refusesABodyThatIsNotOne() {
    String id = Redrafts.redrafted();
    String clause = Redrafts.clause(id, 1, "二");
    Map<String, Object> tooMany = body("SPLIT", clause);
    tooMany.put(
        "targets", Stream.generate(UUID::randomUUID).limit(51).map(UUID::toString).toList());
    Map<String, Object> nothing = body("EDITED", clause);
    nothing.put("targets", Collections.singletonList(null));
    Map<String, Object> blank = body("EDITED", clause);
    blank.put("reason", " ");
    Map<String, Object> wordy = body("EDITED", clause);
    wordy.put("reason", "长".repeat(501));
    for (Map<String, Object> invalid : List.of(tooMany, nothing, blank, wordy)) {
      Refusals.assertRefused(
          "putAnchor", 400, "invalid-request", () -> put(id, clause, "\"v0\"", invalid));
    }
    for (String missing : List.of("fate", "targets", "reason")) {
      Map<String, Object> lacking = body("EDITED", clause);
      lacking.remove(missing);
      Response refusal =
          Refusals.refusal(
              "putAnchor", 400, "invalid-request", () -> put(id, clause, "\"v0\"", lacking));
      Refusals.assertViolation(refusal, "body", missing);
    }
    Refusals.assertRefused(
        "putAnchor", 400, "unknown-value", () -> put(id, clause, "\"v0\"", body("LOST", clause)));
  }

  @Test
  void decidesOnlyOnTheStateThatTheOfficerSaw() {
    String id = Redrafts.redrafted();
    String clause = Redrafts.clause(id, 1, "二");
    Map<String, Object> body = body("EDITED", clause);
    Refusals.assertRefused(
        "putAnchor", 428, "precondition-required", () -> put(id, clause, null, body));
    Refusals.assertRefused(
        "putAnchor", 412, "stale-version", () -> put(id, clause, "\"v1\"", body));
    put(id, clause, "\"v0\"", body).then().statusCode(200);
    Refusals.assertRefused(
        "putAnchor", 412, "stale-version", () -> put(id, clause, "\"v0\"", body));
    for (String role : List.of("auditor", "editor", "admin")) {
      Refusals.assertRefused(
          "putAnchor", 403, "forbidden", () -> put(Api.as(role), id, clause, "*", body));
    }
  }

  @Test
  void letsOneOfManyOfficersDecide() {
    String id = Redrafts.redrafted();
    String clause = Redrafts.clause(id, 1, "二");
    Map<String, Object> body = body("EDITED", clause);
    List<CompletableFuture<Integer>> officers =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> put(id, clause, "\"v0\"", body).statusCode()))
            .limit(4)
            .toList();
    assertThat(officers.stream().map(CompletableFuture::join))
        .containsOnlyOnce(200)
        .containsOnly(200, 412);
    Api.as("officer").get(path(id, 2, clause)).then().body("decisions.newFate", contains("EDITED"));
  }

  // --- Tools

  private static Response list(String id, String role, Map<String, ?> parameters) {
    return Api.as(role).queryParams(parameters).get(path(id, 2));
  }

  private static Response put(
      String id, String clause, @Nullable String ifMatch, Map<String, ?> body) {
    return put(Api.as("officer"), id, clause, ifMatch, body);
  }

  private static Response put(
      RequestSpecification request,
      String id,
      String clause,
      @Nullable String ifMatch,
      Map<String, ?> body) {
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.contentType(ContentType.JSON).body(body).put(path(id, 2, clause));
  }

  private static Map<String, Object> body(String fate, String... targets) {
    Map<String, Object> body = new HashMap<>();
    body.put("fate", fate);
    body.put("targets", List.of(targets));
    body.put("reason", REASON);
    return body;
  }

  private static String path(String id, int version) {
    return "/v1/admin/consultations/" + id + "/drafts/" + version + "/anchors";
  }

  private static String path(String id, int version, String clause) {
    return path(id, version) + "/" + clause;
  }
}
