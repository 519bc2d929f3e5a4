package org.gongkai.consultation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** The import of drafts over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DraftImportHttpTest {

  private static final String HEAD = "关于规范集市管理的实施意见\n（征求意见稿）\n";
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void readsATextIntoClauses() {
    String consultation = Api.aConsultation();
    Response response = Api.importDraft(consultation, Api.SMALL_DRAFT);
    response
        .then()
        .statusCode(201)
        .header("Location", "/v1/admin/consultations/" + consultation + "/drafts/1")
        .header("Cache-Control", "no-store")
        .body("draft.consultationId", equalTo(consultation))
        .body("draft.version", equalTo(1))
        .body("draft.title", equalTo("关于规范集市管理的实施意见"))
        .body("draft.preamble", equalTo("为规范集市管理，提出如下意见。"))
        .body("draft.clauses.label", equalTo(List.of("一、", "二、")))
        .body("draft.clauses[0].children[0].text", equalTo("目标。集市整洁有序。"))
        .body("draft.clauses[1].children.label", equalTo(List.of("（二）", "（三）")))
        .body("setAside", equalTo(List.of()))
        .body("doubts", notNullValue());
  }

  @Test
  void tellsWhatItLeftOutAndWhatItDoubts() {
    Response response =
        Api.importDraft(
            Api.aConsultation(), "首页 > 政务公开 > 征求意见\n" + HEAD + "一、目标\n整洁。\n三、附则\n施行。\n打印 关闭\n");
    response.then().statusCode(201).body("doubts.kind", hasItem("NUMBER_GAP"));
    List<Map<String, Object>> setAside = response.jsonPath().getList("setAside");
    assertThat(setAside)
        .allSatisfy(line -> assertThat(line).containsOnlyKeys("line", "text", "reason"));
    assertThat(response.jsonPath().getList("setAside.reason", String.class))
        .contains("PAGE_CLUTTER");
    List<Map<String, Object>> doubts = response.jsonPath().getList("doubts");
    assertThat(doubts)
        .allSatisfy(doubt -> assertThat(doubt).containsOnlyKeys("line", "kind", "explanation"));
  }

  @Test
  void numbersTheVersions() {
    String consultation = Api.aConsultation();
    for (int version = 1; version <= 3; version++) {
      Api.importDraft(consultation, Api.SMALL_DRAFT)
          .then()
          .statusCode(201)
          .body("draft.version", equalTo(version));
    }
  }

  @Test
  void repeatsTheImportOnlyOnce() {
    String consultation = Api.aConsultation();
    String key = Api.key();
    Response first = send(consultation, key, Api.SMALL_DRAFT);
    first.then().statusCode(201);
    Answers.assertReplay(
        first, Refusals.unchanging("a replay", () -> send(consultation, key, Api.SMALL_DRAFT)));
    Refusals.assertRefused(
        "importDraft",
        422,
        "idempotency-key-reused",
        () -> send(consultation, key, Api.SMALL_DRAFT + "（四）附则。施行。\n"));
    String other = Api.aConsultation();
    Refusals.assertRefused(
        "importDraft", 422, "idempotency-key-reused", () -> send(other, key, Api.SMALL_DRAFT));
  }

  @Test
  void refusesTextsWithoutClauses() {
    String consultation = Api.aConsultation();
    for (String text : List.of("", " ", "\n\u3000\n", HEAD)) {
      Refusals.assertRefused(
          "importDraft", 422, "draft-unreadable", () -> Api.importDraft(consultation, text));
    }
  }

  @Test
  void leavesTheKeyFreeWhenItRefuses() {
    String consultation = Api.aConsultation();
    String key = Api.key();
    send(consultation, key, " ").then().statusCode(422);
    send(consultation, key, Api.SMALL_DRAFT).then().statusCode(201);
  }

  @Test
  void takesFiveThousandClausesAndNoMore() {
    String consultation = Api.aConsultation();
    Refusals.assertRefused(
        "importDraft", 422, "draft-too-large", () -> Api.importDraft(consultation, articles(5001)));
    Response response = Api.importDraft(consultation, articles(5000));
    response.then().statusCode(201);
    assertThat(response.jsonPath().getList("draft.clauses")).hasSize(5000);
  }

  @Test
  void refusesTextsOverTwoMebibytes() {
    String consultation = Api.aConsultation();
    for (String character : List.of("a", "字")) {
      String text = ofBytes(character, 2 * MEBIBYTE + 1024);
      Refusals.assertRefused(
          "importDraft", 413, "payload-too-large", () -> Api.importDraft(consultation, text));
    }
  }

  @Test
  void takesTextsOfTwoMebibytes() {
    for (String character : List.of("a", "字")) {
      Response response =
          Api.importDraft(Api.aConsultation(), ofBytes(character, 2 * MEBIBYTE - 1024));
      assertThat(response.statusCode()).isEqualTo(201);
    }
  }

  /** A draft of a few long lines. */
  private static String ofBytes(String character, int bytes) {
    String line = character.repeat(9_999) + "\n";
    int lines = bytes / line.getBytes(UTF_8).length;
    String rest = HEAD + "一、目标\n" + line.repeat(lines);
    int missing = bytes - rest.getBytes(UTF_8).length;
    return missing > 0 ? rest + "a".repeat(missing) : rest;
  }

  @Test
  void refusesDraftsOfWhatIsUnknown() {
    Refusals.assertRefused(
        "importDraft",
        404,
        "consultation-not-found",
        () -> Api.importDraft(UUID.randomUUID().toString(), Api.SMALL_DRAFT));
  }

  @Test
  void refusesFormsThatItCannotRead() {
    String consultation = Api.aConsultation();
    for (ContentType type : List.of(ContentType.XML, ContentType.BINARY)) {
      Refusals.assertRefused(
          "importDraft",
          415,
          "unsupported-media-type",
          () ->
              Api.officer()
                  .contentType(type)
                  .body("\"一、目标\"".getBytes(UTF_8))
                  .post("/v1/admin/consultations/" + consultation + "/drafts"));
    }
  }

  @Test
  void survivesTextsThatNoColumnTakes() {
    List<String> texts =
        List.of(
            "字".repeat(500) + "实施意见\n（征求意见稿）\n一、目标\n整洁。\n",
            HEAD + "一、目标\n整洁\u0000有序。\n",
            HEAD + "一、目标\n整洁有序。\n" + "府".repeat(300) + "\n2026年3月1日\n",
            HEAD + "第一百一十一条之一百一十一之一百一十一之一百一十一之一百一十一之一百一十一　整洁。\n",
            HEAD + "1".repeat(200) + "．整洁。\n",
            HEAD + "（" + "一".repeat(200) + "）整洁。\n");
    for (String text : texts) {
      Response response = Api.importDraft(Api.aConsultation(), text);
      assertThat(response.statusCode())
          .as("%s: %s", text.substring(0, 30), response.asString())
          .isIn(201, 422);
    }
  }

  @Test
  void keepsAnImportedDraftAsItIs() {
    String consultation = Api.aConsultation();
    Api.importDraft(consultation, Api.SMALL_DRAFT).then().statusCode(201);
    assertThat(
            Database.number(
                "select count(*) from clause where draft_id in (select id from draft where"
                    + " consultation_id = ?::uuid)",
                consultation))
        .isEqualTo(5);
  }

  private static String articles(int number) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 1; i <= number; i++) {
      text.append("第").append(i).append("条　内容").append(i).append("。\n");
    }
    return text.toString();
  }

  private static Response send(String consultation, String key, String text) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .contentType("text/plain; charset=UTF-8")
        .body(text.getBytes(UTF_8))
        .post("/v1/admin/consultations/" + consultation + "/drafts");
  }
}
