package org.gongkai.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar over HTTP. Each test that writes has a year of its own. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class CalendarHttpTest {

  private static final String NOTHING = "\"v0\"";
  private static final Map<String, String> SOURCE =
      Map.of("title", "关于节假日安排的通知", "documentNumber", "青政办〔2030〕1号");

  @Inject CalendarService calendar;

  static Stream<CalendarYear> shipped() {
    return Stream.of(Notices.year2024(), Notices.year2025(), Notices.year2026());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shipsWhatTheNoticesName(CalendarYear year) {
    Response answer = get("officer", year.year());
    answer
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .header("Cache-Control", "no-store")
        .body("year", equalTo(year.year()))
        .body("source.title", equalTo("国务院办公厅关于" + year.year() + "年部分节假日安排的通知"))
        .body("verified", equalTo(true))
        .body("note", equalTo("随程序提供；与多处转载逐日核对一致，未查阅官方网站原文。"))
        .body("updatedBy", nullValue())
        .body("updatedAt", nullValue());
    List<CalendarDay> days =
        answer.jsonPath().<Map<String, String>>getList("days").stream()
            .map(
                day ->
                    new CalendarDay(
                        LocalDate.parse(String.valueOf(day.get("day"))),
                        DayKind.valueOf(String.valueOf(day.get("kind"))),
                        String.valueOf(day.get("name"))))
            .toList();
    assertThat(days).isEqualTo(year.days());
  }

  @ParameterizedTest
  @CsvSource({"2024, 国办发明电〔2023〕7号", "2025, 国办发明电〔2024〕12号", "2026, 国办发明电〔2025〕7号"})
  void namesTheNotice(int year, String number) {
    get("officer", year).then().body("source.documentNumber", equalTo(number));
  }

  @Test
  void givesOtherFeaturesTheYearsAroundADay() throws Throwable {
    WorkingCalendar around =
        VertxContextSupport.subscribeAndAwait(() -> calendar.around(LocalDate.of(2025, 6, 30)));
    WorkingCalendar expected = Notices.calendar();
    assertThat(LocalDate.of(2023, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)))
        .allSatisfy(day -> assertThat(around.why(day)).isEqualTo(expected.why(day)));
  }

  @Test
  void showsAYearOfWhichNothingIsKnown() {
    get("auditor", 2035)
        .then()
        .statusCode(200)
        .header("ETag", NOTHING)
        .body("year", equalTo(2035))
        .body("source", nullValue())
        .body("verified", equalTo(false))
        .body("days", empty());
  }

  @Test
  void takesANewYearThenReplacesIt() {
    Response made =
        put(2040, NOTHING, body(day("2040-01-07", "WORKING"), day("2040-01-02", "HOLIDAY")));
    made.then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("days.day", contains("2040-01-02", "2040-01-07"))
        .body("source.documentNumber", equalTo("青政办〔2030〕1号"))
        .body("verified", equalTo(false))
        .body("updatedBy", equalTo("staff-admin"))
        .body("updatedAt", notNullValue());
    get("reviewer", 2040).then().header("ETag", "\"v1\"").body("days", hasSize(2));

    Map<String, Object> changed =
        Map.of(
            "source",
            SOURCE,
            "verified",
            true,
            "note",
            "已核对。",
            "days",
            List.of(day("2040-01-02", "HOLIDAY"), day("2040-01-03", "HOLIDAY")));
    put(2040, "\"v1\"", changed)
        .then()
        .statusCode(200)
        .header("ETag", "\"v2\"")
        .body("note", equalTo("已核对。"));
    get("editor", 2040)
        .then()
        .header("ETag", "\"v2\"")
        .body("verified", equalTo(true))
        .body("days.day", contains("2040-01-02", "2040-01-03"));
    put(2040, "\"v2\"", body()).then().statusCode(200).header("ETag", "\"v3\"");
    get("admin", 2040).then().body("days", empty()).body("source", notNullValue());
    assertThat(Database.number("select count(*) from calendar_day where year = 2040")).isZero();
  }

  @Test
  void takesTheSameAgain() {
    Map<String, Object> body = body(day("2041-01-01", "HOLIDAY"));
    put(2041, NOTHING, body).then().statusCode(200);
    put(2041, "\"v1\"", body).then().statusCode(200).header("ETag", "\"v2\"");
    put(2041, "*", body).then().statusCode(200).header("ETag", "\"v3\"");
    get("admin", 2041).then().body("days.day", contains("2041-01-01"));
  }

  @Test
  void refusesAnotherVersionThanThePresentOne() {
    put(2042, "\"v1\"", body()).then().statusCode(412).body("code", equalTo("stale-version"));
    put(2042, NOTHING, body()).then().statusCode(200);
    put(2042, NOTHING, body()).then().statusCode(412).body("code", equalTo("stale-version"));
    Api.as("admin")
        .contentType(ContentType.JSON)
        .body(body())
        .put("/v1/admin/calendar/2042")
        .then()
        .statusCode(428)
        .body("code", equalTo("precondition-required"));
    get("admin", 2042).then().header("ETag", "\"v1\"");
  }

  @Test
  void letsOneOfManyWritersOfANewYearThrough() {
    String token = Api.staffToken("admin");
    List<CompletableFuture<Integer>> writers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            given()
                                .auth()
                                .oauth2(token)
                                .header("If-Match", NOTHING)
                                .contentType(ContentType.JSON)
                                .body(body(day("2043-01-0" + (i + 1), "HOLIDAY")))
                                .put("/v1/admin/calendar/2043")
                                .statusCode()))
            .toList();
    assertThat(writers.stream().map(CompletableFuture::join))
        .containsOnlyOnce(200)
        .containsOnly(200, 412);
    get("admin", 2043).then().header("ETag", "\"v1\"").body("days", hasSize(1));
  }

  @Test
  void namesEveryDayThatTheYearCannotHave() {
    put(
            2044,
            NOTHING,
            body(
                day("2044-01-01", "HOLIDAY"),
                day("2043-12-31", "HOLIDAY"),
                day("2044-01-01", "HOLIDAY"),
                day("2044-01-04", "WORKING")))
        .then()
        .statusCode(422)
        .body("code", equalTo("calendar-day-invalid"))
        .body("violations.in", contains("body", "body", "body"))
        .body("violations.field", contains("days[1].day", "days[2].day", "days[3].kind"));
    get("admin", 2044).then().header("ETag", NOTHING);
  }

  @Test
  void refusesABodyThatIsNotOne() {
    Map<String, Object> good = body(day("2045-01-01", "HOLIDAY"));
    for (String missing : List.of("source", "days")) {
      Map<String, Object> lacking = new HashMap<>(good);
      lacking.remove(missing);
      put(2045, NOTHING, lacking).then().statusCode(400).body("code", equalTo("invalid-request"));
    }
    put(2045, NOTHING, body(Map.of("day", "2045-01-01", "kind", "HOLIDAY", "name", " ")))
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"));
    put(2045, NOTHING, body(Map.of("day", "2045-01-01", "kind", "HOLIDAY")))
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"));
    put(2045, NOTHING, body(Map.of("day", "2045-02-30", "kind", "HOLIDAY", "name", "元旦")))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-value"));
    put(2045, NOTHING, body(Map.of("day", 27394, "kind", "HOLIDAY", "name", "元旦")))
        .then()
        .statusCode(400);
    put(2045, NOTHING, body(Map.of("day", "2045-01-01", "kind", "OFF", "name", "元旦")))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-value"));
    put(2045, NOTHING, Map.of("source", SOURCE, "verified", true, "days", List.of(), "more", 1))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-field"));
    get("admin", 2045).then().header("ETag", NOTHING);
  }

  @Test
  void takesAtMostAThirdOfAYear() {
    LocalDate first = LocalDate.of(2046, 1, 1);
    List<Map<String, String>> days =
        Stream.iterate(first, day -> day.plusDays(1))
            .limit(121)
            .map(day -> day(day.toString(), "HOLIDAY"))
            .toList();
    put(2046, NOTHING, body(days))
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("violations.field", hasItem("days"));
    put(2046, NOTHING, body(days.subList(0, 120))).then().statusCode(200);
    deadline("2045-12-31", "250")
        .then()
        .statusCode(200)
        .body("derivation.yearsWithoutData", contains(2047))
        .body("derivation.unverifiedYears", contains(2046));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1948", "2201", "0", "-1"})
  void refusesAYearFarAway(String year) {
    Api.as("admin")
        .get("/v1/admin/calendar/" + year)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("violations.field", contains("year"))
        .body("violations.in", contains("path"));
    Api.as("admin")
        .header("If-Match", NOTHING)
        .contentType(ContentType.JSON)
        .body(body())
        .put("/v1/admin/calendar/" + year)
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "2026.5", "99999999999"})
  void doesNotKnowWhatIsNoYear(String year) {
    Api.as("admin")
        .get("/v1/admin/calendar/" + year)
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
  }

  @Test
  void letsStaffReadAndOnlyAdministratorsWrite() {
    for (String role : List.of("officer", "editor", "reviewer", "admin", "auditor")) {
      get(role, 2026).then().statusCode(200);
      Api.as(role)
          .get("/v1/admin/calendar/deadline?from=2026-01-05&workingDays=1")
          .then()
          .statusCode(200);
    }
    for (String role : List.of("officer", "editor", "reviewer", "auditor")) {
      Api.as(role)
          .header("If-Match", NOTHING)
          .contentType(ContentType.JSON)
          .body(body())
          .put("/v1/admin/calendar/2047")
          .then()
          .statusCode(403)
          .body("code", equalTo("forbidden"));
    }
    given().get("/v1/admin/calendar/2026").then().statusCode(401);
    given()
        .header("If-Match", NOTHING)
        .contentType(ContentType.JSON)
        .body(body())
        .put("/v1/admin/calendar/2047")
        .then()
        .statusCode(401);
    given().get("/v1/admin/calendar/deadline?from=2026-01-05&workingDays=1").then().statusCode(401);
    Api.citizen("alice").get("/v1/admin/calendar/2026").then().statusCode(403);
    get("admin", 2047).then().header("ETag", NOTHING);
  }

  @Test
  void calculatesADeadlineWithItsDerivation() {
    deadline("2026-09-17", "20")
        .then()
        .statusCode(200)
        .body("from", equalTo("2026-09-17"))
        .body("workingDays", equalTo(20))
        .body("dueDay", equalTo("2026-10-21"))
        .body("dueAt", equalTo("2026-10-22T00:00:00+08:00"))
        .body("derivation.steps", hasSize(7))
        .body("derivation.skipped", hasSize(14))
        .body("derivation.skipped.because", hasItem("WEEKEND"))
        .body("derivation.worked.day", contains("2026-09-20", "2026-10-10"))
        .body("derivation.worked[0].name", equalTo("国庆节"))
        .body("derivation.yearsWithoutData", empty())
        .body("derivation.unverifiedYears", empty());
  }

  @Test
  void saysWhichYearsOfADeadlineHaveNoData() {
    deadline("2026-12-31", "250")
        .then()
        .statusCode(200)
        .body("dueDay", equalTo("2027-12-16"))
        .body("derivation.yearsWithoutData", contains(2027))
        .body("derivation.skipped.hasData", hasItem(false));
  }

  @Test
  void usesAChangeOfTheCalendarAtOnce() {
    deadline("2050-01-03", "1").then().body("dueDay", equalTo("2050-01-04"));
    put(2050, NOTHING, body(day("2050-01-04", "HOLIDAY"))).then().statusCode(200);
    deadline("2050-01-03", "1")
        .then()
        .body("dueDay", equalTo("2050-01-05"))
        .body("derivation.unverifiedYears", contains(2050));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05, 0, workingDays",
    "2026-01-05, -3, workingDays",
    "2026-01-05, 251, workingDays",
    "2026-01-05, , workingDays",
    ", 5, from",
    "1948-12-31, 5, from",
    "2201-01-01, 5, from"
  })
  void refusesADeadlineOutOfItsLimits(String from, String workingDays, String field) {
    deadline(from, workingDays)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("violations.field", containsInAnyOrder(field))
        .body("violations.in", containsInAnyOrder("query"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-30, 5, unknown-value",
    "tomorrow, 5, unknown-value",
    "2026-1-5, 5, unknown-value",
    "2026-01-05, many, invalid-request"
  })
  void refusesADeadlineThatItCannotRead(String from, String workingDays, String code) {
    deadline(from, workingDays).then().statusCode(400).body("code", equalTo(code));
  }

  private static Response get(String role, int year) {
    return Api.as(role).get("/v1/admin/calendar/" + year);
  }

  private static Response put(int year, String version, Map<String, ?> body) {
    return Api.as("admin")
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(body)
        .put("/v1/admin/calendar/" + year);
  }

  private static Response deadline(@Nullable String from, @Nullable String workingDays) {
    var request = Api.as("officer");
    if (from != null) {
      request.queryParam("from", from);
    }
    if (workingDays != null) {
      request.queryParam("workingDays", workingDays);
    }
    return request.get("/v1/admin/calendar/deadline");
  }

  private static Map<String, Object> body(Object... days) {
    return body(List.of(days));
  }

  private static Map<String, Object> body(List<?> days) {
    return Map.of("source", SOURCE, "verified", false, "days", days);
  }

  private static Map<String, String> day(String day, String kind) {
    return Map.of("day", day, "kind", kind, "name", "元旦");
  }
}
