package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
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

  private static Response trace(String receipt) {
    return given().get("/v1/receipts/" + receipt);
  }

  private static Response submit(String consultation, String text) {
    Response taken = Api.comment(consultation, "alice", Api.commentBody(text));
    taken.then().statusCode(201);
    return taken;
  }
}
