package org.gongkai.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.junit.jupiter.api.Test;

/** The decision catalogue and its public dossiers over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DecisionHttpTest {

  private static final String PATH = "/v1/admin/decisions";

  @Test
  void addsADecision() {
    Response response = create(Api.key(), body());
    response
        .then()
        .statusCode(201)
        .header("Location", equalTo("/v1/decisions/" + response.path("id")))
        .header("Cache-Control", "no-store")
        .body("year", equalTo(2026))
        .body("title", equalTo("集市管理办法"))
        .body("unit", equalTo("青禾镇人民政府"))
        .body("createdAt", notNullValue());
    Answers.assertChinaTime(response);
    assertThat(Database.text("select created_by from decision where id = ?::uuid", id(response)))
        .isEqualTo("staff-officer");
  }

  @Test
  void takesTheFirstAndTheLastYearAndTheLongestTexts() {
    for (int year : List.of(1949, 2200)) {
      create(Api.key(), with("year", year)).then().statusCode(201).body("year", equalTo(year));
    }
    create(Api.key(), with("title", "题".repeat(200))).then().statusCode(201);
    String longest = "府".repeat(100);
    Api.officerOf(longest)
        .contentType(ContentType.JSON)
        .body(with("unit", longest))
        .post(PATH)
        .then()
        .statusCode(201);
  }

  @Test
  void refusesFieldsOutOfRange() {
    Map<String, List<Object>> outOfRange =
        Map.of(
            "year", List.of(1948, 2201, 0, -1),
            "title", List.of("", " ", "\u3000\n", "题".repeat(201)),
            "unit", List.of("", " ", "府".repeat(101)));
    outOfRange.forEach(
        (field, values) ->
            values.forEach(
                value -> {
                  Response response =
                      Refusals.refusal(
                          "createDecision",
                          400,
                          "invalid-request",
                          () -> create(Api.key(), with(field, value)));
                  Refusals.assertViolation(response, "body", field);
                }));
  }

  @Test
  void namesEveryWrongFieldAtOnce() {
    Response response =
        Refusals.refusal(
            "createDecision",
            400,
            "invalid-request",
            () -> create(Api.key(), Map.of("year", 1, "title", "", "unit", "")));
    assertThat(response.jsonPath().getList("violations.field", String.class))
        .containsExactlyInAnyOrder("year", "title", "unit");
  }

  @Test
  void refusesAYearThatIsNoNumber() {
    Response response =
        Refusals.refusal(
            "createDecision",
            400,
            "invalid-request",
            () -> create(Api.key(), with("year", "Year of the Horse")));
    Refusals.assertViolation(response, "body", "year");
  }

  @Test
  void survivesCharactersThatNoDatabaseTakes() {
    for (String title : List.of("办法\u0000", "办法\uD800")) {
      assertThat(create(Api.key(), with("title", title)).statusCode()).isIn(201, 400);
    }
  }

  @Test
  void answersARepetitionAsTheFirstTime() {
    String key = Api.key();
    Response first = create(key, body());
    Response second = Refusals.unchanging("a replay", () -> create(key, body()));
    Answers.assertReplay(first, second);
    String sameJson = "{ \"unit\": \"青禾镇人民政府\", \"title\": \"\\u96c6市管理办法\",\n \"year\": 2026 }";
    Answers.assertReplay(
        first,
        Api.as("officer")
            .header("Idempotency-Key", key)
            .contentType(ContentType.JSON)
            .body(sameJson)
            .post(PATH));
  }

  @Test
  void refusesAKeyThatStandsForAnotherRequest() {
    String key = Api.key();
    create(key, body()).then().statusCode(201);
    Refusals.assertRefused(
        "createDecision", 422, "idempotency-key-reused", () -> create(key, with("title", "另一办法")));
  }

  @Test
  void refusesAKeyThatStandsForAnotherOperation() {
    String key = Api.key();
    String decision = id(create(key, body()));
    Map<String, String> consultation =
        Map.of("decisionId", decision, "title", "公告", "unit", Api.UNIT, "contact", "信函");
    Refusals.assertRefused(
        "createConsultation",
        422,
        "idempotency-key-reused",
        () ->
            Api.as("officer")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(consultation)
                .post("/v1/admin/consultations"));
  }

  @Test
  void keepsTheKeysOfTwoPeopleApart() {
    String key = Api.key();
    Response first = create(key, body());
    Response other =
        Api.as("officer", "admin")
            .header("Idempotency-Key", key)
            .contentType(ContentType.JSON)
            .body(body())
            .post(PATH);
    other.then().statusCode(201);
    assertThat(id(other)).isNotEqualTo(id(first));
  }

  @Test
  void takesKeysOfEightAndOfOneHundredTwentyEightCharacters() {
    String unique = UUID.randomUUID().toString().replace("-", "");
    create(unique.substring(0, 8), body()).then().statusCode(201);
    create(unique.repeat(4), body()).then().statusCode(201);
  }

  @Test
  void leavesTheKeyFreeWhenItRefuses() {
    String key = Api.key();
    create(key, with("title", "")).then().statusCode(400);
    create(key, body()).then().statusCode(201);
  }

  @Test
  void hidesADecisionAboutWhichNothingIsPublished() {
    String unused = id(create(Api.key(), body()));
    String consultation = Api.aConsultation();
    String planned = staffView(consultation).path("decisionId");
    for (String decision : List.of(unused, planned, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "getDecision", 404, "decision-not-found", () -> given().get("/v1/decisions/" + decision));
    }
  }

  @Test
  void showsADossierWithEverythingPublished() {
    String consultation = Api.anOpenConsultation();
    String decision = staffView(consultation).path("decisionId");
    String href = "/v1/consultations/" + consultation;
    Response dossier = given().get("/v1/decisions/" + decision);
    dossier
        .then()
        .statusCode(200)
        .body("id", equalTo(decision))
        .body("year", equalTo(2026))
        .body("title", equalTo("集市管理办法"))
        .body("links.rel", contains("consultation", "draft"))
        .body("links.href", contains(href, href + "/drafts/1"));
    Answers.assertChinaTime(dossier);
    assertThat(dossier.asString()).doesNotContain("staff-");
    dossier
        .jsonPath()
        .getList("links.href", String.class)
        .forEach(link -> given().get(link).then().statusCode(200));
  }

  @Test
  void addsThePublishedReportToTheDossier() {
    String consultation = Reports.aClosedConsultation();
    String decision = staffView(consultation).path("decisionId");
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    given()
        .get("/v1/decisions/" + decision)
        .then()
        .statusCode(200)
        .body("links.rel", contains("consultation", "draft", "feedback"))
        .body("links[2].href", equalTo("/v1/consultations/" + consultation + "/feedback"));
  }

  @Test
  void sparesTheDossierToThoseWhoHaveIt() {
    String consultation = Api.anOpenConsultation();
    Answers.assertRevalidates("/v1/decisions/" + staffView(consultation).path("decisionId"));
  }

  @Test
  void addsNothingWhenItRefuses() {
    long before = Tables.count("decision");
    create(Api.key(), with("year", 1)).then().statusCode(400);
    assertThat(Tables.count("decision")).isEqualTo(before);
  }

  private static Response staffView(String consultation) {
    return Api.as("officer").get("/v1/admin/consultations/" + consultation);
  }

  private static Response create(String key, Map<String, ?> body) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH);
  }

  private static Map<String, Object> body() {
    return Map.of("year", 2026, "title", "集市管理办法", "unit", "青禾镇人民政府");
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> body = new HashMap<>(body());
    body.put(field, value);
    return body;
  }

  private static String id(Response response) {
    return response.path("id");
  }
}
