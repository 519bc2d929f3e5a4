package org.gongkai.comment.moderation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongkai.comment.moderation.Moderations.Made;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Comments that become hidden, or public, when the report that repeats them is published. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class HidingAfterReportHttpTest {

  private static final String TEXT = "建议延长夜市的收摊时间。";

  @Test
  void takesTheTextOutOfAPublishedReport() {
    Made made = Moderations.aComment(TEXT);
    String content = made.publish().path("contentId");
    Reports.workOffAll();
    for (String path : places(made, content)) {
      // Read, and so kept in the cache.
      assertThat(given().get(path).asString()).as(path).contains(TEXT);
    }
    made.hide(Moderations.REASON).then().statusCode(200);
    Reports.workOffAll();
    for (String path : places(made, content)) {
      assertThat(given().get(path).asString()).as(path).doesNotContain(TEXT);
    }
    given()
        .get(feedback(made))
        .then()
        .body("totals.received", equalTo(1))
        .body("items[0].number", equalTo(1))
        .body("items[0].outcome", equalTo("NOTED"))
        .body("items[0].text", nullValue());
    given().get("/v1/notices/" + content).then().body("version", equalTo(2));
    given()
        .get("/v1/receipts/" + made.mine().path("receipt"))
        .then()
        .body("answer.outcome", equalTo("NOTED"));
  }

  @Test
  void showsAReportsTextAgainWhenTheHidingIsOverturned() {
    Made made = Moderations.aComment(TEXT);
    Database.update(
        "update comment set clause_id = ?::uuid where id = ?::uuid",
        Api.clause(made.consultation(), "三"),
        made.id());
    made.publish().then().statusCode(201);
    given().get(feedback(made)).then().body("items[0].clause", equalTo("（三）"));
    made.hide(Moderations.REASON).then().statusCode(200);
    given()
        .get(feedback(made))
        .then()
        .body("items[0].text", nullValue())
        .body("items[0].respondent", equalTo("匿名"))
        .body("items[0].clause", nullValue());
    made.appeal("意见中没有他人的个人信息。").then().statusCode(201);
    made.decide("OVERTURNED", "经复核，意见中没有个人信息。", "officer", "auditor").then().statusCode(200);
    given()
        .get(feedback(made))
        .then()
        .body("items[0].text", equalTo(TEXT))
        .body("items[0].respondent", equalTo("甲**"))
        .body("items[0].clause", equalTo("（三）"));
  }

  @Test
  void showsInAReportWhatIsCheckedAfterIt() {
    Made made = Moderations.anUncheckedComment(TEXT);
    made.publish().then().statusCode(201);
    given().get(feedback(made)).then().body("items[0].text", nullValue());
    Reports.workOffAll();
    made.view().then().body("status", equalTo("PUBLIC"));
    given().get(feedback(made)).then().body("items[0].text", equalTo(TEXT));
  }

  @Test
  void hidesTwoCommentsOfOneReportAtOnce() throws Exception {
    Made first = Moderations.aComment("建议甲在夜市增设公厕。");
    Made second =
        new Made(
            first.consultation(), first.citizen(), Api.aComment(first.consultation(), "建议乙处设灯。"));
    Reports.workOffAll();
    String content = first.publish().path("contentId");
    assertThat(atOnce(List.of(() -> hide(first), () -> hide(second)))).containsOnly(200);
    String body = given().get("/v1/notices/" + content).path("body");
    assertThat(body).doesNotContain("建议甲", "建议乙").contains("（不公开）");
  }

  @Test
  void neverLeavesAReportShowingWhatIsHiddenWhileItIsPublished() throws Exception {
    for (int round = 0; round < 5; round++) {
      Made made = Moderations.aComment(TEXT);
      Api.close(made.consultation());
      Reports.noteAll(made.consultation());
      List<Integer> statuses =
          atOnce(
              List.of(
                  () -> hide(made),
                  () -> Api.publishFeedback(made.consultation(), "feed").statusCode()));
      assertThat(statuses).containsExactly(200, 201);
      given().get(feedback(made)).then().statusCode(200).body("items[0].text", nullValue());
      String body =
          Database.text(
              "select v.body from content c join content_version v on v.content_id = c.id and"
                  + " v.number = c.published join feedback_report r on r.content_id = c.id where"
                  + " r.consultation_id = ?::uuid",
              made.consultation());
      assertThat(body).doesNotContain(TEXT);
    }
  }

  // --- Tools

  private static List<Integer> atOnce(List<Callable<Integer>> work) throws Exception {
    ExecutorService officers = Executors.newFixedThreadPool(work.size());
    try {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : officers.invokeAll(work)) {
        statuses.add(answer.get());
      }
      return statuses;
    } finally {
      officers.shutdownNow();
    }
  }

  /** Whatever the version. */
  private static int hide(Made made) {
    Map<String, String> request = new HashMap<>();
    request.put("outcome", "HIDDEN");
    request.put("reason", Moderations.REASON);
    Response response =
        Api.officer()
            .header("If-Match", "*")
            .contentType(ContentType.JSON)
            .body(request)
            .post("/v1/admin/comments/" + made.id() + "/moderation");
    return response.statusCode();
  }

  private static String feedback(Made made) {
    return "/v1/consultations/" + made.consultation() + "/feedback";
  }

  private static List<String> places(Made made, String content) {
    return List.of(
        "/v1/consultations/" + made.consultation() + "/comments",
        feedback(made),
        feedback(made) + "?limit=1",
        "/v1/notices/" + content,
        "/feeds/feedback.json");
  }
}
