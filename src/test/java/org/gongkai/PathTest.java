package org.gongkai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** One draft decision through its whole life, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class PathTest {

  @Test
  void carriesACommentFromTheCitizenToTheChannelsAndBackToItsReceipt() {
    String consultation = Api.anOpenConsultation();
    String clause = Api.clause(consultation, "三");
    Map<String, Object> body = new HashMap<>(Api.commentBody("建议收费标准每年公布一次。"));
    body.put("clauseId", clause);
    Response submitted = Api.comment(consultation, "alice", body);
    submitted.then().statusCode(201).body("status", equalTo("PENDING_REVIEW"));
    String comment = submitted.path("id");
    String receipt = submitted.path("receipt");

    given()
        .get("/v1/consultations/" + consultation + "/comments")
        .then()
        .body("items", equalTo(List.of()));
    Api.workOff();
    given()
        .get("/v1/consultations/" + consultation + "/comments")
        .then()
        .statusCode(200)
        .body("items.id", contains(comment))
        .body("items[0].respondent", equalTo("甲**"));

    Api.close(consultation);
    Api.publishFeedback(consultation, "sandbox", "feed")
        .then()
        .statusCode(422)
        .body("code", equalTo("feedback-incomplete"))
        .body("openComments.id", contains(comment));
    Api.decide(comment, Map.of("outcome", "ADOPTED", "reason", "已写明每年公布一次。", "clauseId", clause))
        .then()
        .statusCode(200);
    Response published = Api.publishFeedback(consultation, "sandbox", "feed");
    published
        .then()
        .statusCode(201)
        .body("totals.received", equalTo(1))
        .body("totals.adopted", equalTo(1));
    String content = published.path("contentId");

    Response report = given().get("/v1/consultations/" + consultation + "/feedback");
    report
        .then()
        .statusCode(200)
        .body("items[0].outcome", equalTo("ADOPTED"))
        .body("items[0].clause", equalTo("（三）"))
        .body("items[0].respondent", equalTo("甲**"));
    String etag = report.header("ETag");
    assertThat(etag).startsWith("\"");
    given()
        .header("If-None-Match", etag)
        .get("/v1/consultations/" + consultation + "/feedback")
        .then()
        .statusCode(304);

    Api.workOff();
    Api.as("editor")
        .get("/v1/admin/contents/" + content + "/deliveries")
        .then()
        .statusCode(200)
        .body("state", contains("DELIVERED", "DELIVERED"))
        .body("attempts", contains(1, 1));
    given()
        .get("/feeds/feedback.json")
        .then()
        .statusCode(200)
        .body("items.id", hasItem("urn:uuid:" + content));
    given().get("/dev/posts/" + content).then().statusCode(200).body("title", notNullValue());
    given()
        .get("/v1/notices/" + content)
        .then()
        .statusCode(200)
        .body("type", equalTo("FEEDBACK_REPORT"));

    Response trace = given().get("/v1/receipts/" + receipt.toLowerCase(java.util.Locale.ROOT));
    trace
        .then()
        .statusCode(200)
        .body("steps.kind", contains("RECEIVED", "CHECKED", "ANSWER_PUBLISHED"))
        .body("answer.outcome", equalTo("ADOPTED"))
        .body("clause", equalTo("（三）"));
    assertThat(trace.asString()).doesNotContain("甲某某", "000-00000000", "建议收费");
    String decision = given().get("/v1/consultations/" + consultation).path("decisionId");
    given()
        .get("/v1/decisions/" + decision)
        .then()
        .statusCode(200)
        .body("links.rel", contains("consultation", "draft", "feedback"));
    assertThat(given().get("/feeds/feedback.rss").asString()).doesNotContain("甲某某");
    given()
        .get("/v1/notices")
        .then()
        .body("items.id", hasItem(content))
        .body("items[0].body", not(notNullValue()));
  }
}
