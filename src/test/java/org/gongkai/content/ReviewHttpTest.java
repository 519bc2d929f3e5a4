package org.gongkai.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
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

/** Submission and three reviews over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ReviewHttpTest {

  private static final String PATH = "/v1/admin/contents/";

  @Test
  void passesAContentThreeTimes() {
    String id = Contents.aDraft("NOTICE");
    Publishing.submit(id).then().statusCode(200).body("state", equalTo("IN_REVIEW"));
    review(id, 1, "reviewer-1").then().statusCode(200).body("state", equalTo("IN_REVIEW"));
    review(id, 2, "reviewer-2").then().statusCode(200).body("state", equalTo("IN_REVIEW"));
    review(id, 3, "reviewer-3").then().statusCode(200).body("state", equalTo("APPROVED"));
    Response reviews = Api.as("auditor").get(PATH + id + "/reviews");
    reviews
        .then()
        .statusCode(200)
        .body("stage", contains(1, 2, 3))
        .body("outcome", contains("PASSED", "PASSED", "PASSED"))
        .body("reviewer", contains("reviewer-1", "reviewer-2", "reviewer-3"))
        .body("[0].gates", equalTo(Publishing.GATES))
        .body("[2].opennessConfirmed", equalTo(true));
    Answers.assertChinaTime(reviews);
    Api.as("reviewer")
        .get(PATH + id + "/history")
        .then()
        .statusCode(200)
        .body(
            "items.action",
            contains(
                "reviewContent",
                "reviewContent",
                "reviewContent",
                "submitContent",
                "createContent"));
  }

  @Test
  void beginsAgainAfterAReturn() {
    String id = Contents.aDraft("NOTICE");
    Publishing.submit(id).then().statusCode(200);
    review(id, 1, "reviewer-1").then().statusCode(200);
    Map<String, Object> returned =
        Map.of("stage", 2, "outcome", "RETURNED", "gates", List.of(), "note", "数字请核对。");
    Publishing.review(id, "reviewer-2", returned)
        .then()
        .statusCode(200)
        .body("state", equalTo("DRAFT"));
    Publishing.submit(id).then().statusCode(200);
    refused("REVIEW_STAGE_WRONG", 409, review(id, 2, "reviewer-2"));
    // The round is a new one: who returned it may begin it.
    review(id, 1, "reviewer-2").then().statusCode(200);
    Api.as("editor")
        .get(PATH + id + "/reviews")
        .then()
        .body("round", contains(1, 1, 2))
        .body("outcome", contains("PASSED", "RETURNED", "PASSED"))
        .body("note", hasItem("数字请核对。"));
  }

  @Test
  void startsOverWithEveryEdit() {
    String id = Publishing.anApproved("NOTICE");
    Contents.replace(id, Contents.with(Contents.textBody(), "title", "关于集市开放时间的补充通知"))
        .then()
        .statusCode(200)
        .body("state", equalTo("DRAFT"));
    refused("CONTENT_STATE_FORBIDS", 409, review(id, 1, "reviewer-1"));
    Publishing.submit(id).then().statusCode(200);
    refused("REVIEW_STAGE_WRONG", 409, review(id, 3, "reviewer-3"));
    review(id, 1, "reviewer-1").then().statusCode(200);
  }

  @Test
  void takesNobodyTwiceAndNoAuthor() {
    String id = Contents.aDraft("NOTICE");
    Publishing.submit(id).then().statusCode(200);
    refused("REVIEWER_NOT_INDEPENDENT", 409, review(id, 1, "staff-editor"));
    review(id, 1, "reviewer-1").then().statusCode(200);
    refused("REVIEWER_NOT_INDEPENDENT", 409, review(id, 2, "reviewer-1"));
  }

  @Test
  void wantsEveryGateAndTheOpenness() {
    String id = Contents.aDraft("NOTICE");
    Publishing.submit(id).then().statusCode(200);
    Map<String, Object> open = Publishing.passing(1);
    open.put("gates", List.of("LAW", "POLICY"));
    Response refused = Publishing.review(id, "reviewer-1", open);
    refused("CONTENT_INVALID", 422, refused);
    Refusals.assertViolation(refused, "body", "gates");
    review(id, 1, "reviewer-1").then().statusCode(200);
    review(id, 2, "reviewer-2").then().statusCode(200);
    Map<String, Object> unsigned = Publishing.passing(3);
    unsigned.put("opennessConfirmed", false);
    Response last = Publishing.review(id, "reviewer-3", unsigned);
    refused("CONTENT_INVALID", 422, last);
    Refusals.assertViolation(last, "body", "opennessConfirmed");
  }

  @Test
  void submitsNothingWithOpenFindings() {
    Map<String, Object> body =
        Contents.with(Contents.noticeBody(), "body", "<p>请联系 13800138000，其它事项另行通知。</p>");
    String id = Contents.made(body);
    Response refused = Publishing.submit(id);
    refused("CONTENT_FINDINGS_OPEN", 409, refused);
    refused.then().body("findings.kind", hasItems("PERSONAL_DATA", "COMMON_MISTAKE"));
    assertThat(refused.asString()).doesNotContain("13800138000");
    int found = refused.jsonPath().getList("findings").size();
    for (int position = 1; position <= found; position++) {
      Contents.override(id, position, "经核对，原文如此。").then().statusCode(200);
    }
    Publishing.submit(id).then().statusCode(200).body("openFindings", equalTo(0));
  }

  @Test
  void submitsNothingTwiceAndNoReport() {
    String id = Contents.aDraft("NOTICE");
    Publishing.submit(id).then().statusCode(200);
    refused("CONTENT_STATE_FORBIDS", 409, Publishing.submit(id));
    refused("CONTENT_NOT_FOUND", 404, Publishing.submit(UUID.randomUUID().toString()));
    refused("CONTENT_DERIVED", 409, Publishing.submit(Reports.aPublishedReport("feed")));
  }

  @Test
  void submitsAndReviewsThePresentVersionOnly() {
    String id = Contents.aDraft("NOTICE");
    String before = Contents.etag(id);
    Publishing.submit(id).then().statusCode(200);
    refused(
        "STALE_VERSION",
        412,
        Publishing.person("reviewer-1", "reviewer")
            .header("If-Match", before)
            .contentType(ContentType.JSON)
            .body(Publishing.passing(1))
            .post(PATH + id + "/reviews"));
  }

  @Test
  void takesOneOfTwoReviewsThatComeAtOnce() throws Exception {
    String id = Contents.aDraft("NOTICE");
    Publishing.submit(id).then().statusCode(200);
    ExecutorService reviewers = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Integer>> tries = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String name = "reviewer-" + i;
        tries.add(() -> review(id, 1, name).statusCode());
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> each : reviewers.invokeAll(tries)) {
        answers.add(each.get());
      }
      assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    } finally {
      reviewers.shutdownNow();
    }
    assertThat(
            Database.number("select count(*) from content_review where content_id = ?::uuid", id))
        .isOne();
  }

  @Test
  void listsWhatWaitsForAReview() {
    String first = Contents.aDraft("NOTICE");
    String second = Contents.aDraft("NOTICE");
    Publishing.submit(first).then().statusCode(200);
    Publishing.submit(second).then().statusCode(200);
    review(second, 1, "reviewer-1").then().statusCode(200);
    List<String> all = pending("");
    assertThat(all).contains(first, second);
    assertThat(all).isSorted();
    assertThat(pending("&stage=1")).contains(first).doesNotContain(second);
    assertThat(pending("&stage=2")).contains(second).doesNotContain(first);
    Api.as("reviewer")
        .get("/v1/admin/reviews?limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].stage", greaterThan(0));
    refused("INVALID_REQUEST", 400, Api.as("reviewer").get("/v1/admin/reviews?stage=4"));
  }

  @Test
  void showsNoReviewsOfAnUnknownContent() {
    refused("CONTENT_NOT_FOUND", 404, Api.as("editor").get(PATH + UUID.randomUUID() + "/reviews"));
    refused("CONTENT_NOT_FOUND", 404, Api.as("editor").get(PATH + UUID.randomUUID() + "/history"));
  }

  private static List<String> pending(String more) {
    return Answers.readAll(
        100,
        cursor ->
            Api.as("reviewer")
                .get(
                    "/v1/admin/reviews?limit=100"
                        + more
                        + (cursor == null ? "" : "&cursor=" + cursor)));
  }

  private static Response review(String id, int stage, String reviewer) {
    return Publishing.review(id, reviewer, Publishing.passing(stage));
  }

  private static void refused(String type, int status, Response response) {
    String code = type.toLowerCase(Locale.ROOT).replace('_', '-');
    Refusals.assertProblem(type, response, status, code);
  }
}
