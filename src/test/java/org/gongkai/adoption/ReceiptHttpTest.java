package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What became of a comment, by its receipt, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ReceiptHttpTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Test
  void followsACommentFromItsIntake() {
    String consultation = Api.anOpenConsultation();
    String receipt = submit(consultation, "建议甲。").path("receipt");
    Response trace = trace(receipt);
    trace
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("receipt", equalTo(receipt))
        .body("consultationId", equalTo(consultation))
        .body("unit", equalTo("青禾镇人民政府"))
        .body("draftVersion", equalTo(1))
        .body("clause", nullValue())
        .body("status", equalTo("PENDING_REVIEW"))
        .body("steps.kind", contains("RECEIVED"))
        .body("answer", nullValue())
        .body("feedbackHref", nullValue());
    Answers.assertChinaTime(trace);
    Reports.workOffAll();
    trace(receipt)
        .then()
        .body("status", equalTo("PUBLIC"))
        .body("steps.kind", contains("RECEIVED", "CHECKED"));
  }

  @Test
  void tellsWhyACommentIsNotShown() {
    String consultation = Api.anOpenConsultation();
    Response taken = submit(consultation, "建议甲。");
    Api.officer()
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(Map.of("outcome", "HIDDEN", "reason", "内容含有他人的身份证号码。"))
        .post("/v1/admin/comments/" + taken.path("id") + "/moderation")
        .then()
        .statusCode(200);
    trace(taken.path("receipt"))
        .then()
        .statusCode(200)
        .body("status", equalTo("HIDDEN"))
        .body("statusReason", equalTo("内容含有他人的身份证号码。"));
  }

  @Test
  void tellsThePublishedAnswer() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    String receipt =
        Api.as("officer")
            .get("/v1/admin/consultations/" + consultation + "/comments")
            .path("items[0].receipt");
    Reports.noteAll(consultation);
    trace(receipt).then().body("answer", nullValue());
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    Response trace = trace(receipt);
    trace
        .then()
        .statusCode(200)
        .body("answer.number", equalTo(1))
        .body("answer.outcome", equalTo("NOTED"))
        .body("answer.reason", equalTo("已经记录在案，感谢您的参与。"))
        .body("feedbackHref", equalTo("/v1/consultations/" + consultation + "/feedback"));
    Answers.assertChinaTime(trace);
    given().get(trace.<String>path("feedbackHref")).then().statusCode(200);
  }

  @Test
  void tellsTheWholeWayToTheDecision() {
    String consultation = Redrafts.opened();
    String clause = Api.clause(consultation, "二");
    Map<String, Object> body = new HashMap<>(Api.commentBody("摊位编号每年只公布一次太少。"));
    body.put("clauseId", clause);
    Response taken = Api.comment(consultation, "alice", body);
    String comment = taken.path("id");
    String receipt = taken.path("receipt");
    Reports.workOffAll();
    hand(comment, "assignment", Map.of("handler", "officer-7", "unit", "镇集市办"));
    hand(
        comment,
        "transfer",
        Map.of("handler", "officer-8", "unit", "镇市场所", "reason", "摊位由镇市场所负责编号。"));
    Api.importDraft(consultation, Redrafts.SECOND).then().statusCode(201);
    Api.publishDraft(consultation, 2).then().statusCode(200);
    Api.close(consultation);
    Api.decide(comment, Map.of("outcome", "ADOPTED", "clauseId", clause, "draftVersion", 2))
        .then()
        .statusCode(200);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    Api.decide(
            comment,
            Map.of(
                "outcome", "PARTLY_ADOPTED",
                "reason", "九月已经加上，其余月份另行研究。",
                "clauseId", clause,
                "draftVersion", 2,
                "note", "原结论误写为全部采纳，现予更正。"))
        .then()
        .statusCode(200);
    String decision = given().get("/v1/consultations/" + consultation).path("decisionId");
    publishStage(decision, "MEETING", "镇长办公会议审议情况");
    publishStage(decision, "RESULT", "关于规范集市管理的实施意见");
    Response trace = trace(receipt);
    trace
        .then()
        .statusCode(200)
        .body(
            "steps.kind",
            contains(
                "RECEIVED",
                "CHECKED",
                "WITH_UNIT",
                "WITH_UNIT",
                "ANSWER_PUBLISHED",
                "ANSWER_REVISED",
                "MEETING",
                "DECIDED"))
        .body("steps[2].title", equalTo("镇集市办"))
        .body("steps[3].title", equalTo("镇市场所"))
        .body("steps[6].on", equalTo("2026-03-01"))
        .body("steps[7].href", equalTo("/v1/decisions/" + decision))
        .body("answer.outcome", equalTo("PARTLY_ADOPTED"))
        .body("answer.change.fromVersion", equalTo(1))
        .body("answer.change.toVersion", equalTo(2))
        .body("answer.change.before", containsString("每年三月公布一次"))
        .body("answer.change.after", containsString("每年三月和九月各公布一次"));
    assertThat(trace.asString()).doesNotContain("officer-7", "officer-8", "staff-", "甲某某");
    Answers.assertChinaTime(trace);
    for (int step = 4; step < 8; step++) {
      given().get(trace.<String>path("steps[" + step + "].href")).then().statusCode(200);
    }
    given()
        .get("/v1/consultations/" + consultation + "/feedback")
        .then()
        .body("items[0].change.after", containsString("每年三月和九月各公布一次"))
        .body("totals.partlyAdopted", equalTo(1))
        .body("totals.adopted", equalTo(0));
  }

  @Test
  void namesNobodyAndRepeatsNothing() {
    Response taken = submit(Api.anOpenConsultation(), "绝不外传的内容。");
    Response trace = trace(taken.path("receipt"));
    assertThat(trace.asString())
        .doesNotContain("甲某某", "甲**", "000-00000000", "绝不外传", taken.path("id"));
    assertThat(trace.jsonPath().getMap("$"))
        .containsOnlyKeys(
            "receipt",
            "consultationId",
            "consultationTitle",
            "unit",
            "draftVersion",
            "clause",
            "trail",
            "status",
            "statusReason",
            "steps",
            "answer",
            "feedbackHref");
  }

  @Test
  void readsAReceiptHoweverItIsTyped() {
    String receipt = submit(Api.anOpenConsultation(), "建议甲。").path("receipt");
    String plain = receipt.replace("-", "");
    for (String typed :
        List.of(
            receipt.toLowerCase(Locale.ROOT),
            plain,
            plain.toLowerCase(Locale.ROOT),
            plain.replace('0', 'O').replace('1', 'I'),
            plain.replace('0', 'o').replace('1', 'l'),
            String.join("-", plain.split("", -1)),
            " " + receipt.replace("-", " ") + " ")) {
      given()
          .pathParam("receipt", typed)
          .get("/v1/receipts/{receipt}")
          .then()
          .statusCode(200)
          .body("receipt", equalTo(receipt));
    }
  }

  @Test
  void findsNoMisspeltReceipt() {
    String receipt = submit(Api.anOpenConsultation(), "建议甲。").path("receipt");
    for (int i = 0; i < receipt.length(); i++) {
      if (receipt.charAt(i) != '-') {
        int symbol = ALPHABET.indexOf(receipt.charAt(i));
        char other = ALPHABET.charAt((symbol + 1) % ALPHABET.length());
        String misspelt = receipt.substring(0, i) + other + receipt.substring(i + 1);
        assertNotFound(misspelt);
      }
    }
  }

  @Test
  void findsNothingUnderWhatIsNoReceipt() {
    for (String typed :
        List.of(
            "0000-0000-00000",
            "nonsense",
            "回执",
            "U".repeat(13),
            "0".repeat(10_0),
            "0".repeat(4000),
            "' or 1=1 --",
            "\u0000\u0000\u0000\u0000",
            "ǅ".repeat(13))) {
      assertNotFound(typed);
    }
  }

  private static void assertNotFound(String typed) {
    Refusals.assertRefused(
        "traceReceipt",
        404,
        "receipt-not-found",
        () -> given().pathParam("receipt", typed).get("/v1/receipts/{receipt}"));
  }

  private static void hand(String comment, String operation, Map<String, ?> request) {
    Api.officer()
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(request)
        .post("/v1/admin/comments/" + comment + "/" + operation)
        .then()
        .statusCode(200);
  }

  private static void publishStage(String decision, String stage, String title) {
    String stages = "/v1/admin/decisions/" + decision + "/stages";
    Map<String, String> body =
        Map.of("stage", stage, "title", title, "text", "会议原则通过。", "occurredOn", "2026-03-01");
    String id =
        Api.officer()
            .contentType(ContentType.JSON)
            .body(body)
            .post(stages)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Api.officer()
        .header("If-Match", "*")
        .post(stages + "/" + id + "/publication")
        .then()
        .statusCode(200);
  }

  private static Response trace(String receipt) {
    return given().get("/v1/receipts/" + receipt);
  }

  private static Response submit(String consultation, String text) {
    Response taken = Api.comment(consultation, "alice", Api.commentBody(text));
    taken.then().statusCode(201);
    return taken;
  }
}
