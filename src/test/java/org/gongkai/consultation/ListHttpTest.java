package org.gongkai.consultation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.platform.time.Times;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of consultations, what changed in them, the first screen and the code, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ListHttpTest {

  private static final String LIST = "/v1/consultations";
  private static final String HOME = "/v1/home";

  // --- Counts and clock

  @Test
  void countsHowManyStandWhere() {
    String open = Api.anOpenConsultation();
    String scheduled = Api.anOpenConsultation();
    Api.postpone(scheduled);
    String closed = Api.anOpenConsultation();
    Api.close(closed);
    Response list = given().queryParam("limit", 1).get(LIST);
    Map<String, Integer> counts = list.jsonPath().getMap("counts");
    assertThat(counts)
        .containsOnlyKeys("SCHEDULED", "OPEN", "CLOSED", "ADOPTING", "PUBLISHED", "DECIDED");
    counts.forEach(
        (status, count) -> {
          List<String> ids = all(status);
          assertThat(ids).as(status).hasSize(count);
        });
    assertThat(all("OPEN")).contains(open);
    assertThat(all("SCHEDULED")).contains(scheduled);
    assertThat(all("CLOSED")).contains(closed);
    assertThat(counts.values().stream().mapToLong(Integer::longValue).sum())
        .isEqualTo(Database.number("select count(*) from consultation where opens_at is not null"));
  }

  private static List<String> all(String status) {
    return Answers.readAll(
        50,
        cursor -> {
          RequestSpecification request =
              given().queryParam("limit", 50).queryParam("status", status);
          Response page =
              (cursor == null ? request : request.queryParam("cursor", cursor)).get(LIST);
          page.then().body("items.status", everyItem(equalTo(status)));
          return page;
        });
  }

  @Test
  void tellsTheTimeThatIsLeft() {
    String open = Api.anOpenConsultation();
    String scheduled = Api.anOpenConsultation();
    Api.postpone(scheduled);
    String closed = Api.anOpenConsultation();
    Api.close(closed);
    Response list = given().queryParam("limit", 100).get(LIST);
    Answers.assertChinaTime(list);
    Instant now = serverTime(list);
    assertThat(now).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    JsonPath json = list.jsonPath();
    long left = json.getLong(item(open) + ".secondsLeft");
    Instant closesAt = OffsetDateTime.parse(json.getString(item(open) + ".closesAt")).toInstant();
    assertThat(left).isCloseTo(Duration.between(now, closesAt).toSeconds(), within(1L));
    assertThat(json.getLong(item(scheduled) + ".secondsLeft")).isBetween(86_000L, 86_400L);
    assertThat(json.<Object>get(item(closed) + ".secondsLeft")).isNull();
  }

  private static String item(String id) {
    return "items.find { it.id == '" + id + "' }";
  }

  @Test
  void sparesTheListToThoseWhoseListOnlyTheClockChanged() {
    assertSpares(LIST + "?status=OPEN&limit=5");
    assertSpares(HOME);
  }

  private static void assertSpares(String path) {
    String id = Api.anOpenConsultation();
    Response first = given().get(path);
    String etag = first.header("ETag");
    assertThat(etag).matches("W/\"[^\"]+\"");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    Response second = given().header("If-None-Match", etag).get(path);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.asByteArray()).isEmpty();
    assertThat(second.header("ETag")).isEqualTo(etag);
    Api.postpone(id);
    given().header("If-None-Match", etag).get(path).then().statusCode(200);
  }

  // --- What changed

  @Test
  void tellsWhatWasWrittenSince() {
    String before = Api.anOpenConsultation();
    Instant since = serverTime(given().get(LIST));
    String opened = Api.anOpenConsultation();
    assertThat(changed(since)).contains(opened).doesNotContain(before);
    Instant next = serverTime(given().get(LIST));
    Map<String, String> extension = Map.of("closesAt", "2034-03-31", "reason", "应群众要求延长。");
    Api.change(before, "extension", extension).then().statusCode(200);
    assertThat(changed(next)).contains(before).doesNotContain(opened);
  }

  @Test
  void tellsEveryKindOfChange() {
    String id = Api.anOpenConsultation();
    String comment = Api.aComment(id, "建议甲。");
    Api.importDraft(id, Api.SMALL_DRAFT.replace("整洁", "干净")).then().statusCode(201);
    assertChanges(id, () -> Api.publishDraft(id, 2));
    assertChanges(
        id, () -> Api.decide(comment, Map.of("outcome", "NOTED", "reason", "已经记录在案，感谢您的参与。")));
    Api.close(id);
    assertChanges(id, () -> Api.publishFeedback(id, "feed"));
  }

  private static void assertChanges(String id, Supplier<Response> change) {
    Instant since = serverTime(given().get(LIST));
    assertThat(changed(since)).doesNotContain(id);
    assertThat(change.get().statusCode()).isIn(200, 201);
    assertThat(changed(since)).contains(id);
  }

  @Test
  void tellsNothingOfPreparations() {
    Instant since = serverTime(given().get(LIST));
    String id = Api.aConsultation();
    Api.importDraft(id, Api.SMALL_DRAFT).then().statusCode(201);
    assertThat(changed(since)).doesNotContain(id);
  }

  @Test
  void tellsWhatTheClockChangedSince() {
    String id = Api.anOpenConsultation();
    Database.update(
        "update consultation set changed_at = clock_timestamp() - interval '9 hours', opens_at ="
            + " clock_timestamp() - interval '5 hours', closes_at = clock_timestamp() - interval"
            + " '1 hour' where id = ?::uuid",
        id);
    Instant now = Instant.now();
    assertThat(changed(now.minus(Duration.ofHours(6)))).contains(id);
    assertThat(changed(now.minus(Duration.ofHours(2)))).contains(id);
    assertThat(changed(now.minus(Duration.ofMinutes(30)))).doesNotContain(id);
    Database.update(
        "update consultation set closes_at = clock_timestamp() + interval '1 hour' where id ="
            + " ?::uuid",
        id);
    assertThat(changed(now.minus(Duration.ofHours(2)))).doesNotContain(id);
    assertThat(changed(now.minus(Duration.ofHours(6)))).contains(id);
    given()
        .queryParam("status", "OPEN")
        .queryParam("since", now.minus(Duration.ofHours(6)).toString())
        .queryParam("limit", 100)
        .get(LIST)
        .then()
        .body("items.id", hasItem(id))
        .body("items.status", everyItem(equalTo("OPEN")));
  }

  @Test
  void missesNoWriteOfTheSameMillisecond() {
    String id = Api.anOpenConsultation();
    Instant since = serverTime(given().get(LIST));
    Database.update(
        "update consultation set changed_at = ?::timestamptz where id = ?::uuid",
        since.toString(),
        id);
    assertThat(changed(since)).contains(id);
    assertThat(changed(since.plusMillis(1))).doesNotContain(id);
  }

  @Test
  void pagesThroughWhatChanged() {
    Instant since = serverTime(given().get(LIST));
    List<String> opened =
        List.of(Api.anOpenConsultation(), Api.anOpenConsultation(), Api.anOpenConsultation());
    List<String> ids = Answers.readAll(2, cursor -> delta(Times.format(since), cursor, 2));
    assertThat(ids).containsExactlyInAnyOrderElementsOf(opened);
    Answers.assertNewestFirst(ids);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-03-02", "2026-13-02T08:00:00Z", "2026-03-02T08:00:00", "0"})
  void refusesATimeThatIsNone(String since) {
    Response refusal =
        Refusals.refusal("listConsultations", 400, "unknown-value", () -> delta(since, null, 20));
    Refusals.assertViolation(refusal, "query", "since");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
  void survivesATimeThatNoDatabaseTakes(String since) {
    Response response = delta(since, null, 20);
    assertThat(response.statusCode()).as(response.asString()).isIn(200, 400);
  }

  private static List<String> changed(Instant since) {
    return Answers.readAll(100, cursor -> delta(Times.format(since), cursor, 100));
  }

  private static Response delta(String since, @Nullable String cursor, int limit) {
    RequestSpecification request = given().queryParam("since", since).queryParam("limit", limit);
    return (cursor == null ? request : request.queryParam("cursor", cursor)).get(LIST);
  }

  // --- The first screen

  @Test
  void showsTheFirstScreen() {
    String open = Api.anOpenConsultation();
    String scheduled = Api.anOpenConsultation();
    Api.postpone(scheduled);
    String answered = Api.anOpenConsultation();
    Api.close(answered);
    Api.publishFeedback(answered, "feed").then().statusCode(201);
    String planned = Api.aConsultation();
    Response home = given().get(HOME);
    home.then()
        .statusCode(200)
        .body("open[0].id", equalTo(open))
        .body("open.status", everyItem(equalTo("OPEN")))
        .body("scheduled[0].id", equalTo(scheduled))
        .body("answered[0].id", equalTo(answered))
        .body("counts", equalTo(given().get(LIST).path("counts")));
    Answers.assertChinaTime(home);
    assertThat(home.asString()).doesNotContain(planned, "staff-");
    assertThat(home.jsonPath().getMap("$"))
        .containsOnlyKeys("serverTime", "counts", "open", "scheduled", "answered", "notices");
    assertThat(home.jsonPath().getList("notices")).isNotEmpty();
  }

  @Test
  void showsNoMoreThanASmallScreenHolds() {
    for (int i = 0; i < 6; i++) {
      assertThat(Api.anOpenConsultation()).isNotEmpty();
    }
    assertThat(given().get(HOME).jsonPath().getList("open")).hasSize(5);
  }

  // --- The code

  @Test
  void givesACodeToScan() {
    String id = Api.anOpenConsultation();
    Response code = given().get(LIST + "/" + id + "/code");
    code.then().statusCode(200).header("Content-Type", equalTo("image/svg+xml"));
    assertThat(code.asString()).startsWith("<svg").contains("</svg>").doesNotContain("<script");
    String other = Api.anOpenConsultation();
    given()
        .get(LIST + "/" + other + "/code")
        .then()
        .header("ETag", not(equalTo(code.header("ETag"))));
    Answers.assertRevalidates(LIST + "/" + id + "/code");
  }

  @Test
  void givesNoCodeOfWhatIsNotPublic() {
    String planned = Api.aConsultation();
    for (String id : List.of(planned, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "getConsultationCode",
          404,
          "consultation-not-found",
          () -> given().get(LIST + "/" + id + "/code"));
    }
  }

  private static Instant serverTime(Response list) {
    return OffsetDateTime.parse(list.<String>path("serverTime")).toInstant();
  }
}
