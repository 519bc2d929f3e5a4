package org.gongkai.comment.moderation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongkai.comment.moderation.Moderations.Made;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Appeals against the hiding of comments, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class AppealHttpTest {

  private static final String WHY = "意见中没有他人的个人信息。";
  private static final String REASON = "经复核，意见中没有个人信息。";

  /** Another person than the officer who hides. */
  private static final String[] SECOND = {"officer", "auditor"};

  @Test
  void tellsTheAuthorThatTheyCanAppeal() {
    Made made = Moderations.aHiddenComment();
    assertThat(made.told("COMMENT_HIDDEN")).isOne();
    assertThat(made.message("COMMENT_HIDDEN")).contains(Moderations.REASON, "申诉一次");
    assertThat(made.audited("moderateComment", "staff-officer")).isOne();
    made.view().then().body("moderatedBy", equalTo("staff-officer"));
  }

  @Test
  void takesAnAppeal() {
    Made made = Moderations.aHiddenComment();
    String before = made.etag();
    Response appealed = made.appeal("  " + WHY + "  ");
    appealed
        .then()
        .statusCode(201)
        .header("Location", "/v1/me/comments/" + made.id())
        .body("state", equalTo("OPEN"))
        .body("text", equalTo(WHY))
        .body("outcome", nullValue());
    Answers.assertChinaTime(appealed);
    assertThat(made.etag()).isNotEqualTo(before);
    made.mine().then().body("appeal.state", equalTo("OPEN"));
    given()
        .auth()
        .oauth2(Api.citizenToken(made.citizen()))
        .get("/v1/me/comments")
        .then()
        .body("items[0].appeal.text", equalTo(WHY));
  }

  @Test
  void showsACommentWhoseHidingIsOverturned() {
    Made made = appealed();
    Response decided = made.decide("OVERTURNED", REASON, SECOND);
    decided.then().statusCode(200).body("status", equalTo("PUBLIC"));
    assertThat(decided.header("ETag")).isEqualTo(made.etag());
    made.mine()
        .then()
        .body("status", equalTo("PUBLIC"))
        .body("statusReason", nullValue())
        .body("appeal.state", equalTo("DECIDED"))
        .body("appeal.outcome", equalTo("OVERTURNED"))
        .body("appeal.reason", equalTo(REASON));
    given()
        .get("/v1/consultations/" + made.consultation() + "/comments")
        .then()
        .body("items.id", contains(made.id()));
    assertThat(made.told("APPEAL_DECIDED")).isOne();
    assertThat(made.message("APPEAL_DECIDED")).contains("申诉成立", REASON);
    assertThat(made.audited("decideAppeal", "staff-officer-auditor")).isOne();
  }

  @Test
  void leavesACommentHiddenWhoseHidingIsUpheld() {
    Made made = appealed();
    made.decide("UPHELD", REASON, SECOND)
        .then()
        .statusCode(200)
        .body("status", equalTo("HIDDEN"))
        .body("statusReason", equalTo(Moderations.REASON));
    assertThat(made.message("APPEAL_DECIDED")).contains("申诉未成立", REASON);
    Refusals.assertRefused(
        "decideAppeal",
        409,
        "appeal-already-decided",
        () -> made.decide("OVERTURNED", REASON, SECOND));
  }

  @Test
  void takesOneAppealForEver() {
    Made made = appealed();
    refuseAppeal(made, 409, "appeal-already-made");
    made.decide("OVERTURNED", REASON, SECOND).then().statusCode(200);
    refuseAppeal(made, 409, "appeal-already-made");
    made.moderate(Map.of("outcome", "HIDDEN", "reason", Moderations.REASON), SECOND)
        .then()
        .statusCode(200);
    refuseAppeal(made, 409, "appeal-already-made");
  }

  @Test
  void takesNoAppealAgainstWhatIsNotHidden() {
    refuseAppeal(Moderations.aComment("建议延长收摊时间。"), 409, "appeal-not-possible");
  }

  @Test
  void takesNoAppealOfAnybodyElse() {
    Made made = Moderations.aHiddenComment();
    Made stranger = new Made(made.consultation(), "stranger", made.id());
    refuseAppeal(stranger, 404, "comment-not-found");
    refuseAppeal(
        new Made(made.consultation(), "stranger", UUID.randomUUID().toString()),
        404,
        "comment-not-found");
  }

  @Test
  void takesAppealsOfOneToAThousandCharacters() {
    Made made = Moderations.aHiddenComment();
    String token = Api.citizenToken(made.citizen());
    for (String text : List.of("", " ", "\u3000\u3000", "由".repeat(1001))) {
      Response refused =
          Refusals.refusal(
              "makeAppeal", 400, "invalid-request", () -> appeal(made, token, Api.key(), text));
      Refusals.assertViolation(refused, "body", "text");
    }
    made.appeal("由".repeat(1000)).then().statusCode(201);
  }

  @Test
  void takesARepeatedAppealOnce() {
    Made made = Moderations.aHiddenComment();
    String token = Api.citizenToken(made.citizen());
    String key = Api.key();
    Response first = appeal(made, token, key, WHY);
    first.then().statusCode(201);
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> appeal(made, token, key, WHY)));
  }

  @Test
  void takesOneOfManyAppealsAtOnce() throws Exception {
    Made made = Moderations.aHiddenComment();
    String token = Api.citizenToken(made.citizen());
    ExecutorService impatient = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(
            impatient.submit(
                () ->
                    given()
                        .auth()
                        .oauth2(token)
                        .header("Idempotency-Key", Api.key())
                        .contentType(ContentType.JSON)
                        .body(Map.of("text", WHY))
                        .post("/v1/me/comments/" + made.id() + "/appeal")
                        .statusCode()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    } finally {
      impatient.shutdownNow();
    }
    assertThat(
            Database.number(
                "select count(*) from comment_appeal where comment_id = ?::uuid", made.id()))
        .isOne();
  }

  @Test
  void letsTheOneWhoHidNeitherDecideNorHideAgain() {
    Made made = appealed();
    Refusals.assertRefused(
        "decideAppeal",
        409,
        "second-person-required",
        () -> made.decide("UPHELD", REASON, "officer"));
    made.decide("OVERTURNED", REASON, SECOND).then().statusCode(200);
    Refusals.assertRefused(
        "moderateComment", 409, "second-person-required", () -> made.hide(Moderations.REASON));
  }

  @Test
  void changesNothingBesideAnOpenAppeal() {
    Made made = appealed();
    for (Map<String, String> decision :
        List.of(
            Map.of("outcome", "PUBLIC"),
            Map.of("outcome", "HIDDEN", "reason", Moderations.REASON))) {
      Refusals.assertRefused(
          "moderateComment", 409, "appeal-open", () -> made.moderate(decision, SECOND));
    }
  }

  @Test
  void refusesDecisionsWithoutReasonVersionOrAppeal() {
    Made made = appealed();
    Refusals.assertRefused(
        "decideAppeal", 422, "reason-required", () -> made.decide("UPHELD", "短", SECOND));
    Refusals.assertRefused("decideAppeal", 412, "stale-version", () -> decide(made, "\"v99\""));
    Made none = Moderations.aHiddenComment();
    Refusals.assertRefused(
        "decideAppeal", 404, "appeal-not-found", () -> none.decide("UPHELD", REASON, SECOND));
  }

  @Test
  void hasNothingToDecideAboutAWithdrawnComment() {
    Made made = appealed();
    Database.update(
        "update comment set status = 'WITHDRAWN', withdrawn_at = now(), version = version + 1 where"
            + " id = ?::uuid",
        made.id());
    Refusals.assertRefused(
        "decideAppeal",
        409,
        "comment-not-moderatable",
        () -> made.decide("OVERTURNED", REASON, SECOND));
    assertThat(listed("OPEN")).doesNotContain(made.id());
  }

  @Test
  void listsAppealsByTheirStateOldestFirst() {
    Made first = appealed();
    Made second = appealed();
    assertThat(listed("OPEN")).containsSubsequence(first.id(), second.id());
    first.decide("UPHELD", REASON, SECOND).then().statusCode(200);
    assertThat(listed("OPEN")).contains(second.id()).doesNotContain(first.id());
    assertThat(listed("DECIDED")).contains(first.id()).doesNotContain(second.id());
    Api.as("auditor")
        .queryParam("limit", 100)
        .get("/v1/admin/appeals")
        .then()
        .statusCode(200)
        .body("items.appeal.state", not(contains("DECIDED")));
  }

  @Test
  void showsWhatADecisionNeeds() {
    Made made = appealed();
    Map<String, Object> item =
        page(null, 100, "OPEN")
            .jsonPath()
            .getMap("items.find { it.commentId == '" + made.id() + "' }");
    assertThat(item)
        .containsEntry("statusReason", Moderations.REASON)
        .containsEntry("hiddenBy", List.of("staff-officer"))
        .containsEntry("commentText", "建议延长收摊时间。");
    assertThat("\"v" + item.get("commentVersion") + "\"").isEqualTo(made.etag());
  }

  @Test
  void letsNobodyDecideWhoEverHidTheComment() {
    Made made = Moderations.aHiddenComment();
    made.moderate(Map.of("outcome", "HIDDEN", "reason", "内容含有他人的住址和电话。"), "officer", "editor")
        .then()
        .statusCode(200);
    made.appeal(WHY).then().statusCode(201);
    for (String[] hider : new String[][] {{"officer"}, {"officer", "editor"}}) {
      Refusals.assertRefused(
          "decideAppeal",
          409,
          "second-person-required",
          () -> made.decide("UPHELD", REASON, hider));
    }
    made.decide("UPHELD", REASON, SECOND).then().statusCode(200);
  }

  // --- Entered by officers

  @Test
  void takesAnAppealOnPaper() {
    Made made = Moderations.aHiddenComment();
    Response entered = enter(made, Api.today().toString());
    entered
        .then()
        .statusCode(201)
        .header("Location", "/v1/admin/comments/" + made.id())
        .body("enteredBy", equalTo("staff-officer"))
        .body("receivedOn", equalTo(Api.today().toString()))
        .body("appeal.text", equalTo(WHY));
    assertThat(made.etag()).isEqualTo("\"v" + entered.path("commentVersion") + "\"");
    assertThat(made.audited("enterAppeal", "staff-officer")).isOne();
    refuseAppeal(made, 409, "appeal-already-made");
    refuseEntry(made, 409, "appeal-already-made", Api.today().toString());
    Refusals.assertRefused(
        "decideAppeal",
        409,
        "second-person-required",
        () -> made.decide("UPHELD", REASON, "officer"));
    made.decide("OVERTURNED", REASON, SECOND).then().statusCode(200);
  }

  @Test
  void entersNoAppealOfAnotherDayOrAgainstWhatIsNotHidden() {
    Made made = Moderations.aHiddenComment();
    refuseEntry(made, 422, "entry-invalid", Api.today().plusDays(1).toString());
    refuseEntry(made, 422, "entry-invalid", Api.today().minusDays(1).toString());
    Made shown = Moderations.aComment("建议延长收摊时间。");
    refuseEntry(shown, 409, "appeal-not-possible", Api.today().toString());
    Made unknown = new Made(made.consultation(), made.citizen(), UUID.randomUUID().toString());
    refuseEntry(unknown, 404, "comment-not-found", Api.today().toString());
  }

  // --- Tools

  private static Response enter(Made made, String receivedOn) {
    return Api.officer()
        .contentType(ContentType.JSON)
        .body(Map.of("text", WHY, "receivedOn", receivedOn))
        .post("/v1/admin/comments/" + made.id() + "/appeal");
  }

  private static void refuseEntry(Made made, int status, String code, String receivedOn) {
    Refusals.assertRefused("enterAppeal", status, code, () -> enter(made, receivedOn));
  }

  private static Made appealed() {
    Made made = Moderations.aHiddenComment();
    made.appeal(WHY).then().statusCode(201);
    return made;
  }

  private static Response appeal(Made made, String token, String key, String text) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Map.of("text", text))
        .post("/v1/me/comments/" + made.id() + "/appeal");
  }

  private static void refuseAppeal(Made made, int status, String code) {
    String token = Api.citizenToken(made.citizen());
    Refusals.assertRefused("makeAppeal", status, code, () -> appeal(made, token, Api.key(), WHY));
  }

  private static Response decide(Made made, String ifMatch) {
    return Api.as(SECOND)
        .header("Idempotency-Key", Api.key())
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(Map.of("outcome", "UPHELD", "reason", REASON))
        .post("/v1/admin/comments/" + made.id() + "/appeal/decision");
  }

  /** Comments of every appeal in a state, page by page. */
  private static List<String> listed(String state) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Response page = page(cursor, 2, state);
      page.then().statusCode(200);
      ids.addAll(page.jsonPath().getList("items.commentId"));
      cursor = page.jsonPath().getString("nextCursor");
    } while (cursor != null);
    assertThat(ids).doesNotHaveDuplicates();
    return ids;
  }

  private static Response page(@Nullable String cursor, int limit, String state) {
    RequestSpecification request =
        Api.as("officer").queryParam("limit", limit).queryParam("state", state);
    return (cursor == null ? request : request.queryParam("cursor", cursor))
        .get("/v1/admin/appeals");
  }
}
