package org.gongkai.platform.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An officer sees and changes what belongs to the own unit. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class UnitScopeHttpTest {

  private static final String DECISIONS = "/v1/admin/decisions";
  private static final String CONSULTATIONS = "/v1/admin/consultations";
  private static final String DEADLINES = "/v1/admin/deadlines";
  private static final String APPEALS = "/v1/admin/appeals";

  @Test
  void listsTheOwnUnitsAffairsOnly() {
    String own = aUnit();
    String other = aUnit();
    String decision = aDecision(own);
    String consultation = aConsultation(own, decision);
    String otherDecision = aDecision(other);
    String otherConsultation = aConsultation(other, otherDecision);
    assertThat(ids(officer(own), DECISIONS)).containsExactly(decision);
    assertThat(ids(officer(own), CONSULTATIONS)).containsExactly(consultation);
    assertThat(ids(officer(own, other), DECISIONS)).containsExactly(otherDecision, decision);
    assertThat(ids(officer(own, other), CONSULTATIONS))
        .containsExactly(otherConsultation, consultation);
    assertThat(ids(Api.as("auditor"), DECISIONS)).contains(decision, otherDecision);
    assertThat(ids(Api.as("auditor"), CONSULTATIONS)).contains(consultation, otherConsultation);
  }

  @Test
  void pagesThroughTheOwnUnitsAffairs() {
    String own = aUnit();
    String first = aDecision(own);
    String stranger = aDecision(aUnit());
    String second = aDecision(own);
    Response page = officer(own).queryParam("limit", 1).get(DECISIONS);
    assertThat(page.jsonPath().getList("items.id")).isEqualTo(List.of(second));
    Response next =
        officer(own)
            .queryParam("limit", 1)
            .queryParam("cursor", page.jsonPath().getString("nextCursor"))
            .get(DECISIONS);
    assertThat(next.jsonPath().getList("items.id")).isEqualTo(List.of(first));
    assertThat(next.jsonPath().getString("nextCursor")).isNull();
    assertThat(stranger).isNotEmpty();
  }

  @Test
  void listsDeadlinesOfTheOwnUnit() {
    String consultation = Api.anOpenConsultation();
    String unit = aUnit();
    Database.update("update deadline set unit = ? where subject_id = ?::uuid", unit, consultation);
    assertThat(subjects(officer(unit))).containsExactly(consultation);
    assertThat(subjects(officer(Api.UNIT))).doesNotContain(consultation);
    assertThat(subjects(Api.as("admin"))).contains(consultation);
    assertThat(subjects(Api.as("auditor"))).contains(consultation);
  }

  @Test
  void listsAppealsAboutTheOwnUnitsConsultations() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议增设公厕。");
    String appeal = UUID.randomUUID().toString();
    Database.update(
        "insert into comment_appeal (id, comment_id, text, hidden_by, made_at) values (?::uuid,"
            + " ?::uuid, '意见中没有个人信息。', array['staff-9'], now())",
        appeal,
        comment);
    String unit = aUnit();
    Database.update("update consultation set unit = ? where id = ?::uuid", unit, consultation);
    assertThat(comments(officer(unit))).containsExactly(comment);
    assertThat(comments(officer(Api.UNIT))).doesNotContain(comment);
    assertThat(comments(Api.as("auditor"))).contains(comment);
  }

  @Test
  void showsNothingToAnOfficerOfNoUnit() {
    assertThat(Api.aConsultation()).isNotEmpty();
    String token = Api.staffTokenOf(List.of(), "officer");
    for (String path : List.of(DECISIONS, CONSULTATIONS, DEADLINES, APPEALS)) {
      given().auth().oauth2(token).get(path).then().statusCode(200).body("items", empty());
    }
  }

  @Test
  void readsAUnitThatIsATextInsteadOfAList() {
    String own = aUnit();
    String decision = aDecision(own);
    String token = Tokens.byStaffProvider(Tokens.staffClaims("officer").claim("unit", own));
    assertThat(ids(given().auth().oauth2(token), DECISIONS)).containsExactly(decision);
    String none = Tokens.byStaffProvider(Tokens.staffClaims("officer").remove("unit"));
    assertThat(ids(given().auth().oauth2(none), DECISIONS)).isEmpty();
  }

  @Test
  void createsForTheOwnUnitOnly() {
    String own = aUnit();
    String other = aUnit();
    Refusals.assertRefused(
        "createDecision", 403, "forbidden", () -> createDecision(officer(own), other));
    String decision = aDecision(own);
    Refusals.assertRefused(
        "createConsultation",
        403,
        "forbidden",
        () -> createConsultation(officer(own), other, decision));
    String otherDecision = aDecision(other);
    Refusals.assertRefused(
        "createConsultation",
        404,
        "decision-not-found",
        () -> createConsultation(officer(own), own, otherDecision));
  }

  @Test
  void putsNothingIntoAnotherUnitsHands() {
    String own = aUnit();
    String other = aUnit();
    String decision = aDecision(own);
    Refusals.assertRefused(
        "replaceDecision", 403, "forbidden", () -> replace(officer(own), decision, other));
    Refusals.assertRefused(
        "replaceDecision", 404, "decision-not-found", () -> replace(officer(other), decision, own));
    replace(officer(own, other), decision, other).then().statusCode(200);
    assertThat(officer(own).get(DECISIONS + "/" + decision).statusCode()).isEqualTo(404);
  }

  @Test
  void tellsNoDifferenceBetweenAnotherUnitsThingAndNone() {
    String consultation = Api.aConsultation();
    RequestSpecification stranger = officer(aUnit());
    Map<String, Object> hidden = problem(stranger, CONSULTATIONS + "/" + consultation);
    Map<String, Object> none = problem(stranger, CONSULTATIONS + "/" + UUID.randomUUID());
    assertThat(hidden).isEqualTo(none).containsEntry("code", "consultation-not-found");
  }

  @Test
  void letsNoOtherRoleWidenAnOfficersView() {
    String consultation = Api.aConsultation();
    List<String> unit = List.of(aUnit());
    for (String other : List.of("auditor", "admin", "editor", "reviewer")) {
      String token = Api.staffTokenOf(unit, "officer", other);
      assertThat(given().auth().oauth2(token).get(CONSULTATIONS + "/" + consultation).statusCode())
          .as(other)
          .isEqualTo(404);
    }
    assertThat(Api.as("auditor").get(CONSULTATIONS + "/" + consultation).statusCode())
        .isEqualTo(200);
  }

  @Test
  void findsNoWayAround() {
    String consultation = Api.anOpenConsultation();
    String token = Api.staffTokenOf(List.of(aUnit()), "officer");
    for (String path :
        List.of(
            "/v1/admin/consultations/" + consultation.toUpperCase(Locale.ROOT),
            "/v1/admin/consultations;a=b/" + consultation,
            "/v1/admin/consultations/" + consultation + ";a=b",
            "/v1/admin/consultations/" + consultation + ";id=" + UUID.randomUUID(),
            "/v1/admin/consultations/" + consultation + "/",
            "/v1/admin/%63onsultations/" + consultation,
            "//v1/admin/consultations/" + consultation,
            "/v1/admin/decisions/../consultations/" + consultation,
            "/v1/admin/consultations/" + consultation + "?id=" + UUID.randomUUID())) {
      Response response = given().urlEncodingEnabled(false).auth().oauth2(token).get(path);
      assertThat(response.statusCode()).as(path + " " + response.asString()).isIn(400, 404);
    }
  }

  // --- Tools

  private static String aUnit() {
    return "样例单位" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static RequestSpecification officer(String... units) {
    return given()
        .auth()
        .oauth2(Api.staffTokenOf(List.of(units), "officer"))
        .header("Idempotency-Key", Api.key());
  }

  private static Response createDecision(RequestSpecification officer, String unit) {
    return officer
        .contentType(ContentType.JSON)
        .body(Map.of("year", 2026, "title", "集市管理办法", "unit", unit))
        .post(DECISIONS);
  }

  private static String aDecision(String unit) {
    return createDecision(officer(unit), unit).then().statusCode(201).extract().path("id");
  }

  private static Response createConsultation(
      RequestSpecification officer, String unit, String decision) {
    Map<String, Object> body =
        Map.of("decisionId", decision, "title", "征求意见公告", "unit", unit, "contact", "信函");
    return officer.contentType(ContentType.JSON).body(body).post(CONSULTATIONS);
  }

  private static String aConsultation(String unit, String decision) {
    return createConsultation(officer(unit), unit, decision)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response replace(RequestSpecification officer, String decision, String unit) {
    Map<String, Object> body =
        Map.of("year", 2026, "title", "集市管理办法", "unit", unit, "kind", "MAJOR_DECISION");
    return officer
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(body)
        .put(DECISIONS + "/" + decision);
  }

  private static List<String> ids(RequestSpecification request, String path) {
    return request.queryParam("limit", 100).get(path).jsonPath().getList("items.id", String.class);
  }

  private static List<String> subjects(RequestSpecification request) {
    return all(request, DEADLINES, "items.href").stream()
        .map(href -> href.substring(href.lastIndexOf('/') + 1))
        .toList();
  }

  private static List<String> comments(RequestSpecification request) {
    return all(request, APPEALS, "items.commentId");
  }

  /** Of all pages. */
  private static List<String> all(RequestSpecification request, String path, String field) {
    List<String> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      RequestSpecification page = given().spec(request).queryParam("limit", 100);
      Response response = (cursor == null ? page : page.queryParam("cursor", cursor)).get(path);
      all.addAll(response.jsonPath().getList(field, String.class));
      cursor = response.jsonPath().getString("nextCursor");
    } while (cursor != null);
    return all;
  }

  private static Map<String, Object> problem(RequestSpecification request, String path) {
    Map<String, Object> problem =
        new HashMap<>(given().spec(request).get(path).jsonPath().getMap("$"));
    problem.keySet().removeAll(List.of("instance", "traceId"));
    return problem;
  }
}
