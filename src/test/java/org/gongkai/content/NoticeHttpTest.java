package org.gongkai.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Notices, and where they stand on each channel, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class NoticeHttpTest {

  private static final String PATH = "/v1/notices";

  @Test
  void showsANotice() {
    String content = Reports.aPublishedReport("feed");
    Response notice = given().get(PATH + "/" + content);
    notice
        .then()
        .statusCode(200)
        .body("id", equalTo(content))
        .body("type", equalTo("FEEDBACK_REPORT"))
        .body("column", equalTo("feedback"))
        .body("unit", equalTo("青禾镇人民政府"))
        .body("version", equalTo(1));
    assertThat(notice.jsonPath().getString("body")).startsWith("<p>共收到意见 1 条");
    Answers.assertChinaTime(notice);
    given().get(notice.<String>path("about")).then().statusCode(200);
    assertThat(notice.asString()).doesNotContain("甲某某", "000-00000000", "staff-");
  }

  @Test
  void findsNoUnknownNotice() {
    Refusals.assertRefused(
        "getNotice", 404, "notice-not-found", () -> given().get(PATH + "/" + UUID.randomUUID()));
  }

  @Test
  void listsNoticesWithoutTheirBody() {
    String content = Reports.aPublishedReport("feed");
    Response list = given().get(PATH);
    list.then().statusCode(200).body("items[0].id", equalTo(content));
    List<Map<String, Object>> items = list.jsonPath().getList("items");
    assertThat(items)
        .allSatisfy(
            item ->
                assertThat(item)
                    .containsOnlyKeys(
                        "id",
                        "type",
                        "column",
                        "title",
                        "summary",
                        "unit",
                        "version",
                        "publishedAt",
                        "expiresAt"));
    Answers.assertChinaTime(list);
    assertThat(list.asString()).doesNotContain("甲某某", "000-00000000");
  }

  @Test
  void listsNoticesOfOneColumnOrType() {
    String content = Reports.aPublishedReport("feed");
    given()
        .queryParam("column", "feedback")
        .get(PATH)
        .then()
        .body("items.id", hasItem(content))
        .body("items.column", everyItem(equalTo("feedback")));
    given()
        .queryParam("type", "FEEDBACK_REPORT")
        .get(PATH)
        .then()
        .body("items.id", hasItem(content))
        .body("items.type", everyItem(equalTo("FEEDBACK_REPORT")));
    for (String column : List.of("' or 1=1", "栏目", "a".repeat(61))) {
      given()
          .queryParam("column", column)
          .get(PATH)
          .then()
          .statusCode(400)
          .body("code", equalTo("invalid-request"))
          .body("violations[0].in", equalTo("query"))
          .body("violations[0].field", equalTo("column"));
    }
    for (String column : List.of("nonsense", "no-such-column")) {
      given()
          .queryParam("column", column)
          .get(PATH)
          .then()
          .statusCode(200)
          .body("items", equalTo(List.of()))
          .body("nextCursor", nullValue());
    }
  }

  @Test
  void survivesColumnsThatNoDatabaseTakes() {
    Response response = given().queryParam("column", "a\u0000b").get(PATH);
    assertThat(response.statusCode()).as(response.asString()).isIn(200, 400);
  }

  @Test
  void pagesThroughNotices() {
    String content = Reports.aPublishedReport("feed");
    String column = "column-" + UUID.randomUUID();
    int rows =
        Database.update(
            "with made as (insert into content (id, type, column_name, state, latest, published,"
                + " place, published_at, changed_at, created_by, version) select uuidv7(), type, ?,"
                + " state, 1, 1, uuidv7(), published_at, changed_at, created_by, 0 from content,"
                + " generate_series(1, 26) where id = ?::uuid returning id) insert into"
                + " content_version (content_id, number, column_name, title, summary, body, unit,"
                + " openness, written_by, written_at, edition, published_at, published_by) select"
                + " made.id, 1, v.column_name, v.title, v.summary, v.body, v.unit, v.openness,"
                + " v.written_by, v.written_at, 1, v.published_at, v.published_by from made,"
                + " content_version v where v.content_id = ?::uuid",
            column,
            content,
            content);
    assertThat(rows).isEqualTo(26);
    for (int limit : List.of(10, 13, 100)) {
      List<String> ids =
          Answers.readAll(
              limit, cursor -> page(cursor, limit).queryParam("column", column).get(PATH));
      assertThat(ids).hasSize(26);
      Answers.assertNewestFirst(ids);
      List<String> all = Answers.readAll(limit, cursor -> page(cursor, limit).get(PATH));
      assertThat(all).containsSubsequence(ids).contains(content);
      Answers.assertNewestFirst(all);
    }
  }

  @Test
  void sparesNoticesToThoseWhoHaveThem() {
    String content = Reports.aPublishedReport("feed");
    Answers.assertRevalidates(PATH + "/" + content);
    Answers.assertRevalidates(PATH);
    Answers.assertRevalidates(PATH + "?column=feedback&limit=1");
  }

  // --- Deliveries

  @Test
  void tellsWhereAContentStandsOnEachChannel() {
    String content = Reports.aPublishedReport("feed", "sandbox");
    Response waiting = deliveries("editor", content);
    waiting
        .then()
        .statusCode(200)
        .body("channelId", contains("feed", "sandbox"))
        .body("state", contains("PENDING", "PENDING"))
        .body("attempts", contains(0, 0))
        .body("nextAttemptAt", everyItem(notNullValue()));
    Answers.assertChinaTime(waiting);
    Reports.workOffAll();
    Response done = deliveries("editor", content);
    done.then()
        .body("state", contains("DELIVERED", "DELIVERED"))
        .body("attempts", contains(1, 1))
        .body("contentVersion", contains(1, 1))
        .body("nextAttemptAt", everyItem(nullValue()))
        .body("liveUrl", everyItem(notNullValue()));
    Answers.assertChinaTime(done);
  }

  @Test
  void tellsItToThoseWhoWorkWithContents() {
    String content = Reports.aPublishedReport("feed");
    for (String role : List.of("editor", "officer", "admin", "auditor")) {
      deliveries(role, content).then().statusCode(200);
    }
    Refusals.assertRefused(
        "listDeliveries", 403, "forbidden", () -> deliveries("reviewer", content));
  }

  @Test
  void findsNoDeliveriesOfAnUnknownContent() {
    Refusals.assertRefused(
        "listDeliveries",
        404,
        "content-not-found",
        () -> deliveries("editor", UUID.randomUUID().toString()));
  }

  private static Response deliveries(String role, String content) {
    return Api.as(role).get("/v1/admin/contents/" + content + "/deliveries");
  }

  private static RequestSpecification page(@Nullable String cursor, int limit) {
    RequestSpecification request = given().queryParam("limit", limit);
    return cursor == null ? request : request.queryParam("cursor", cursor);
  }
}
