package org.gongkai.comment.group;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
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

/** Groups over HTTP: forming, changing, dissolving, and what becomes of the comments: nothing. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class GroupHttpTest {

  // --- Forming

  @Test
  void formsAGroupInTheOrderOfIntake() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 3);
    Response formed = Groups.form(consultation, List.of(comments.get(2), comments.get(0)));
    formed
        .then()
        .statusCode(201)
        .body("consultationId", equalTo(consultation))
        .body("title", equalTo("延长收摊时间"))
        .body("status", equalTo("ACTIVE"))
        .body("size", equalTo(2))
        .body("representativeId", equalTo(comments.get(0)))
        .body("textBeginning", equalTo("建议延长收摊时间。"))
        .body("formedBy", equalTo("staff-officer"))
        .body("dissolvedAt", nullValue());
    Answers.assertChinaTime(formed);
    String group = formed.path("id");
    assertThat(formed.header("Location")).isEqualTo("/v1/admin/groups/" + group);
    assertThat(formed.header("ETag")).isEqualTo(Groups.get(group).header("ETag"));
    assertThat(Groups.memberIds(group)).containsExactly(comments.get(0), comments.get(2));
    assertThat(groupOf(comments.get(0))).isEqualTo(group);
    assertThat(groupOf(comments.get(1))).isNull();
  }

  @Test
  void showsEachMemberWithItsOwnReceiptAndNobodysName() {
    String consultation = Api.anOpenConsultation();
    Response first = Api.comment(consultation, "alice", Api.commentBody("建议甲。"));
    Response second = Api.comment(consultation, "bob", Api.commentBody("建议甲！"));
    String group = Groups.aGroup(consultation, List.of(first.path("id"), second.path("id")));
    Response shown = Groups.get(group);
    shown
        .then()
        .statusCode(200)
        .body("group.id", equalTo(group))
        .body(
            "items.receipt",
            contains(first.<String>path("receipt"), second.<String>path("receipt")))
        .body("items.text", contains("建议甲。", "建议甲！"))
        .body("items.status", contains("PENDING_REVIEW", "PENDING_REVIEW"))
        .body("items.source", contains("MINI_PROGRAM", "MINI_PROGRAM"))
        .body("nextCursor", nullValue());
    assertThat(shown.asString()).doesNotContain("甲某某", "000-00000000");
    assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void leavesEverythingOfAMemberAsItWas() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议甲！", "建议甲");
    List<String> comments = Reports.comments(consultation);
    List<String> before = comments.stream().map(Groups::restOf).toList();
    List<String> tags = comments.stream().map(Groups::etagOf).toList();
    String group = Groups.aGroup(consultation, comments);
    assertThat(comments.stream().map(Groups::restOf).toList()).isEqualTo(before);
    assertThat(comments.stream().map(Groups::etagOf).toList()).doesNotContainAnyElementsOf(tags);
    Groups.dissolve(group).then().statusCode(200);
    assertThat(comments.stream().map(Groups::restOf).toList()).isEqualTo(before);
    // Each counts in the report, and each receipt is answered.
    Groups.aGroup(consultation, comments);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    given()
        .get("/v1/consultations/" + consultation + "/feedback")
        .then()
        .body("totals.received", equalTo(3))
        .body("items", hasSize(3));
    for (String comment : comments) {
      String receipt = Database.text("select receipt from comment where id = ?::uuid", comment);
      given().get("/v1/receipts/" + receipt).then().statusCode(200);
    }
  }

  @Test
  void takesCommentsOnDifferentClausesThatTheOfficerNames() {
    String consultation = Api.anOpenConsultation();
    String whole = Api.aComment(consultation, "建议甲。");
    String other = aCommentOn(consultation, Api.clause(consultation, "二"));
    String group = Groups.aGroup(consultation, List.of(whole, other));
    assertThat(Groups.memberIds(group)).containsExactly(whole, other);
  }

  @Test
  void refusesCommentsOfOtherGroupsNamingThem() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 3);
    Groups.aGroup(consultation, comments.subList(0, 2));
    Response refusal = refusesToForm(409, "comment-already-grouped", consultation, comments);
    assertThat(refusal.jsonPath().getList("commentIds"))
        .containsExactlyInAnyOrderElementsOf(comments.subList(0, 2));
  }

  @Test
  void refusesWithdrawnCommentsNamingThem() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 3);
    Groups.withdraw(comments.get(1));
    Response refusal = refusesToForm(409, "comment-not-groupable", consultation, comments);
    assertThat(refusal.jsonPath().getList("commentIds")).isEqualTo(List.of(comments.get(1)));
  }

  @Test
  void refusesUnknownCommentsAndThoseOfOtherConsultations() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    String elsewhere = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    for (String other : List.of(elsewhere, UUID.randomUUID().toString())) {
      Response refusal =
          refusesToForm(404, "comment-not-found", consultation, List.of(comment, other));
      assertThat(refusal.jsonPath().getList("commentIds")).isEqualTo(List.of(other));
    }
  }

  @Test
  void refusesWhatIsNoGroup() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 2);
    String one = comments.get(0);
    refusesToForm(400, "invalid-request", consultation, List.of(one));
    refusesToForm(422, "group-invalid", consultation, List.of(one, one));
    Map<String, Object> neither = Map.of("title", "延长");
    Map<String, Object> both =
        Map.of("title", "延长", "commentIds", comments, "proposalId", UUID.randomUUID());
    for (Map<String, Object> request : List.of(neither, both)) {
      Refusals.assertRefused(
          "formGroup", 422, "group-invalid", () -> Groups.form(consultation, request));
    }
    for (String title : List.of("", " ", "长".repeat(101))) {
      Refusals.assertRefused(
          "formGroup",
          400,
          "invalid-request",
          () -> Groups.form(consultation, Map.of("title", title, "commentIds", comments)));
    }
    List<String> many = Stream.generate(() -> UUID.randomUUID().toString()).limit(1001).toList();
    refusesToForm(400, "invalid-request", consultation, many);
    Groups.form(consultation, Map.of("title", "长".repeat(100), "commentIds", comments))
        .then()
        .statusCode(201);
  }

  @Test
  void repeatsNothing() {
    String consultation = Api.anOpenConsultation();
    Map<String, Object> request = Map.of("title", "延长", "commentIds", comments(consultation, 2));
    String key = Api.key();
    Response first = Groups.form(consultation, key, request);
    first.then().statusCode(201);
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> Groups.form(consultation, key, request)));
    String group = first.path("id");
    String seen = first.header("ETag");
    String again = Api.key();
    Map<String, Object> reason = Map.of("reason", Groups.REASON);
    Response dissolved = Groups.change(group, "dissolution", again, seen, reason);
    Answers.assertReplay(
        dissolved,
        Refusals.unchanging(
            "a replay", () -> Groups.change(group, "dissolution", again, seen, reason)));
  }

  @Test
  void letsOneOfTwoOfficersWinWhoWantSomeOfTheSame() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 4);
    String token = Api.staffToken("officer");
    HttpClient client = HttpClient.newHttpClient();
    List<List<String>> sets =
        List.of(
            List.of(comments.get(0), comments.get(1), comments.get(2)),
            List.of(comments.get(3), comments.get(2), comments.get(1)),
            List.of(comments.get(2), comments.get(0)),
            List.of(comments.get(2), comments.get(3)));
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      sent.add(
          client.sendAsync(
              forming(consultation, token, sets.get(i % 4)), HttpResponse.BodyHandlers.ofString()));
    }
    List<Integer> statuses = sent.stream().map(answer -> answer.join().statusCode()).toList();
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(
            Database.number(
                "select count(*) from comment_group where consultation_id = ?::uuid", consultation))
        .isEqualTo(1);
  }

  // --- Changing

  @Test
  void addsAndTakesOut() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 4);
    String group = Groups.aGroup(consultation, comments.subList(1, 3));
    String etag = Groups.get(group).header("ETag");
    Response added = Groups.add(group, List.of(comments.get(3), comments.get(0)));
    added.then().statusCode(200).body("size", equalTo(4)).body("id", equalTo(group));
    assertThat(added.header("ETag")).isNotEqualTo(etag).isEqualTo(Groups.get(group).header("ETag"));
    assertThat(Groups.memberIds(group)).isEqualTo(comments);
    Groups.remove(group, List.of(comments.get(1)))
        .then()
        .statusCode(200)
        .body("size", equalTo(3))
        // The one that represented it has left.
        .body("representativeId", equalTo(comments.get(0)));
    assertThat(groupOf(comments.get(1))).isNull();
    // Taking out is reversible.
    Groups.add(group, List.of(comments.get(1))).then().statusCode(200);
    assertThat(Groups.memberIds(group)).isEqualTo(comments);
  }

  @Test
  void movesTheVersionOfWhoJoinsOrLeavesAndOfNobodyElse() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 4);
    String group = Groups.aGroup(consultation, comments.subList(0, 3));
    List<String> before = comments.stream().map(Groups::etagOf).toList();
    Groups.add(group, comments.subList(3, 4)).then().statusCode(200);
    List<String> after = comments.stream().map(Groups::etagOf).toList();
    assertThat(after.subList(0, 3)).isEqualTo(before.subList(0, 3));
    assertThat(after.get(3)).isNotEqualTo(before.get(3));
    Groups.remove(group, comments.subList(0, 1)).then().statusCode(200);
    assertThat(Groups.etagOf(comments.get(0))).isNotEqualTo(after.get(0));
    assertThat(Groups.etagOf(comments.get(1))).isEqualTo(after.get(1));
  }

  @Test
  void dissolvesWhenLessThanTwoAreLeft() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 3);
    String group = Groups.aGroup(consultation, comments);
    Groups.remove(group, comments.subList(0, 2))
        .then()
        .statusCode(200)
        .body("status", equalTo("DISSOLVED"))
        .body("dissolvedAt", notNullValue())
        .body("size", equalTo(0));
    comments.forEach(comment -> assertThat(groupOf(comment)).isNull());
    Groups.history(group)
        .then()
        .body("items.action", contains("FORMED", "LEFT", "DISSOLVED"))
        .body("items[2].commentIds", contains(comments.get(2)));
    String other = Groups.aGroup(consultation, comments);
    Groups.remove(other, comments).then().statusCode(200).body("status", equalTo("DISSOLVED"));
    Groups.history(other).then().body("items[2].commentIds", hasSize(0));
  }

  @Test
  void keepsADissolvedGroupForItsHistory() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 2);
    String group = Groups.aGroup(consultation, comments);
    Groups.dissolve(group).then().statusCode(200).body("status", equalTo("DISSOLVED"));
    Groups.get(group).then().statusCode(200).body("items", hasSize(0));
    Map<String, Map<String, Object>> changes =
        Map.of(
            "members", Map.of("commentIds", comments),
            "removals", Map.of("commentIds", comments, "reason", Groups.REASON),
            "dissolution", Map.of("reason", Groups.REASON));
    changes.forEach(
        (path, request) ->
            Refusals.assertRefused(
                operation(path),
                409,
                "group-dissolved",
                () -> Groups.change(group, path, request)));
    // Its comments are free.
    Groups.form(consultation, comments).then().statusCode(201);
  }

  @Test
  void keepsEveryDeedWithReasonAndPerson() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 4);
    String group = Groups.aGroup(consultation, comments.subList(0, 3));
    Groups.add(group, comments.subList(3, 4)).then().statusCode(200);
    Groups.remove(group, comments.subList(0, 1)).then().statusCode(200);
    Groups.dissolve(group).then().statusCode(200);
    Response history = Groups.history(group);
    history
        .then()
        .statusCode(200)
        .body("items.number", contains(1, 2, 3, 4))
        .body("items.action", contains("FORMED", "JOINED", "LEFT", "DISSOLVED"))
        .body("items.commentIds[0]", equalTo(comments.subList(0, 3)))
        .body("items.commentIds[1]", equalTo(comments.subList(3, 4)))
        .body("items.commentIds[2]", equalTo(comments.subList(0, 1)))
        .body("items.commentIds[3]", equalTo(comments.subList(1, 4)))
        .body("items.reason", contains(null, null, Groups.REASON, Groups.REASON))
        .body("items.by", contains(Collections.nCopies(4, "staff-officer").toArray()));
    Answers.assertChinaTime(history);
    assertThat(
            Database.text(
                "select string_agg(action, ',' order by (detail::jsonb ->> 'change')::int) from"
                    + " audit_entry where subject = 'group' and subject_id = ?::uuid",
                group))
        .isEqualTo("formGroup,addGroupMembers,removeGroupMembers,dissolveGroup");
    List<String> pages =
        Answers.readAll(
            3,
            cursor -> {
              var request = Api.as("auditor").queryParam("limit", 3);
              return (cursor == null ? request : request.queryParam("cursor", cursor))
                  .get("/v1/admin/groups/" + group + "/history");
            });
    assertThat(pages).containsExactly("1", "2", "3", "4");
  }

  @Test
  void letsNobodyRewriteHistory() {
    String consultation = Api.anOpenConsultation();
    String group = Groups.aGroup(consultation, comments(consultation, 2));
    for (String statement :
        List.of(
            "update comment_group_change set reason = 'x' where group_id = ?::uuid",
            "delete from comment_group_change where group_id = ?::uuid")) {
      assertThat(catchThrowable(() -> Database.update(statement, group)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(
            Database.number(
                "select count(*) from comment_group_change where group_id = ?::uuid", group))
        .isEqualTo(1);
  }

  @Test
  void needsTheVersionThatTheOfficerSaw() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 5);
    String group = Groups.aGroup(consultation, comments.subList(0, 3));
    String seen = Groups.get(group).header("ETag");
    Groups.add(group, comments.subList(3, 4)).then().statusCode(200);
    Map<String, Map<String, Object>> changes =
        Map.of(
            "members", Map.of("commentIds", comments.subList(4, 5)),
            "removals", Map.of("commentIds", comments.subList(0, 1), "reason", Groups.REASON),
            "dissolution", Map.of("reason", Groups.REASON));
    changes.forEach(
        (path, request) -> {
          Refusals.assertRefused(
              operation(path),
              412,
              "stale-version",
              () -> Groups.change(group, path, Api.key(), seen, request));
          Refusals.assertRefused(
              operation(path),
              428,
              "precondition-required",
              () -> Groups.change(group, path, Api.key(), null, request));
        });
  }

  @Test
  void refusesToAddWhoMayNotJoin() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 6);
    String group = Groups.aGroup(consultation, comments.subList(0, 2));
    Groups.aGroup(consultation, comments.subList(2, 4));
    Groups.withdraw(comments.get(4));
    String elsewhere = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Map<String, String> refusals =
        Map.of(
            comments.get(0), "comment-already-grouped",
            comments.get(2), "comment-already-grouped",
            comments.get(4), "comment-not-groupable");
    refusals.forEach(
        (comment, code) ->
            Refusals.assertRefused(
                "addGroupMembers",
                409,
                code,
                () -> Groups.add(group, List.of(comments.get(5), comment))));
    Refusals.assertRefused(
        "addGroupMembers", 404, "comment-not-found", () -> Groups.add(group, List.of(elsewhere)));
    Refusals.assertRefused(
        "addGroupMembers", 422, "group-invalid", () -> Groups.change(group, "members", Map.of()));
  }

  @Test
  void takesOutOnlyMembersAndOnlyForAReason() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 4);
    String group = Groups.aGroup(consultation, comments.subList(0, 3));
    Response refusal =
        Refusals.refusal(
            "removeGroupMembers",
            409,
            "comment-not-in-group",
            () -> Groups.remove(group, comments.subList(2, 4)));
    assertThat(refusal.jsonPath().getList("commentIds")).isEqualTo(comments.subList(3, 4));
    for (String reason : List.of("", "九个字的理由还不够", "\u3000".repeat(20))) {
      Refusals.assertRefused(
          "removeGroupMembers",
          422,
          "reason-required",
          () ->
              Groups.change(
                  group,
                  "removals",
                  Map.of("commentIds", comments.subList(0, 1), "reason", reason)));
      Refusals.assertRefused(
          "dissolveGroup",
          422,
          "reason-required",
          () -> Groups.change(group, "dissolution", Map.of("reason", reason)));
    }
  }

  @Test
  void keepsWithdrawnMembersInTheList() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 3);
    String group = Groups.aGroup(consultation, comments);
    Groups.withdraw(comments.get(0));
    Groups.get(group)
        .then()
        .body("group.size", equalTo(3))
        .body("items[0].status", equalTo("WITHDRAWN"))
        .body("items[1].status", equalTo("PENDING_REVIEW"));
    Groups.remove(group, comments.subList(0, 1)).then().statusCode(200).body("size", equalTo(2));
  }

  @Test
  void freezesGroupsWithTheReport() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议甲！", "建议乙。", "建议乙！");
    List<String> comments = Reports.comments(consultation);
    String group = Groups.aGroup(consultation, comments.subList(0, 2));
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    String code = "feedback-already-published";
    refusesToForm(409, code, consultation, comments.subList(2, 4));
    Refusals.assertRefused(
        "addGroupMembers", 409, code, () -> Groups.add(group, comments.subList(2, 3)));
    Refusals.assertRefused(
        "removeGroupMembers", 409, code, () -> Groups.remove(group, comments.subList(0, 1)));
    Refusals.assertRefused("dissolveGroup", 409, code, () -> Groups.dissolve(group));
    Refusals.assertRefused("searchGroupProposals", 409, code, () -> Groups.search(consultation));
    Groups.get(group).then().statusCode(200).body("group.size", equalTo(2));
  }

  // --- Lists

  @Test
  void listsGroupsNewestFirst() {
    String consultation = Api.anOpenConsultation();
    List<String> made = new ArrayList<>();
    List<String> members = comments(consultation, 10);
    for (int i = 0; i < 5; i++) {
      made.add(0, Groups.aGroup(consultation, members.subList(2 * i, 2 * i + 2)));
    }
    Groups.dissolve(made.get(1)).then().statusCode(200);
    List<String> all = Answers.readAll(2, cursor -> page(groupsPath(consultation), cursor, 2));
    assertThat(all).containsExactlyInAnyOrderElementsOf(made);
    Answers.assertNewestFirst(all);
    for (String status : List.of("ACTIVE", "DISSOLVED")) {
      List<String> statuses =
          Api.as("auditor")
              .queryParam("status", status)
              .get(groupsPath(consultation))
              .jsonPath()
              .getList("items.status");
      assertThat(statuses).hasSize(status.equals("ACTIVE") ? 4 : 1).containsOnly(status);
    }
    Refusals.assertRefused(
        "listGroups",
        400,
        "unknown-value",
        () -> Api.as("officer").queryParam("status", "MERGED").get(groupsPath(consultation)));
  }

  @Test
  void pagesThroughMembers() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 7);
    String group = Groups.aGroup(consultation, comments);
    assertThat(Answers.readAll(3, cursor -> page("/v1/admin/groups/" + group, cursor, 3)))
        .isEqualTo(comments);
  }

  @Test
  void tellsAnOfficerTheGroupOfAComment() {
    String consultation = Api.anOpenConsultation();
    List<String> comments = comments(consultation, 2);
    assertThat(groupOf(comments.get(0))).isNull();
    String group = Groups.aGroup(consultation, comments);
    Api.as("auditor")
        .get("/v1/admin/consultations/" + consultation + "/comments")
        .then()
        .body("items.groupId", contains(group, group));
    assertThat(given().get("/v1/consultations/" + consultation + "/comments").asString())
        .doesNotContain(group);
  }

  // --- Tools

  private static List<String> comments(String consultation, int number) {
    List<String> ids = new ArrayList<>();
    String text = "建议延长收摊时间。";
    for (int i = 0; i < number; i++) {
      ids.add(Api.aComment(consultation, i == 0 ? text : text + i));
    }
    return ids;
  }

  private static String aCommentOn(String consultation, String clause) {
    Map<String, Object> body =
        Map.of(
            "text",
            "建议甲。",
            "clauseId",
            clause,
            "respondent",
            Map.of("type", "PERSON"),
            "publishConsent",
            true);
    return Api.comment(consultation, "bob", body).then().statusCode(201).extract().path("id");
  }

  @CanIgnoreReturnValue
  private static Response refusesToForm(
      int status, String code, String consultation, List<String> comments) {
    return Refusals.refusal("formGroup", status, code, () -> Groups.form(consultation, comments));
  }

  private static @Nullable String groupOf(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment).path("groupId");
  }

  private static String operation(String path) {
    return switch (path) {
      case "members" -> "addGroupMembers";
      case "removals" -> "removeGroupMembers";
      default -> "dissolveGroup";
    };
  }

  private static String groupsPath(String consultation) {
    return Groups.consultationPath(consultation) + "/groups";
  }

  private static Response page(String path, @Nullable String cursor, int limit) {
    var request = Api.as("auditor").queryParam("limit", limit);
    return (cursor == null ? request : request.queryParam("cursor", cursor)).get(path);
  }

  private static HttpRequest forming(String consultation, String token, List<String> comments) {
    String body = "{\"title\":\"延长\",\"commentIds\":[\"" + String.join("\",\"", comments) + "\"]}";
    return HttpRequest.newBuilder(Raw.uri(groupsPath(consultation)))
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", Api.key())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
