package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Templates of reasons over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class VerdictTemplateHttpTest {

  private static final String PATH = "/v1/admin/verdict-templates";
  private static final String TEXT = "{意见人}：您对{条款}的意见，{单位}已经记录在案。";

  @Test
  void addsReplacesListsAndDeletesATemplate() {
    Response made = create(TEXT);
    made.then()
        .statusCode(201)
        .header("Location", startsWith(PATH + "/"))
        .header("ETag", equalTo("\"v0\""))
        .body("outcome", equalTo("NOTED"))
        .body("text", equalTo(TEXT));
    Answers.assertChinaTime(made);
    String id = made.path("id");
    Api.as("auditor").get(PATH).then().statusCode(200).body("items.id", hasItem(id));
    replace(id, "\"v0\"", "{单位}已经记录在案，感谢参与。")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v1\""))
        .body("text", equalTo("{单位}已经记录在案，感谢参与。"));
    Refusals.assertRefused(
        "replaceVerdictTemplate", 412, "stale-version", () -> replace(id, "\"v0\"", TEXT));
    Refusals.assertRefused(
        "deleteVerdictTemplate",
        412,
        "stale-version",
        () -> Api.as("officer").header("If-Match", "\"v0\"").delete(PATH + "/" + id));
    Refusals.assertRefused(
        "deleteVerdictTemplate",
        428,
        "precondition-required",
        () -> Api.as("officer").delete(PATH + "/" + id));
    Api.as("officer").header("If-Match", "\"v1\"").delete(PATH + "/" + id).then().statusCode(204);
    Refusals.assertRefused(
        "getVerdictTemplate",
        404,
        "template-not-found",
        () -> Api.as("officer").get(PATH + "/" + id));
  }

  @Test
  void refusesUnknownPlaceholders() {
    for (String text : List.of("{姓名}您好，已经记录。", "{}", "{电话}")) {
      Response response =
          Refusals.refusal(
              "createVerdictTemplate", 400, "template-placeholder-unknown", () -> create(text));
      Refusals.assertViolation(response, "body", "text");
      assertThat(response.asString()).contains("{条款}").doesNotContain("姓名", "电话");
    }
    String id = create(TEXT).path("id");
    Refusals.assertRefused(
        "replaceVerdictTemplate",
        400,
        "template-placeholder-unknown",
        () -> replace(id, "\"v0\"", "{姓名}"));
  }

  @Test
  void fillsAReasonThatTheTemplatesChangeDoesNotChange() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    Reports.workOffAll();
    String id = create(TEXT).path("id");
    String filled = "甲**：您对全文的意见，青禾镇人民政府已经记录在案。";
    Api.decide(comment, Map.of("outcome", "NOTED", "templateId", id))
        .then()
        .statusCode(200)
        .body("reason", equalTo(filled));
    Api.decide(comment, Map.of("outcome", "NOTED", "templateId", id, "reason", "另行回复。"))
        .then()
        .statusCode(200)
        .body("reason", equalTo(filled + "另行回复。"));
    replace(id, "\"v0\"", "已经记录在案，感谢您的参与。").then().statusCode(200);
    Api.as("officer")
        .get("/v1/admin/comments/" + comment + "/verdict")
        .then()
        .body("verdict.reason", equalTo(filled + "另行回复。"));
  }

  @Test
  void refusesTemplatesThatDoNotFit() {
    String comment = Api.aComment(Api.anOpenConsultation(), "建议甲。");
    Refusals.assertRefused(
        "decideComment",
        404,
        "template-not-found",
        () ->
            Api.decide(
                comment, Map.of("outcome", "NOTED", "templateId", UUID.randomUUID().toString())));
    String id = create(TEXT).path("id");
    Response other =
        Refusals.refusal(
            "decideComment",
            400,
            "invalid-request",
            () -> Api.decide(comment, Map.of("outcome", "NOT_ADOPTED", "templateId", id)));
    Refusals.assertViolation(other, "body", "templateId");
    Response tooLong =
        Refusals.refusal(
            "decideComment",
            400,
            "invalid-request",
            () ->
                Api.decide(
                    comment,
                    Map.of("outcome", "NOTED", "templateId", id, "reason", "由".repeat(2000))));
    Refusals.assertViolation(tooLong, "body", "reason");
    String shortId = create("{结论}").path("id");
    Refusals.assertRefused(
        "decideComment",
        422,
        "reason-required",
        () -> Api.decide(comment, Map.of("outcome", "NOTED", "templateId", shortId)));
  }

  private static Response create(String text) {
    return Api.officer().contentType(ContentType.JSON).body(body(text)).post(PATH);
  }

  private static Response replace(String id, String ifMatch, String text) {
    return Api.as("officer")
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(body(text))
        .put(PATH + "/" + id);
  }

  private static Map<String, String> body(String text) {
    return Map.of("name", "已记录", "outcome", "NOTED", "text", text);
  }
}
