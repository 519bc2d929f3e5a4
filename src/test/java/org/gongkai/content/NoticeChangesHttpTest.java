package org.gongkai.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.gongkai.platform.time.Times;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Notices;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What changed for readers since they last asked. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class NoticeChangesHttpTest {

  private static final String PATH = "/v1/notices";

  private final String column = Notices.aColumn();

  @Test
  void tellsWhatWasPublishedCorrectedAndWithdrawn() {
    String kept = Notices.published("NOTICE", column, "集市公告一");
    String corrected = Notices.published("NOTICE", column, "集市公告二");
    String withdrawn = Notices.published("POLICY", column, "集市办法");
    String since = begin();
    String added = Notices.published("NOTICE", column, "集市公告四");
    Notices.withdraw(withdrawn, "文件已经废止");
    Notices.correct(corrected, 2, "集市公告二（更正）", Notices.BODY, "更正标题。");

    Response changes = changes(since, null, 100);

    changes
        .then()
        .statusCode(200)
        .body("items.id", contains(added, corrected))
        .body("items.title", contains("集市公告四", "集市公告二（更正）"))
        .body("items.version", contains(1, 2))
        .body("removed.id", contains(withdrawn))
        .body("removed.gone", contains(true))
        .body("removed.reason", contains("文件已经废止"))
        .body("removed.goneAt", contains(notNullValue()))
        .body("nextCursor", nullValue())
        .body("nextSince", notNullValue());
    assertThat(changes.asString()).doesNotContain(kept, "集市办法", "staff-");
    Answers.assertChinaTime(changes);
    assertNothing(changes.path("nextSince"));
  }

  @Test
  void missesNothingThatCommitsLate() {
    String before = begin();
    String token;
    String late;
    String early;
    try (Notices.Pending open = Notices.written("NOTICE", column, "较早开始、较晚完成").begin()) {
      late = open.id();
      early = Notices.published("NOTICE", column, "较晚开始、较早完成");
      Response meanwhile = changes(before, null, 100);
      meanwhile.then().body("items.id", contains(early));
      token = meanwhile.path("nextSince");
      open.commit();
    }
    Response after = changes(token, null, 100);
    // What was told before may be told again.
    after.then().body("items.id", contains(late, early));
    assertNothing(after.path("nextSince"));
  }

  @Test
  void missesNothingThatCommitsAfterThePlainList() {
    try (Notices.Pending open = Notices.written("NOTICE", column, "集市公告").begin()) {
      String since = begin();
      open.commit();
      changes(since, null, 100).then().body("items.id", contains(open.id()));
    }
  }

  @Test
  void givesEveryChangeOnceOverPages() {
    String since = begin();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(Notices.published("NOTICE", column, "集市公告 " + i));
    }
    Notices.withdraw(made.get(0), "重复发布");
    for (int limit : List.of(1, 3, 7, 100)) {
      List<String> seen = new ArrayList<>();
      String cursor = null;
      String next = null;
      do {
        Response page = changes(since, cursor, limit);
        List<String> items = page.jsonPath().getList("items.id");
        List<String> removed = page.jsonPath().getList("removed.id");
        assertThat(items.size() + removed.size()).isLessThanOrEqualTo(limit);
        seen.addAll(items);
        seen.addAll(removed);
        assertThat(next == null || next.equals(page.path("nextSince"))).isTrue();
        next = page.path("nextSince");
        cursor = page.path("nextCursor");
      } while (cursor != null);
      // The withdrawal was the last change.
      assertThat(seen).hasSize(7).endsWith(made.get(0));
      assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(made));
    }
  }

  @Test
  void givesChangesOfOneTransactionOverPages() {
    String since = begin();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(Notices.published("NOTICE", column, "集市公告 " + i));
    }
    Database.update(
        "update content set state = 'WITHDRAWN', withdrawn_at = now(), withdrawal_reason = '合并发布'"
            + " where column_name = ?",
        column);
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      Response page = changes(since, cursor, 2);
      seen.addAll(page.jsonPath().getList("removed.id"));
      cursor = page.path("nextCursor");
    } while (cursor != null);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void tellsWhatTheClockAloneEnded() {
    String id = Notices.written("NOTICE", column, "集市公告").expiresIn("1 hour").publish();
    String since = begin();
    // The time it ends is moved without a change that the database notes.
    Database.update(
        "with off as (select set_config('session_replication_role', 'replica', true)) update"
            + " content set expires_at = clock_timestamp() - interval '1 second' from off where id"
            + " = ?::uuid",
        id);
    given().queryParam("column", column).get(PATH).then().body("items", empty());
    changes(since, null, 100)
        .then()
        .body("items", empty())
        .body("removed.id", contains(id))
        .body("removed.reason", contains("已过有效期"));
  }

  @Test
  void takesAnInstant() {
    String early = Notices.published("NOTICE", column, "集市公告");
    Database.update(
        "update content set changed_at = clock_timestamp() - interval '1 day' where id = ?::uuid",
        early);
    String since = Times.format(Instant.now().minus(10, ChronoUnit.MINUTES));
    String late = Notices.published("NOTICE", column, "集市公告二");
    changes(since, null, 100).then().statusCode(200).body("items.id", hasItem(late));
    changes("2026-01-01T00:00:00Z", null, 100).then().body("items.id", contains(early, late));
    changes("1900-01-02T00:00:00Z", null, 100).then().body("items.id", contains(early, late));
    changes("2900-01-01T00:00:00+08:00", null, 100)
        .then()
        .statusCode(200)
        .body("items", empty())
        .body("removed", empty())
        .body("nextSince", notNullValue());
  }

  @Test
  void tellsAColumnWhatLeftIt() {
    String other = Notices.aColumn();
    String id = Notices.published("NOTICE", column, "集市公告");
    String since = begin();
    Notices.correct(id, 2, other, "集市公告", Notices.BODY, "更正栏目。");
    changes(since, null, 100)
        .then()
        .body("items", empty())
        .body("removed.id", contains(id))
        .body("removed.reason", contains("已移至其他栏目"));
    given()
        .queryParam("column", other)
        .queryParam("since", since)
        .get(PATH)
        .then()
        .body("items.id", contains(id))
        .body("removed", empty());
  }

  @Test
  void tellsOnlyOfOneType() {
    String since = begin();
    Notices.published("NOTICE", column, "集市公告");
    String policy = Notices.published("POLICY", column, "集市办法");
    changes(since, null, 100, "POLICY").then().body("items.id", contains(policy));
  }

  @Test
  void givesTheTokenOnTheFirstPageOfThePlainList() {
    Notices.published("NOTICE", column, "集市公告一");
    Notices.published("NOTICE", column, "集市公告二");
    Response first = given().queryParam("column", column).queryParam("limit", 1).get(PATH);
    first.then().body("nextSince", notNullValue()).body("removed", empty());
    given()
        .queryParam("column", column)
        .queryParam("limit", 1)
        .queryParam("cursor", first.<String>path("nextCursor"))
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.title", contains("集市公告一"))
        .body("nextSince", nullValue());
  }

  @Test
  void refusesWhatItDidNotGive() {
    for (String since :
        List.of("nonsense", "昨天", "2026-13-01", "9999-01-01T00:00:00Z", "2026-03-02T08:00:00")) {
      Response refusal =
          Refusals.refusal("listNotices", 400, "invalid-request", () -> changes(since, null, 20));
      Refusals.assertViolation(refusal, "query", "since");
    }
    String future = new ChangeToken(999_999_999_999L, Instant.EPOCH).write();
    Refusals.assertRefused("listNotices", 400, "invalid-request", () -> changes(future, null, 20));
    String since = begin();
    for (String cursor : List.of("nonsense", since, "MQ", "%00")) {
      Refusals.assertRefused(
          "listNotices", 400, "invalid-cursor", () -> changes(since, cursor, 20));
    }
  }

  /** A change may be told again while another transaction is under way, but not for ever. */
  private void assertNothing(String since) {
    String token = since;
    Response changes = changes(token, null, 100);
    for (int i = 0; i < 50 && !changes.jsonPath().getList("items").isEmpty(); i++) {
      token = changes.path("nextSince");
      changes = changes(token, null, 100);
    }
    changes
        .then()
        .statusCode(200)
        .body("items", empty())
        .body("removed", empty())
        .body("nextCursor", nullValue());
  }

  private String begin() {
    Response list = given().queryParam("column", column).get(PATH);
    list.then().statusCode(200);
    return list.path("nextSince");
  }

  private Response changes(String since, @Nullable String cursor, int limit) {
    return request(since, cursor, limit).get(PATH);
  }

  private Response changes(String since, @Nullable String cursor, int limit, String type) {
    return request(since, cursor, limit).queryParam("type", type).get(PATH);
  }

  private RequestSpecification request(String since, @Nullable String cursor, int limit) {
    RequestSpecification request =
        given().queryParam("column", column).queryParam("since", since).queryParam("limit", limit);
    return cursor == null ? request : request.queryParam("cursor", cursor);
  }

  @Test
  void aTokenReadsAsItWasWritten() {
    ChangeToken token = new ChangeToken(1042, Instant.ofEpochMilli(1_772_280_000_000L));
    assertThat(ChangeToken.read(token.write())).isEqualTo(token);
    assertThat(ChangeToken.read(token.write() + "=")).isNull();
    assertThat(ChangeToken.read("")).isNull();
    assertThat(token.write()).isNotEqualTo(token.text()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void takesAnEmptySinceForNone() {
    String id = Notices.published("NOTICE", column, "集市公告");
    changes("", null, 20).then().statusCode(200).body("items.id", contains(id));
    changes("", null, 20).then().body("items[0].column", equalTo(column));
  }
}
