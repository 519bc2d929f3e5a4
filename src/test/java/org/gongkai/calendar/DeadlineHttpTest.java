package org.gongkai.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Deadlines;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What is due, over HTTP. Tests that write the calendar have a year of their own. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DeadlineHttpTest {

  private static final String PATH = "/v1/admin/deadlines";

  // --- The day. 29 March 2052 is a Friday of a year without known holidays.

  @Test
  void isSetWithItsDerivationWhenTheWindowIsAnnounced() {
    String id = closingOn("2052-03-29");
    JsonPath due = Deadlines.of(id);
    assertThat(due.getString("kind")).isEqualTo("FEEDBACK");
    assertThat(due.getString("title")).isEqualTo("关于公开征求《集市管理办法》意见的公告");
    assertThat(due.getString("unit")).isEqualTo("青禾镇人民政府");
    assertThat(due.getString("stage")).isEqualTo("RUNNING");
    assertThat(due.getString("deadline.from")).isEqualTo("2052-03-29");
    assertThat(due.getInt("deadline.workingDays")).isEqualTo(20);
    assertThat(due.getString("deadline.dueDay")).isEqualTo("2052-04-26");
    assertThat(due.getString("deadline.dueAt")).isEqualTo("2052-04-27T00:00:00+08:00");
    assertThat(due.getList("remindOn")).isEqualTo(List.of("2052-04-12", "2052-04-23"));
    assertThat(due.getList("deadline.derivation.steps", String.class))
        .first()
        .isEqualTo("自2052年3月29日（星期五）的次日起，计算20个工作日。");
    assertThat(due.getList("deadline.derivation.yearsWithoutData")).isEqualTo(List.of(2052));
    assertThat(due.getList("changes")).isEmpty();
    assertThat(due.getString("metAt")).isNull();
    assertThat(due.getInt("workingDaysLeft")).isGreaterThan(20);
  }

  @Test
  void countsFromTheDayOfTheLastInstant() {
    String noon = closingOn("2052-03-29T12:00:00+08:00");
    String midnight = closingOn("2052-03-30T00:00:00+08:00");
    String after = closingOn("2052-03-30T00:00:00.001+08:00");
    assertThat(Deadlines.of(noon).getString("deadline.from")).isEqualTo("2052-03-29");
    assertThat(Deadlines.of(midnight).getString("deadline.from")).isEqualTo("2052-03-29");
    assertThat(Deadlines.of(after).getString("deadline.from")).isEqualTo("2052-03-30");
  }

  // --- The list

  @Test
  void listsTheEarliestFirst() {
    String late = closingOn("2055-03-31");
    String early = closingOn("2053-03-31");
    List<String> hrefs = Deadlines.hrefs(null);
    assertThat(hrefs).containsSubsequence(href(early), href(late)).doesNotHaveDuplicates();
    List<String> shown =
        Api.as("officer")
            .queryParam("limit", 100)
            .get(PATH)
            .jsonPath()
            .getList("items.deadline.dueAt");
    assertThat(shown).isSortedAccordingTo(Comparator.comparing(OffsetDateTime::parse));
  }

  @Test
  void pagesThroughTheList() {
    for (int i = 0; i < 4; i++) {
      assertThat(closingOn("2054-03-31")).isNotEmpty();
    }
    List<String> all = Deadlines.hrefs(null);
    for (int limit : List.of(3, 7)) {
      List<String> ids =
          Answers.readAll(
              limit,
              cursor ->
                  cursor == null
                      ? Api.as("auditor").queryParam("limit", limit).get(PATH)
                      : Api.as("auditor")
                          .queryParam("limit", limit)
                          .queryParam("cursor", cursor)
                          .get(PATH));
      assertThat(ids).hasSameSizeAs(all);
    }
  }

  @Test
  void tellsHowNearEachIs() {
    String running = Api.anOpenConsultation();
    String reminded = Api.anOpenConsultation();
    String urgent = Api.anOpenConsultation();
    String overdue = Api.anOpenConsultation();
    remind(running, 1, 8, 14);
    remind(reminded, 0, 1, 14);
    remind(urgent, -7, 0, 3);
    remind(overdue, -30, -21, -10);
    Map<String, String> stages =
        Map.of("RUNNING", running, "REMINDED", reminded, "URGENT", urgent, "OVERDUE", overdue);
    stages.forEach(
        (stage, id) -> {
          assertThat(Deadlines.of(id, stage).getString("stage")).isEqualTo(stage);
          assertThat(Deadlines.of(id).getString("stage")).isEqualTo(stage);
          stages.forEach(
              (otherStage, other) -> {
                if (!otherStage.equals(stage)) {
                  assertThat(Deadlines.hrefs(stage)).doesNotContain(href(other));
                }
              });
          Api.as("officer")
              .queryParam("stage", stage)
              .get(PATH)
              .then()
              .body("items.stage", everyItem(equalTo(stage)));
        });
    assertThat(Deadlines.of(overdue).getInt("workingDaysLeft")).isNegative();
  }

  @Test
  void isMetWhenTheFeedbackIsPublished() {
    String id = Api.anOpenConsultation();
    Api.close(id);
    assertThat(Deadlines.hrefs(null)).contains(href(id));
    Api.publishFeedback(id, "feed").then().statusCode(201);
    assertThat(Deadlines.hrefs(null)).doesNotContain(href(id));
    JsonPath met = Deadlines.of(id, "MET");
    assertThat(met.getString("stage")).isEqualTo("MET");
    assertThat(met.getString("metAt"))
        .isEqualTo(given().get("/v1/consultations/" + id).path("feedbackPublishedAt"));
  }

  @Test
  void isForOfficersAdministratorsAndAuditors() {
    for (String role : List.of("officer", "admin", "auditor")) {
      Response list = Api.as(role).get(PATH);
      list.then().statusCode(200).header("Cache-Control", "no-store");
    }
    for (String role : List.of("editor", "reviewer")) {
      Refusals.assertRefused("listDeadlines", 403, "forbidden", () -> Api.as(role).get(PATH));
    }
    String citizen = Api.citizenToken("alice");
    Refusals.assertRefused(
        "listDeadlines", 403, "forbidden", () -> given().auth().oauth2(citizen).get(PATH));
    Refusals.assertRefused("listDeadlines", 401, "unauthenticated", () -> given().get(PATH));
  }

  @Test
  void refusesParametersThatItCannotRead() {
    Response stage =
        Refusals.refusal(
            "listDeadlines",
            400,
            "unknown-value",
            () -> Api.as("officer").queryParam("stage", "LATE").get(PATH));
    Refusals.assertViolation(stage, "query", "stage");
    Refusals.assertRefused(
        "listDeadlines",
        400,
        "invalid-cursor",
        () -> Api.as("officer").queryParam("cursor", "nonsense").get(PATH));
    Response limit =
        Refusals.refusal(
            "listDeadlines",
            400,
            "invalid-request",
            () -> Api.as("officer").queryParam("limit", 101).get(PATH));
    Refusals.assertViolation(limit, "query", "limit");
  }

  // --- The calendar

  @Test
  void movesOpenDeadlinesWithTheCalendarAndSaysWhy() {
    // 1 January 2057 is a Monday, 30 March 2057 a Friday.
    String open = closingOn("2057-03-30");
    String met = closingOn("2057-03-30");
    String elsewhere = closingOn("2059-03-31");
    Database.update(
        "update deadline set met_at = clock_timestamp() where subject_id = ?::uuid", met);
    String untouched = Deadlines.of(elsewhere).getString("deadline.dueAt");
    assertThat(Deadlines.of(open).getString("deadline.dueDay")).isEqualTo("2057-04-27");
    putHoliday("2057-04-02", "\"v0\"");
    JsonPath moved = Deadlines.of(open);
    assertThat(moved.getString("deadline.dueDay")).isEqualTo("2057-04-30");
    assertThat(moved.getList("remindOn")).isEqualTo(List.of("2057-04-16", "2057-04-25"));
    assertThat(moved.getList("changes")).hasSize(1);
    assertThat(moved.getString("changes[0].oldDueAt")).isEqualTo("2057-04-28T00:00:00+08:00");
    assertThat(moved.getString("changes[0].newDueAt")).isEqualTo("2057-05-01T00:00:00+08:00");
    assertThat(moved.getString("changes[0].reason")).isEqualTo("工作日历2057年已更新：青政办〔2057〕1号");
    assertThat(moved.getString("changes[0].changedBy")).isEqualTo("staff-admin");
    assertThat(Deadlines.of(elsewhere).getString("deadline.dueAt")).isEqualTo(untouched);
    assertThat(Deadlines.of(elsewhere).getList("changes")).isEmpty();
    assertThat(Deadlines.of(met, "MET").getList("changes")).isEmpty();
    assertThat(Database.text("select due_day from deadline where subject_id = ?::uuid", met))
        .isEqualTo("2057-04-27");
  }

  @Test
  void writesNothingDownForADeadlineThatStays() {
    String id = closingOn("2061-03-31");
    putHoliday("2061-10-03", "\"v0\"");
    assertThat(Deadlines.of(id).getList("changes")).isEmpty();
  }

  @Test
  void countsADeadlineOverTheEndOfTheYear() {
    // 24 December 2063 is a Monday.
    String id = closingOn("2063-12-24");
    assertThat(Deadlines.of(id).getString("deadline.dueDay")).isEqualTo("2064-01-21");
    putHoliday("2064-01-01", "\"v0\"");
    assertThat(Deadlines.of(id).getString("deadline.dueDay")).isEqualTo("2064-01-22");
    assertThat(Deadlines.of(id).getList("changes")).hasSize(1);
  }

  private static void putHoliday(String day, String ifMatch) {
    String year = day.substring(0, 4);
    Map<String, Object> body =
        Map.of(
            "source",
            Map.of("title", "关于节假日安排的通知", "documentNumber", "青政办〔" + year + "〕1号"),
            "verified",
            true,
            "days",
            List.of(Map.of("day", day, "kind", "HOLIDAY", "name", "集市日")));
    Api.as("admin")
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(body)
        .put("/v1/admin/calendar/" + year)
        .then()
        .statusCode(200);
  }

  // --- Tools

  private static String closingOn(String closesAt) {
    String id = Api.aConsultation();
    Api.importDraft(id, Api.SMALL_DRAFT).then().statusCode(201);
    Api.open(id, Map.of("closesAt", closesAt)).then().statusCode(200);
    return id;
  }

  private static String href(String id) {
    return "/v1/admin/consultations/" + id;
  }

  /** Puts the reminders and the end of the last day so many days from today. */
  private static void remind(String id, int first, int second, int due) {
    String today = Api.today().toString();
    Database.update(
        "update deadline set first_reminder = ?::date + ?, second_reminder = ?::date + ?, due_day ="
            + " ?::date + ?, from_day = ?::date - 60, due_at = (?::date + ?)::timestamp at time"
            + " zone 'Asia/Shanghai' where subject_id = ?::uuid",
        today,
        first,
        today,
        second,
        today,
        due,
        today,
        today,
        due + 1,
        id);
  }
}
