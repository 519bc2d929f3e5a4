package org.gongkai.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.time.Times;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entries of the catalogue over HTTP: change, publication, lists. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class CatalogueHttpTest {

  private static final String ADMIN = "/v1/admin/decisions";
  private static final String PUBLIC = "/v1/decisions";

  @Inject DecisionService decisions;

  // --- What staff see and change

  @Test
  void keepsAllThatAnEntrySays() {
    Map<String, Object> body = new HashMap<>(body());
    body.remove("title");
    body.putAll(Map.of("title", "集市管理办法", "kind", "NORMATIVE_DOCUMENT"));
    Response made = create(body);
    made.then()
        .statusCode(201)
        .header("ETag", "\"v0\"")
        .body("kind", equalTo("NORMATIVE_DOCUMENT"))
        .body("item", equalTo("规范集市的摊位和收费。"))
        .body("plannedFor", equalTo("2026-12-31"))
        .body("status", equalTo("IN_PREPARATION"))
        .body("decidedOn", nullValue())
        .body("publishedAt", nullValue())
        .body("disclosure", nullValue());
    Response read = read(id(made));
    read.then().statusCode(200).header("ETag", "\"v0\"").header("Cache-Control", "no-store");
    assertThat(read.jsonPath().getMap("$")).isEqualTo(made.jsonPath().getMap("$"));
    Api.as("auditor").get(ADMIN + "/" + id(made)).then().statusCode(200);
  }

  @Test
  void takesAnEntryForAMajorDecisionUnlessItSaysOtherwise() throws Throwable {
    String id = Api.aDecision();
    read(id)
        .then()
        .body("kind", equalTo("MAJOR_DECISION"))
        .body("item", nullValue())
        .body("plannedFor", nullValue());
    UUID known = UUID.fromString(id);
    assertThat(VertxContextSupport.subscribeAndAwait(() -> decisions.lockKind(known)))
        .isEqualTo(DecisionKind.MAJOR_DECISION);
    UUID unknown = UUID.randomUUID();
    assertThat(
            catchThrowable(
                () -> VertxContextSupport.subscribeAndAwait(() -> decisions.lockKind(unknown))))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void refusesDescriptionsAndDaysOutOfRange() {
    for (String operation : List.of("createDecision", "replaceDecision")) {
      String id = Api.aDecision();
      Map.of("item", "字".repeat(2001), "plannedFor", "2201-01-01")
          .forEach(
              (field, value) -> {
                Response response =
                    Refusals.refusal(
                        operation,
                        400,
                        "invalid-request",
                        () -> send(operation, id, with(field, value)));
                Refusals.assertViolation(response, "body", field);
              });
      Map.of("kind", "NONSENSE", "plannedFor", "2026-02-30")
          .forEach(
              (field, value) -> {
                Response response =
                    Refusals.refusal(
                        operation,
                        400,
                        "unknown-value",
                        () -> send(operation, id, with(field, value)));
                Refusals.assertViolation(response, "body", field);
              });
    }
    create(with("item", "字".repeat(2000))).then().statusCode(201);
  }

  @Test
  void replacesAnEntry() {
    String id = Api.aDecision();
    Response replaced = replace(id, "\"v0\"", with("year", 2027));
    replaced
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("year", equalTo(2027))
        .body("title", equalTo("集市管理办法（修订）"))
        .body("unit", equalTo("青禾镇市场管理所"))
        .body("kind", equalTo("OTHER"))
        .body("item", equalTo("规范集市的摊位和收费。"))
        .body("plannedFor", equalTo("2026-12-31"));
    assertThat(read(id).jsonPath().getMap("$")).isEqualTo(replaced.jsonPath().getMap("$"));
    Map<String, Object> without = new HashMap<>(body());
    without.remove("plannedFor");
    without.put("item", "\u3000");
    replace(id, "\"v1\"", without)
        .then()
        .statusCode(200)
        .body("item", nullValue())
        .body("plannedFor", nullValue());
  }

  @Test
  void needsTheVersionThatTheOfficerSaw() {
    String id = Api.aDecision();
    replace(id, "\"v0\"", body()).then().statusCode(200);
    Refusals.assertRefused(
        "replaceDecision", 412, "stale-version", () -> replace(id, "\"v0\"", body()));
    Refusals.assertRefused(
        "publishDecision", 412, "stale-version", () -> publish(id, Api.key(), "\"v0\""));
    Refusals.assertRefused(
        "replaceDecision", 428, "precondition-required", () -> replace(id, null, body()));
    Refusals.assertRefused(
        "publishDecision", 428, "precondition-required", () -> publish(id, Api.key(), null));
  }

  @Test
  void findsNoUnknownEntry() {
    String id = UUID.randomUUID().toString();
    Refusals.assertRefused("getDecisionForStaff", 404, "decision-not-found", () -> read(id));
    Refusals.assertRefused(
        "replaceDecision", 404, "decision-not-found", () -> replace(id, "*", body()));
    Refusals.assertRefused(
        "publishDecision", 404, "decision-not-found", () -> publish(id, Api.key(), "*"));
  }

  @Test
  void letsOnlyOfficersChangeTheCatalogue() {
    String id = Api.aDecision();
    for (String role : List.of("auditor", "editor", "reviewer", "admin")) {
      RequestSpecification other = Api.as(role).header("If-Match", "*");
      Refusals.assertRefused(
          "replaceDecision",
          403,
          "forbidden",
          () -> other.contentType(ContentType.JSON).body(body()).put(ADMIN + "/" + id));
      RequestSpecification publisher =
          Api.as(role).header("If-Match", "*").header("Idempotency-Key", Api.key());
      Refusals.assertRefused(
          "publishDecision",
          403,
          "forbidden",
          () -> publisher.post(ADMIN + "/" + id + "/publication"));
    }
    Api.as("editor").get(ADMIN).then().statusCode(403);
    Api.as("auditor").get(ADMIN).then().statusCode(200);
  }

  @Test
  void listsTheWholeCatalogueForStaff() {
    String first = anEntryOf(2150);
    copies(first, 26);
    String published = anEntryOf(2150);
    publish(published, Api.key(), "*").then().statusCode(200);
    for (int limit : List.of(10, 13, 100)) {
      List<String> ids =
          Answers.readAll(
              limit,
              cursor -> page(Api.as("officer"), cursor, limit).queryParam("year", 2150).get(ADMIN));
      assertThat(ids).hasSize(28).contains(first).startsWith(published);
      Answers.assertNewestFirst(ids);
    }
    Response all = Api.as("officer").queryParam("limit", 1).get(ADMIN);
    all.then().statusCode(200).body("items", hasSize(1)).body("nextCursor", notNullValue());
  }

  // --- Publication

  @Test
  void publishesAnEntryWithItsMetadata() {
    String id = id(create(with("year", 2031)));
    String path = PUBLIC + "/" + id;
    Refusals.assertRefused("getDecision", 404, "decision-not-found", () -> given().get(path));
    Response published = publish(id, Api.key(), "\"v0\"");
    String today = LocalDate.now(Times.SHANGHAI).toString();
    published
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("publishedAt", notNullValue())
        .body(
            "disclosure.indexNumber",
            matchesPattern("000000000/" + today.substring(0, 4) + "-\\d{5}"))
        .body("disclosure.publisher", equalTo("青禾镇人民政府"))
        .body("disclosure.scope", equalTo("面向社会"))
        .body("disclosure.method", equalTo("PROACTIVE"))
        .body("disclosure.generatedOn", equalTo(today))
        .body("disclosure.publishedOn", equalTo(today));
    Answers.assertChinaTime(published);
    assertThat(read(id).jsonPath().getMap("$")).isEqualTo(published.jsonPath().getMap("$"));
    Response dossier = given().get(path);
    dossier
        .then()
        .statusCode(200)
        .body("kind", equalTo("OTHER"))
        .body("item", equalTo("规范集市的摊位和收费。"))
        .body("plannedFor", equalTo("2026-12-31"))
        .body("status", equalTo("IN_PREPARATION"))
        .body("disclosure", equalTo(published.path("disclosure")))
        .body("publishedAt", equalTo(published.path("publishedAt")))
        .body("stages.items.flatten()", equalTo(List.of()))
        .body("stages.stage", equalTo(Stream.of(Stage.values()).map(Enum::name).toList()))
        .body("links", equalTo(List.of()));
    Answers.assertRevalidates(path);
  }

  @Test
  void publishesAnEntryOnce() {
    String id = Api.aDecision();
    String key = Api.key();
    Response first = publish(id, key, "\"v0\"");
    first.then().statusCode(200);
    Answers.assertReplay(first, Refusals.unchanging("a replay", () -> publish(id, key, "\"v0\"")));
    Refusals.assertRefused(
        "publishDecision",
        409,
        "decision-already-published",
        () -> publish(id, Api.key(), "\"v1\""));
    String other = Api.aDecision();
    Refusals.assertRefused(
        "publishDecision", 422, "idempotency-key-reused", () -> publish(other, key, "\"v0\""));
    Refusals.assertRefused(
        "publishDecision", 400, "idempotency-key-missing", () -> publish(other, "", "\"v0\""));
  }

  @Test
  void keepsTheYearAndTheIndexNumberOfAPublishedEntry() {
    String id = Api.aDecision();
    Response published = publish(id, Api.key(), "\"v0\"");
    Refusals.assertRefused(
        "replaceDecision",
        409,
        "decision-year-fixed",
        () -> replace(id, "\"v1\"", with("year", 2027)));
    Refusals.assertRefused(
        "replaceDecision",
        409,
        "decision-kind-fixed",
        () -> replace(id, "\"v1\"", with("kind", "OTHER")));
    replace(id, "\"v1\"", with("kind", "MAJOR_DECISION"))
        .then()
        .statusCode(200)
        .body("title", equalTo("集市管理办法（修订）"))
        .body("disclosure", equalTo(published.path("disclosure")));
    given().get(PUBLIC + "/" + id).then().body("title", equalTo("集市管理办法（修订）"));
  }

  @Test
  void givesEachOfManyEntriesItsOwnNumber() {
    List<String> ids = Stream.generate(Api::aDecision).limit(8).toList();
    String token = Api.staffToken("officer");
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent =
        ids.stream()
            .map(
                id ->
                    client.sendAsync(
                        HttpRequest.newBuilder(Raw.uri(ADMIN + "/" + id + "/publication"))
                            .header("Authorization", "Bearer " + token)
                            .header("If-Match", "\"v0\"")
                            .header("Idempotency-Key", Api.key())
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                        HttpResponse.BodyHandlers.ofString()))
            .toList();
    assertThat(sent).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    List<String> numbers =
        ids.stream().map(id -> read(id).<String>path("disclosure.indexNumber")).toList();
    assertThat(numbers).doesNotHaveDuplicates().doesNotContainNull();
  }

  @Test
  void publishesTheEntryWhenItsConsultationOpens() {
    String consultation = Api.anOpenConsultation();
    String decision = given().get("/v1/consultations/" + consultation).path("decisionId");
    read(decision).then().body("disclosure.indexNumber", notNullValue());
    given()
        .queryParam("limit", 100)
        .get(PUBLIC)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(decision));
  }

  @Test
  void keepsTheNumberWhenAConsultationOfAPublishedEntryOpens() {
    String consultation = Api.aConsultation();
    String decision =
        Api.as("officer").get("/v1/admin/consultations/" + consultation).path("decisionId");
    Response published = publish(decision, Api.key(), "\"v0\"");
    Api.importDraft(consultation, Api.SMALL_DRAFT).then().statusCode(201);
    Api.open(consultation, Map.of("closesAt", "2099-01-01T00:00:00+08:00")).then().statusCode(200);
    read(decision).then().body("disclosure", equalTo(published.path("disclosure")));
  }

  @Test
  void showsADossierThatOnlyItsLinksMakePublic() {
    String consultation = Api.anOpenConsultation();
    String decision = given().get("/v1/consultations/" + consultation).path("decisionId");
    Database.update(
        "update decision set published_at = null, index_number = null, publisher = null, scope ="
            + " null, generated_on = null, published_on = null, method = null where id = ?::uuid",
        decision);
    given()
        .get(PUBLIC + "/" + decision)
        .then()
        .statusCode(200)
        .body("disclosure", nullValue())
        .body("publishedAt", nullValue())
        .body("links", hasSize(2));
    given().queryParam("limit", 100).get(PUBLIC).then().body("items.id", not(hasItem(decision)));
  }

  // --- The public list

  @Test
  void listsPublishedEntriesOnly() {
    String hidden = anEntryOf(2160);
    String shown = anEntryOf(2160);
    publish(shown, Api.key(), "*").then().statusCode(200);
    Response list = given().queryParam("year", 2160).get(PUBLIC);
    list.then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(shown)))
        .body("items[0].status", equalTo("IN_PREPARATION"))
        .body("nextCursor", nullValue());
    assertThat(list.jsonPath().getMap("items[0]"))
        .containsOnlyKeys(
            "id", "year", "title", "unit", "kind", "indexNumber", "status", "publishedAt");
    assertThat(list.asString()).doesNotContain(hidden, "staff-");
    Answers.assertChinaTime(list);
    Answers.assertRevalidates(PUBLIC);
    Answers.assertRevalidates(PUBLIC + "?year=2160");
  }

  @Test
  void pagesThroughThePublicCatalogue() {
    String first = anEntryOf(2161);
    publish(first, Api.key(), "*").then().statusCode(200);
    copies(first, 26);
    publishCopiesOf(2161);
    copies(first, 3);
    for (int limit : List.of(10, 13, 100)) {
      List<String> ofYear =
          Answers.readAll(
              limit, cursor -> page(given(), cursor, limit).queryParam("year", 2161).get(PUBLIC));
      assertThat(ofYear).hasSize(27).contains(first);
      Answers.assertNewestFirst(ofYear);
      List<String> all = Answers.readAll(limit, cursor -> page(given(), cursor, limit).get(PUBLIC));
      assertThat(all).containsSubsequence(ofYear);
      Answers.assertNewestFirst(all);
    }
    given()
        .queryParam("year", 2161)
        .get(PUBLIC)
        .then()
        .body("items", hasSize(20))
        .body("items.year", everyItem(equalTo(2161)));
  }

  @Test
  void refusesYearsThatAreNone() {
    Map<String, String> lists = Map.of("listDecisions", PUBLIC, "listDecisionsForStaff", ADMIN);
    lists.forEach(
        (operation, path) -> {
          for (String year : List.of("1948", "2201", "-1", "abc", "99999999999", "2026.5")) {
            Response response =
                Api.as("officer").queryParam("limit", 5).queryParam("year", year).get(path);
            Refusals.assertDocumented(operation, 400, "invalid-request", response);
            assertThat(response.jsonPath().getList("violations.field"))
                .as(year)
                .isEqualTo(List.of("year"));
          }
        });
  }

  // --- Tools

  private static Map<String, Object> body() {
    Map<String, Object> body = new HashMap<>();
    body.put("year", 2026);
    body.put("title", "集市管理办法（修订）");
    body.put("unit", "青禾镇市场管理所");
    body.put("kind", "OTHER");
    body.put("item", " 规范集市的摊位和收费。");
    body.put("plannedFor", "2026-12-31");
    return body;
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> body = body();
    body.put(field, value);
    return body;
  }

  private static Response send(String operation, String id, Map<String, ?> body) {
    return operation.equals("createDecision") ? create(body) : replace(id, "*", body);
  }

  private static Response create(Map<String, ?> body) {
    return Api.officer().contentType(ContentType.JSON).body(body).post(ADMIN);
  }

  private static String anEntryOf(int year) {
    return id(create(with("year", year)));
  }

  private static Response read(String id) {
    return Api.as("officer").get(ADMIN + "/" + id);
  }

  private static Response replace(String id, @Nullable String ifMatch, Map<String, ?> body) {
    return matching(Api.as("officer"), ifMatch)
        .contentType(ContentType.JSON)
        .body(body)
        .put(ADMIN + "/" + id);
  }

  private static Response publish(String id, String key, @Nullable String ifMatch) {
    return matching(Api.as("officer"), ifMatch)
        .header("Idempotency-Key", key)
        .post(ADMIN + "/" + id + "/publication");
  }

  private static RequestSpecification matching(
      RequestSpecification request, @Nullable String ifMatch) {
    return ifMatch == null ? request : request.header("If-Match", ifMatch);
  }

  private static RequestSpecification page(
      RequestSpecification request, @Nullable String cursor, int limit) {
    RequestSpecification limited = request.queryParam("limit", limit);
    return cursor == null ? limited : limited.queryParam("cursor", cursor);
  }

  /** Unpublished copies of an entry, newer than it. */
  private static void copies(String id, int number) {
    int rows =
        Database.update(
            "insert into decision (id, year, title, unit, kind, created_by, version) select"
                + " uuidv7(), year, title, unit, kind, created_by, 0 from decision,"
                + " generate_series(1, ?) where id = ?::uuid",
            number,
            id);
    assertThat(rows).isEqualTo(number);
  }

  /** Publishes the rest of a year under numbers that the application does not give out. */
  private static void publishCopiesOf(int year) {
    Database.update(
        "update decision set published_at = clock_timestamp(), index_number = left(id::text, 40),"
            + " publisher = '青禾镇人民政府', scope = '面向社会', generated_on = current_date, published_on ="
            + " current_date, method = 'PROACTIVE' where year = ? and published_at is null",
        year);
  }

  private static String id(Response response) {
    return response.path("id");
  }
}
