package org.gongkai.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Notices;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/**
 * A notice in full, beside its neighbours and as plain text, and what is left of one that is gone.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class NoticeDetailHttpTest {

  private static final String PATH = "/v1/notices/";
  private static final Map<String, String> OPERATIONS =
      Map.of("", "getNotice", "/text", "getNoticeText", "/neighbours", "getNoticeNeighbours");

  private final String column = Notices.aColumn();

  @Test
  void showsAllThatReadersMayKnow() {
    String sha = "ab".repeat(32);
    Database.update(
        "insert into media (sha256, kind, media_type, extension, bytes, name, created_by,"
            + " created_at) values (?, 'DOCUMENT', 'application/pdf', 'pdf', 48213, '细则.pdf',"
            + " 'staff-1', clock_timestamp()) on conflict do nothing",
        sha);
    String id =
        Notices.written("POLICY", column, "青禾镇集市管理办法")
            .attachments(
                "[{\"name\":\"实施细则.pdf\",\"address\":\"/media/"
                    + sha
                    + ".pdf\"},{\"name\":\"附表.xlsx\",\"address\":\"/media/"
                    + "cd".repeat(32)
                    + ".xlsx\"}]")
            .expiresIn("1 hour")
            .publish();
    Response notice = given().get(PATH + id);
    notice
        .then()
        .statusCode(200)
        .body("title", equalTo("青禾镇集市管理办法"))
        .body("type", equalTo("POLICY"))
        .body("column", equalTo(column))
        .body("body", equalTo(Notices.BODY))
        .body("version", equalTo(1))
        .body("documentNumber", equalTo("青政发〔2026〕3号"))
        .body("effectiveOn", equalTo("2026-05-01"))
        .body("issue", nullValue())
        .body("about", nullValue())
        .body("disclosure", nullValue())
        .body("attachments.name", contains("实施细则.pdf", "附表.xlsx"))
        .body("attachments.mediaType", contains("application/pdf", null))
        .body("attachments.bytes", contains(48213, null))
        .body("attachments[0].address", equalTo("/media/" + sha + ".pdf"))
        .body("interprets", nullValue())
        .body("interpretations", empty())
        .body("corrections", empty())
        .body("expiresAt", notNullValue());
    Answers.assertChinaTime(notice);
    assertThat(notice.asString()).doesNotContain("staff-");
    Answers.assertRevalidates(PATH + id);
  }

  @Test
  void showsTheMetadataOfItsDisclosure() {
    String id = Reports.aPublishedReport("feed");
    given()
        .get(PATH + id)
        .then()
        .body("disclosure.publisher", equalTo("青禾镇人民政府"))
        .body("disclosure.indexNumber", notNullValue())
        .body("expiresAt", nullValue());
  }

  @Test
  void tiesAPolicyToWhatExplainsIt() {
    String policy = Notices.published("POLICY", column, "集市办法");
    String first = Notices.written("INTERPRETATION", column, "一图读懂").interprets(policy).publish();
    String second = Notices.written("INTERPRETATION", column, "问答").interprets(policy).publish();
    given().get(PATH + first).then().body("interprets.id", equalTo(policy));
    given().get(PATH + first).then().body("interprets.title", equalTo("集市办法"));
    given()
        .get(PATH + policy)
        .then()
        .body("interpretations.id", contains(first, second))
        .body("interpretations.title", contains("一图读懂", "问答"));
    String other = Notices.published("POLICY", column, "另一办法");
    String third = Notices.written("INTERPRETATION", column, "解读").interprets(other).publish();
    Notices.withdraw(third, "内容有误");
    given().get(PATH + other).then().body("interpretations", empty());
    String fourth = Notices.written("INTERPRETATION", column, "再解读").interprets(other).publish();
    Notices.withdraw(other, "已经废止");
    given().get(PATH + fourth).then().statusCode(200).body("interprets", nullValue());
  }

  @Test
  void tellsWhatWasCorrected() {
    String id = Notices.published("NOTICE", column, "集市公告");
    Notices.correct(id, 2, "集市公告", "<p>更正后的正文。</p>", "更正第三条中的日期。");
    Response notice = given().get(PATH + id);
    notice
        .then()
        .body("version", equalTo(2))
        .body("body", equalTo("<p>更正后的正文。</p>"))
        .body("corrections.edition", contains(2))
        .body("corrections.kind", contains("MINOR"))
        .body("corrections.note", contains("更正第三条中的日期。"))
        .body("corrections[0].at", equalTo(notice.path("updatedAt")));
    assertThat(notice.<String>path("updatedAt")).isNotEqualTo(notice.path("publishedAt"));
  }

  @Test
  void keepsAnAnswerNoLongerThanTheNotice() {
    String id = Notices.written("NOTICE", column, "集市公告").expiresIn("3 seconds").publish();
    String maxAge = given().get(PATH + id).header("Cache-Control");
    assertThat(maxAge).matches("public, max-age=[0-3]");
  }

  @Test
  void remembersWhatWasWithdrawn() {
    String id = Notices.published("NOTICE", column, "集市公告");
    Notices.withdraw(id, "文件已经废止");
    assertGone(id, "文件已经废止");
    given().get("/v1/home").then().statusCode(200).body("notices.id", not(hasItem(id)));
  }

  @Test
  void remembersWhatHasExpired() {
    String id = Notices.published("NOTICE", column, "集市公告");
    given().get("/v1/home").then().body("notices.id", hasItem(id));
    Notices.expireByClock(id);
    assertGone(id, "已过有效期");
    given().queryParam("column", column).get("/v1/notices").then().body("items", empty());
    given().get("/v1/home").then().body("notices.id", not(hasItem(id)));
  }

  @Test
  void showsNothingThatWasNeverPublished() {
    String id = UUID.randomUUID().toString();
    Database.update(
        "insert into content (id, type, column_name, state, latest, created_by, version) values"
            + " (?::uuid, 'NOTICE', ?, 'DRAFT', 1, 'staff-1', 0)",
        id,
        column);
    OPERATIONS.forEach(
        (part, operation) -> {
          Refusals.assertRefused(
              operation, 404, "notice-not-found", () -> given().get(PATH + id + part));
          Refusals.assertRefused(
              operation,
              404,
              "notice-not-found",
              () -> given().get(PATH + UUID.randomUUID() + part));
          Refusals.assertRefused(
              operation, 404, "not-found", () -> given().get(PATH + "nonsense" + part));
        });
  }

  @Test
  void readsAsPlainText() {
    String id =
        Notices.written("NOTICE", column, "集市公告")
            .body(
                "<h2>一、时间</h2><p>周一 &amp; 周二。</p><ul><li>上午</li></ul>"
                    + "<p><img src=\"/media/x.png\" alt=\"集市平面图\"></p>")
            .publish();
    Response text = given().get(PATH + id + "/text");
    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.contentType()).isEqualToIgnoringCase("text/plain;charset=UTF-8");
    String today = org.gongkai.testsupport.Api.today().toString();
    assertThat(text.asString())
        .isEqualTo(
            "集市公告\n青政发〔2026〕3号\n青禾镇人民政府\n" + today + "\n\n一、时间\n周一 & 周二。\n· 上午\n\n［图：集市平面图］\n");
    Answers.assertRevalidates(PATH + id + "/text");
  }

  @Test
  void namesItsNeighbours() {
    String first = Notices.published("NOTICE", column, "一");
    Notices.published("NOTICE", Notices.aColumn(), "别的栏目");
    String gone = Notices.published("NOTICE", column, "已撤");
    String second = Notices.published("NOTICE", column, "二");
    String third = Notices.published("POLICY", column, "三");
    Notices.withdraw(gone, "重复发布");
    neighbours(first)
        .then()
        .statusCode(200)
        .body("previous", nullValue())
        .body("next.id", equalTo(second));
    neighbours(second)
        .then()
        .body("previous.id", equalTo(first))
        .body("next.id", equalTo(third))
        .body("next.title", equalTo("三"));
    neighbours(third).then().body("previous.id", equalTo(second)).body("next", nullValue());
    Answers.assertRevalidates(PATH + second + "/neighbours");
  }

  @Test
  void aNoticeAloneHasNoNeighbours() {
    String id = Notices.published("NOTICE", column, "集市公告");
    neighbours(id).then().body("previous", nullValue()).body("next", nullValue());
  }

  private static Response neighbours(String id) {
    return given().get(PATH + id + "/neighbours");
  }

  private static void assertGone(String id, String reason) {
    OPERATIONS.forEach(
        (part, operation) -> {
          Response gone =
              Refusals.refusal(
                  operation, 410, "notice-withdrawn", () -> given().get(PATH + id + part));
          gone.then()
              .body("reason", equalTo(reason))
              .body("noticeTitle", equalTo("集市公告"))
              .body("title", equalTo("内容已撤回"))
              .body("goneAt", notNullValue());
          Answers.assertChinaTime(gone);
          assertThat(List.of(gone.asString())).noneMatch(text -> text.contains("开市时间"));
        });
  }
}
