package org.gongkai.comment.triage;

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
import io.restassured.response.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** The handling of comments over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class TriageHttpTest {

  /** Each step with its operation and a body that would do for a comment in its first state. */
  private record Step(String path, String operation, Map<String, ?> body) {}

  private static final Step CLASS =
      new Step("class", "classifyComment", Map.of("commentClass", "DIFFICULTY"));
  private static final Step ASSIGNMENT =
      new Step("assignment", "assignComment", Steps.assignment(Steps.HANDLER));
  private static final Step TRANSFER =
      new Step("transfer", "transferComment", Steps.transfer("staff-3"));
  private static final Step RETURN =
      new Step("return", "returnComment", Map.of("reason", Steps.REASON));
  private static final Step SELECTION =
      new Step("selection", "selectComment", Map.of("selected", true));

  private static final List<Step> STEPS = List.of(CLASS, ASSIGNMENT, TRANSFER, RETURN, SELECTION);

  // --- Steps

  @Test
  void sortsAComment() {
    String comment = aComment();
    String before = Steps.etag(comment);
    Response sorted = Steps.classify(comment, "DIFFICULTY");
    sorted
        .then()
        .statusCode(200)
        .body("triage.commentClass", equalTo("DIFFICULTY"))
        .body("triage.handler", nullValue())
        .body("verdict", equalTo("NONE"));
    assertThat(sorted.header("ETag")).isNotEqualTo(before).isEqualTo(Steps.etag(comment));
    Steps.classify(comment, "OFF_TOPIC").then().statusCode(200);
    assertHistory(comment, "CLASSIFIED", "CLASSIFIED");
    Steps.history(comment).then().body("items.commentClass", contains("DIFFICULTY", "OFF_TOPIC"));
    assertAudited(comment, "classifyComment", 2);
  }

  @Test
  void countsTheLastDayByTheWorkingCalendar() {
    String comment = aComment();
    Steps.assign(comment, Steps.HANDLER)
        .then()
        .statusCode(200)
        .body("triage.firstHandler", equalTo(Steps.HANDLER))
        .body("triage.handler", equalTo(Steps.HANDLER))
        .body("triage.unit", equalTo(Steps.UNIT))
        .body("triage.dueOn", equalTo(workingDays(5)));
    String other = aComment();
    Steps.take(other, "assignment", Steps.with(Steps.assignment("staff-9"), "workingDays", 250))
        .then()
        .statusCode(200)
        .body("triage.dueOn", equalTo(workingDays(250)));
  }

  @Test
  void keepsTheFirstHandlerThroughTransferAndReturn() {
    String comment = aComment();
    String due = Steps.assign(comment, Steps.HANDLER).path("triage.dueOn");
    take(comment, TRANSFER)
        .then()
        .statusCode(200)
        .body("triage.handler", equalTo("staff-3"))
        .body("triage.dueOn", equalTo(due));
    Steps.take(comment, "transfer", Steps.with(Steps.transfer("staff-4"), "workingDays", 20))
        .then()
        .body("triage.dueOn", equalTo(workingDays(20)));
    take(comment, RETURN)
        .then()
        .statusCode(200)
        .body("triage.handler", nullValue())
        .body("triage.unit", nullValue())
        .body("triage.dueOn", equalTo(workingDays(20)))
        .body("triage.firstHandler", equalTo(Steps.HANDLER));
    Steps.assign(comment, "staff-5")
        .then()
        .statusCode(200)
        .body("triage.dueOn", equalTo(workingDays(5)))
        .body("triage.firstHandler", equalTo(Steps.HANDLER));
    assertHistory(comment, "ASSIGNED", "TRANSFERRED", "TRANSFERRED", "RETURNED", "ASSIGNED");
    Response history = Steps.history(comment);
    history
        .then()
        .body("items.number", contains(1, 2, 3, 4, 5))
        .body("items.fromHandler", contains(null, Steps.HANDLER, "staff-3", "staff-4", null))
        .body("items.toHandler", contains(Steps.HANDLER, "staff-3", "staff-4", null, "staff-5"))
        .body("items.reason", contains(null, Steps.REASON, Steps.REASON, Steps.REASON, null))
        .body("items.by", everyItem(equalTo(Steps.OFFICER)));
    Answers.assertChinaTime(history);
  }

  @Test
  void showsChosenCommentsUntilTheyAreHidden() {
    String consultation = Api.anOpenConsultation();
    String chosen = Api.aComment(consultation, "建议甲。");
    String other = Api.aComment(consultation, "建议乙。");
    Reports.workOffAll();
    take(chosen, SELECTION).then().statusCode(200).body("triage.selected", equalTo(true));
    publicList(consultation, "").then().body("items.id", contains(other, chosen));
    publicList(consultation, "").then().body("items.selected", contains(false, true));
    publicList(consultation, "?selected=true").then().body("items.id", contains(chosen));
    publicList(consultation, "?selected=false").then().body("items.id", contains(other));
    Steps.take(chosen, "moderation", Map.of("outcome", "HIDDEN", "reason", "内容含有他人的身份证号码。"))
        .then()
        .statusCode(200);
    publicList(consultation, "?selected=true").then().body("items", equalTo(List.of()));
    Steps.view(chosen).then().body("triage.selected", equalTo(false));
    Steps.take(chosen, "moderation", Map.of("outcome", "PUBLIC")).then().statusCode(200);
    publicList(consultation, "?selected=true").then().body("items", equalTo(List.of()));
    Steps.select(chosen, true).then().statusCode(200);
    Steps.select(chosen, false).then().statusCode(200).body("triage.selected", equalTo(false));
    assertHistory(chosen, "SELECTED", "SELECTED", "DESELECTED");
    assertAudited(chosen, "selectComment", 3);
  }

  @Test
  void keepsNoStepThatChangesNothing() {
    String comment = aComment();
    Reports.workOffAll();
    take(comment, CLASS).then().statusCode(200);
    take(comment, ASSIGNMENT).then().statusCode(200);
    take(comment, SELECTION).then().statusCode(200);
    take(comment, TRANSFER).then().statusCode(200);
    String etag = Steps.etag(comment);
    for (Step step : List.of(CLASS, SELECTION, TRANSFER)) {
      Response again = take(comment, step);
      again.then().statusCode(200).body("id", equalTo(comment));
      assertThat(again.header("ETag")).isEqualTo(etag);
    }
    assertHistory(comment, "CLASSIFIED", "ASSIGNED", "SELECTED", "TRANSFERRED");
    assertAudited(comment, "classifyComment", 1);
  }

  @Test
  void pagesThroughAHistory() {
    String comment = aComment();
    for (int i = 0; i < 5; i++) {
      Steps.classify(comment, i % 2 == 0 ? "DIFFICULTY" : "OFF_TOPIC").then().statusCode(200);
    }
    for (int limit : List.of(2, 5, 100)) {
      List<String> numbers =
          Answers.readAll(
              limit,
              cursor ->
                  (cursor == null
                          ? Api.as("officer")
                          : Api.as("officer").queryParam("cursor", cursor))
                      .queryParam("limit", limit)
                      .get("/v1/admin/comments/" + comment + "/handling"));
      assertThat(numbers).containsExactly("1", "2", "3", "4", "5");
    }
    String foreign =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(comment.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    Refusals.assertRefused(
        "listHandling",
        400,
        "invalid-cursor",
        () ->
            Api.as("officer")
                .queryParam("cursor", foreign)
                .get("/v1/admin/comments/" + comment + "/handling"));
  }

  @Test
  void neverChangesAHistory() {
    String comment = aComment();
    Steps.classify(comment, "DIFFICULTY").then().statusCode(200);
    for (String change :
        List.of(
            "update comment_handling set acted_by = 'x' where comment_id = ?::uuid",
            "delete from comment_handling where comment_id = ?::uuid")) {
      Assertions.assertThatThrownBy(() -> Database.update(change, comment))
          .isInstanceOf(IllegalStateException.class);
    }
    assertHistory(comment, "CLASSIFIED");
  }

  // --- Refusals

  @Test
  void handlesNoWithdrawnComment() {
    String comment = aComment();
    Steps.assign(comment, Steps.HANDLER).then().statusCode(200);
    Steps.withdraw(comment);
    for (Step step : STEPS) {
      assertRefused(step, comment, 409, "comment-withdrawn");
    }
  }

  @Test
  void changesNothingAfterTheReport() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。");
    Reports.workOffAll();
    String comment = Reports.comments(consultation).get(0);
    Steps.assign(comment, Steps.HANDLER).then().statusCode(200);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    for (Step step : STEPS) {
      assertRefused(step, comment, 409, "feedback-already-published");
    }
    String open = Reports.comments(consultation).get(1);
    Refusals.assertRefused(
        "assignComments",
        409,
        "feedback-already-published",
        () -> Steps.assignAll(consultation, List.of(open), Steps.HANDLER));
  }

  @Test
  void knowsNoOtherComments() {
    String unknown = UUID.randomUUID().toString();
    for (Step step : STEPS) {
      Refusals.assertRefused(
          step.operation(),
          404,
          "comment-not-found",
          () -> Steps.take(unknown, step.path(), Api.key(), "*", step.body()));
    }
    Refusals.assertRefused("listHandling", 404, "comment-not-found", () -> Steps.history(unknown));
  }

  @Test
  void needsTheVersionThatTheOfficerSaw() {
    String comment = aComment();
    String seen = Steps.etag(comment);
    Steps.classify(comment, "OFF_TOPIC").then().statusCode(200);
    for (Step step : STEPS) {
      Refusals.assertRefused(
          step.operation(),
          412,
          "stale-version",
          () -> Steps.take(comment, step.path(), Api.key(), seen, step.body()));
      Refusals.assertRefused(
          step.operation(),
          428,
          "precondition-required",
          () -> Steps.take(comment, step.path(), Api.key(), "", step.body()));
    }
  }

  @Test
  void repeatsEachStepOnlyOnce() {
    String comment = aComment();
    Reports.workOffAll();
    for (Step step : STEPS) {
      String key = Api.key();
      String seen = Steps.etag(comment);
      Response first = Steps.take(comment, step.path(), key, seen, step.body());
      first.then().statusCode(200);
      Answers.assertReplay(
          first,
          Refusals.unchanging(
              step.path(), () -> Steps.take(comment, step.path(), key, seen, step.body())));
      Refusals.assertRefused(
          step.operation(),
          422,
          "idempotency-key-reused",
          () -> Steps.take(aCommentLike(comment), step.path(), key, seen, step.body()));
    }
    assertHistory(comment, "CLASSIFIED", "ASSIGNED", "TRANSFERRED", "RETURNED", "SELECTED");
  }

  @Test
  void assignsOnlyWhatNobodyHasAndTransfersOnlyWhatSomebodyHas() {
    String comment = aComment();
    assertRefused(TRANSFER, comment, 409, "comment-not-assigned");
    assertRefused(RETURN, comment, 409, "comment-not-assigned");
    Steps.assign(comment, Steps.HANDLER).then().statusCode(200);
    assertRefused(ASSIGNMENT, comment, 409, "comment-already-assigned");
  }

  @Test
  void needsReasons() {
    String comment = aComment();
    Steps.assign(comment, Steps.HANDLER).then().statusCode(200);
    for (String reason : List.of("", "九个字的理由还不够", "\u3000".repeat(20))) {
      Map<String, Object> transfer = Steps.with(TRANSFER.body(), "reason", reason);
      assertRefused(
          new Step("transfer", "transferComment", transfer), comment, 422, "reason-required");
      Map<String, Object> back = Map.of("reason", reason);
      assertRefused(new Step("return", "returnComment", back), comment, 422, "reason-required");
    }
    Map<String, Object> tooLong = Map.of("reason", "由".repeat(501));
    assertRefused(new Step("return", "returnComment", tooLong), comment, 400, "invalid-request");
  }

  @Test
  void choosesOnlyWhatThePublicSees() {
    String consultation = Api.anOpenConsultation();
    String waiting = Api.aComment(consultation, "测试复核");
    Response silent =
        Api.comment(
            consultation, "alice", Steps.with(Api.commentBody("建议甲。"), "publishConsent", false));
    Reports.workOffAll();
    assertRefused(SELECTION, waiting, 409, "comment-not-selectable");
    assertRefused(SELECTION, silent.path("id"), 409, "comment-not-selectable");
    Steps.select(waiting, false).then().statusCode(200);
  }

  @Test
  void refusesHandlersThatNobodyIs() {
    String comment = aComment();
    Map<String, List<Object>> wrong =
        Map.of(
            "handler", List.of("", " ", " a", "a\nb", "s".repeat(256)),
            "unit", List.of("", " 甲", "单".repeat(101)),
            "workingDays", List.of(0, -1, 251));
    wrong.forEach(
        (field, values) ->
            values.forEach(
                value -> {
                  Response refusal =
                      Refusals.refusal(
                          "assignComment",
                          400,
                          "invalid-request",
                          () ->
                              Steps.take(
                                  comment,
                                  "assignment",
                                  Steps.with(ASSIGNMENT.body(), field, value)));
                  Refusals.assertViolation(refusal, "body", field);
                }));
  }

  // --- Many at once

  @Test
  void assignsManyAtOnce() {
    String consultation = Api.anOpenConsultation();
    String first = Api.aComment(consultation, "建议甲。");
    String second = Api.aComment(consultation, "建议乙。");
    Steps.classify(first, "DIFFICULTY").then().statusCode(200);
    Response assigned =
        Steps.assignAll(consultation, List.of(second, first, second), Steps.HANDLER);
    assigned
        .then()
        .statusCode(200)
        .body("items.id", contains(first, second))
        .body("items.dueOn", everyItem(equalTo(workingDays(5))))
        .body("items.version", everyItem(notNullValue()));
    for (int i = 0; i < 2; i++) {
      String comment = assigned.path("items[" + i + "].id");
      assertThat(Steps.etag(comment))
          .isEqualTo("\"v" + assigned.path("items[" + i + "].version") + '"');
      Steps.view(comment).then().body("triage.handler", equalTo(Steps.HANDLER));
    }
    assertHistory(first, "CLASSIFIED", "ASSIGNED");
    assertHistory(second, "ASSIGNED");
    assertAudited(consultation, "assignComments", 1);
  }

  @Test
  void assignsAllOrNoneAndNamesThoseRefused() {
    String consultation = Api.anOpenConsultation();
    String free = Api.aComment(consultation, "建议甲。");
    String taken = Api.aComment(consultation, "建议乙。");
    String withdrawn = Api.aComment(consultation, "建议丙。");
    String elsewhere = aComment();
    Steps.assign(taken, Steps.HANDLER).then().statusCode(200);
    Steps.withdraw(withdrawn);
    Response refusal =
        Refusals.refusal(
            "assignComments",
            409,
            "comments-not-assignable",
            () ->
                Steps.assignAll(
                    consultation, List.of(free, taken, withdrawn, elsewhere), "staff-7"));
    assertThat(refusal.jsonPath().getList("violations.field"))
        .isEqualTo(List.of("commentIds[1]", "commentIds[2]", "commentIds[3]"));
    assertThat(refusal.jsonPath().getList("violations.message"))
        .isEqualTo(List.of("comment-already-assigned", "comment-withdrawn", "comment-not-found"));
    Steps.assignAll(consultation, List.of(free), "staff-7").then().statusCode(200);
  }

  @Test
  void takesOneToAHundredComments() {
    String consultation = Api.anOpenConsultation();
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add(UUID.randomUUID().toString());
    }
    for (List<String> ids : List.of(List.<String>of(), many)) {
      Response refusal =
          Refusals.refusal(
              "assignComments",
              400,
              "invalid-request",
              () -> Steps.assignAll(consultation, ids, Steps.HANDLER));
      Refusals.assertViolation(refusal, "body", "commentIds");
    }
    Refusals.assertRefused(
        "assignComments",
        404,
        "consultation-not-found",
        () -> Steps.assignAll(UUID.randomUUID().toString(), many.subList(0, 100), Steps.HANDLER));
    Refusals.assertRefused(
        "assignComments",
        409,
        "comments-not-assignable",
        () -> Steps.assignAll(consultation, many.subList(0, 100), Steps.HANDLER));
  }

  // --- At the same time

  @Test
  void givesACommentToOneOfManyHandlers() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    String token = Api.staffToken("officer");
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String body = "\"handler\":\"staff-" + i + "\",\"unit\":\"甲单位\"}";
      boolean isBulk = i % 2 == 0;
      String path =
          isBulk
              ? "/v1/admin/consultations/" + consultation + "/comments/assignments"
              : "/v1/admin/comments/" + comment + "/assignment";
      String start = isBulk ? "{\"commentIds\":[\"" + comment + "\"]," : "{";
      sent.add(
          client.sendAsync(
              HttpRequest.newBuilder(Raw.uri(path))
                  .header("Authorization", "Bearer " + token)
                  .header("If-Match", "*")
                  .header("Idempotency-Key", Api.key())
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(start + body))
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    List<Integer> statuses = sent.stream().map(answer -> answer.join().statusCode()).toList();
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    assertHistory(comment, "ASSIGNED");
    Response view = Steps.view(comment);
    assertThat(view.<String>path("triage.firstHandler"))
        .isEqualTo(view.<String>path("triage.handler"))
        .isEqualTo(Steps.history(comment).<String>path("items[0].toHandler"));
  }

  @Test
  void survivesManyWhoAssignTheSameInAnotherOrder() {
    String consultation = Api.anOpenConsultation();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add(Api.aComment(consultation, "建议" + i));
    }
    List<String> reversed = new ArrayList<>(ids);
    java.util.Collections.reverse(reversed);
    String token = Api.staffToken("officer");
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<String> order = i % 2 == 0 ? ids : reversed;
      String body =
          "{\"commentIds\":[\""
              + String.join("\",\"", order)
              + "\"],\"handler\":\"staff-"
              + i
              + "\",\"unit\":\"甲单位\"}";
      sent.add(
          client.sendAsync(
              HttpRequest.newBuilder(
                      Raw.uri("/v1/admin/consultations/" + consultation + "/comments/assignments"))
                  .header("Authorization", "Bearer " + token)
                  .header("Idempotency-Key", Api.key())
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    List<Integer> statuses = sent.stream().map(answer -> answer.join().statusCode()).toList();
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(
            Database.number(
                "select count(distinct handler) from comment where consultation_id = ?::uuid",
                consultation))
        .isEqualTo(1);
  }

  // --- Tools

  private static String aComment() {
    return Api.aComment(Api.anOpenConsultation(), "建议甲。");
  }

  /** Another path for a key that was used. */
  private static String aCommentLike(String comment) {
    return comment.substring(0, comment.length() - 1) + (comment.endsWith("0") ? "1" : "0");
  }

  private static Response take(String comment, Step step) {
    return Steps.take(comment, step.path(), step.body());
  }

  private static void assertRefused(Step step, String comment, int status, String code) {
    Refusals.assertRefused(step.operation(), status, code, () -> take(comment, step));
  }

  private static Response publicList(String consultation, String query) {
    return given()
        .contentType(ContentType.JSON)
        .get("/v1/consultations/" + consultation + "/comments" + query);
  }

  private static String workingDays(int days) {
    LocalDate today = Api.today();
    return Api.as("officer")
        .get("/v1/admin/calendar/deadline?from=" + today + "&workingDays=" + days)
        .jsonPath()
        .getString("dueDay");
  }

  private static void assertHistory(String comment, String... actions) {
    assertThat(Steps.history(comment).jsonPath().getList("items.action", String.class))
        .containsExactly(actions);
  }

  private static void assertAudited(String subject, String action, int times) {
    assertThat(
            Database.number(
                "select count(*) from audit_entry where subject_id = ?::uuid and action = ? and"
                    + " actor = 'staff-officer'",
                subject,
                action))
        .isEqualTo(times);
  }
}
