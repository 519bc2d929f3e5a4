package org.gongkai.comment.moderation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.comment.moderation.Moderations.Made;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Personal data in comments: told to the author, shown to officers, kept from everyone else. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class MaskedCommentHttpTest {

  private static final String REASON = "自动处理不准确，人工更正。";

  @Test
  void tellsTheAuthorAtOnceWhatThePublicWillRead() {
    String consultation = Api.anOpenConsultation();
    String citizen = "person-" + UUID.randomUUID();
    Response taken = Api.comment(consultation, citizen, Api.commentBody(Moderations.PERSONAL));
    taken
        .then()
        .statusCode(201)
        .body("maskedKinds", equalTo(List.of("PHONE", "EMAIL")))
        .body("publicText", containsString("138***"));
    assertThat(taken.<String>path("publicText")).doesNotContain(Moderations.PHONE, "jia@");
    Made made = new Made(consultation, citizen, taken.path("id"));
    assertThat(made.told("COMMENT_MASKED")).isOne();
    assertThat(made.message("COMMENT_MASKED"))
        .contains("电话号码", "电子邮箱", taken.<String>path("receipt"))
        .doesNotContain(Moderations.PHONE);
    made.mine()
        .then()
        .statusCode(200)
        .body("text", equalTo(Moderations.PERSONAL))
        .body("publicText", equalTo(taken.<String>path("publicText")))
        .body("maskedKinds", equalTo(List.of("PHONE", "EMAIL")))
        .body("appeal", nullValue());
    made.view()
        .then()
        .body("text", equalTo(Moderations.PERSONAL))
        .body("publicText", equalTo(taken.<String>path("publicText")));
  }

  @Test
  void masksWhatTheAuthorRepeatsOfTheForm() {
    Made made = Moderations.aComment("我是甲某某，希望延长收摊时间。");
    made.mine().then().body("maskedKinds", equalTo(List.of("NAME_LABEL")));
    assertThat(made.mine().<String>path("publicText")).doesNotContain("甲某某").contains("甲**");
  }

  @Test
  void tellsNothingWhenNothingIsMasked() {
    Made made = Moderations.aComment("建议延长收摊时间。");
    assertThat(made.told("COMMENT_MASKED")).isZero();
    made.mine().then().body("publicText", nullValue()).body("maskedKinds", equalTo(List.of()));
    made.view().then().body("publicText", equalTo("建议延长收摊时间。"));
  }

  @Test
  void showsTheMaskedTextInEveryPublicPlace() {
    Made made = Moderations.aComment(Moderations.PERSONAL);
    Response published = made.publish();
    published.then().statusCode(201);
    Reports.workOffAll();
    String content = published.path("contentId");
    List<Response> holding =
        List.of(
            given().get("/v1/consultations/" + made.consultation() + "/comments"),
            given().get("/v1/consultations/" + made.consultation() + "/feedback"),
            given().get("/v1/notices/" + content),
            given().get("/feeds/feedback.json"),
            given().get("/feeds/feedback.rss"),
            given().get("/feeds/feedback.atom"));
    for (Response answer : holding) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.asString()).contains("138***").doesNotContain(Moderations.PHONE, "jia@");
    }
    String receipt = made.mine().path("receipt");
    List<Response> others =
        List.of(
            given().get("/v1/receipts/" + receipt),
            given().get("/v1/notices"),
            given().get("/v1/home"),
            given().get("/v1/consultations/" + made.consultation()));
    for (Response answer : others) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.asString()).doesNotContain(Moderations.PHONE, "jia@");
    }
  }

  @Test
  void tellsThePublicNotForWhomAnAuthorSpeaks() {
    Made made = Moderations.aComment("建议延长收摊时间。");
    Response page = given().get("/v1/consultations/" + made.consultation() + "/comments");
    page.then().body("items.id", contains(made.id()));
    assertThat(page.asString()).doesNotContain("respondentType", "PERSON");
  }

  @Test
  void findsOnlyOnesOwnComment() {
    Made made = Moderations.aComment("建议延长收摊时间。");
    String stranger = Api.citizenToken("stranger");
    for (String id : List.of(made.id(), UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "getMyComment",
          404,
          "comment-not-found",
          () -> given().auth().oauth2(stranger).get("/v1/me/comments/" + id));
    }
    assertThat(made.mine().header("Cache-Control")).isEqualTo("no-store");
  }

  // --- Corrections

  @Test
  void letsAnOfficerMaskMore() {
    Made made = Moderations.aComment("张样例家的油烟太重。");
    Response corrected = made.correct("***家的油烟太重。", REASON);
    corrected.then().statusCode(200).body("publicText", equalTo("***家的油烟太重。"));
    assertThat(corrected.header("ETag")).isEqualTo(made.etag());
    assertThat(made.told("COMMENT_MASKED")).isOne();
    assertThat(made.audited("correctPublicText", "staff-officer")).isOne();
    made.mine().then().body("publicText", equalTo("***家的油烟太重。"));
    given()
        .get("/v1/consultations/" + made.consultation() + "/comments")
        .then()
        .body("items[0].text", equalTo("***家的油烟太重。"));
  }

  @Test
  void letsAnOfficerUncoverWhatIsNotPersonal() {
    Made made = Moderations.aComment(Moderations.PERSONAL);
    made.correct(Moderations.PERSONAL, REASON)
        .then()
        .statusCode(200)
        .body("publicText", equalTo(Moderations.PERSONAL))
        .body("maskedKinds", equalTo(List.of()));
    made.mine().then().body("publicText", nullValue());
    // Told once, when it was masked.
    assertThat(made.told("COMMENT_MASKED")).isOne();
  }

  @Test
  void changesNothingButByMasking() {
    Made made = Moderations.aComment("建议延长收摊时间。");
    for (String text : List.of("建议缩短收摊时间。", "建议延长收摊时间", "建议延长***收摊时间。", "好。***")) {
      Refusals.assertRefused(
          "correctPublicText", 422, "public-text-invalid", () -> made.correct(text, REASON));
    }
    Refusals.assertRefused(
        "correctPublicText", 422, "reason-required", () -> made.correct("***。", "短"));
  }

  @Test
  void needsThePresentVersionToCorrect() {
    Made made = Moderations.aComment("建议延长收摊时间。");
    Map<String, String> body = Map.of("publicText", "***收摊时间。", "reason", REASON);
    String path = "/v1/admin/comments/" + made.id() + "/public-text";
    Refusals.assertRefused(
        "correctPublicText",
        412,
        "stale-version",
        () ->
            Api.as("officer")
                .header("If-Match", "\"v99\"")
                .contentType("application/json")
                .body(body)
                .put(path));
    Refusals.assertRefused(
        "correctPublicText",
        428,
        "precondition-required",
        () -> Api.as("officer").contentType("application/json").body(body).put(path));
  }

  @Test
  void onlyMasksMoreOnceTheReportIsPublished() {
    Made made = Moderations.aComment(Moderations.PERSONAL);
    String masked = made.view().path("publicText");
    made.publish().then().statusCode(201);
    String feedback = "/v1/consultations/" + made.consultation() + "/feedback";
    given().get(feedback).then().body("items[0].text", equalTo(masked));
    Refusals.assertRefused(
        "correctPublicText",
        409,
        "feedback-already-published",
        () -> made.correct(Moderations.PERSONAL, REASON));
    made.correct("请回复***。", REASON).then().statusCode(200);
    String etag = made.etag();
    made.correct("请回复***。", REASON).then().statusCode(200);
    assertThat(made.etag()).isEqualTo(etag);
    given().get(feedback).then().body("items[0].text", equalTo("请回复***。"));
  }
}
