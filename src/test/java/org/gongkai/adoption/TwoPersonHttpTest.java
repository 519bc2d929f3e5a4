package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.TwoPersons;
import org.junit.jupiter.api.Test;

/** Verdicts that count once a second person has confirmed them. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(TwoPersons.class)
class TwoPersonHttpTest {

  private static final String REASON = "第十一条已规定公布期限，不再重复。";
  private static final String WHY = "所引条款有误，请核对后重新提出。";
  private static final String NOTE = "复核后发现该意见应当改判。";
  private static final Map<String, String> NOTED = Map.of("outcome", "NOTED", "reason", REASON);

  @Test
  void countsOnceAnotherPersonHasConfirmed() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    String comment = Reports.comments(consultation).get(0);
    refuseConfirmation(first(), comment, 404, "verdict-not-found");
    Api.decide(comment, NOTED).then().statusCode(200).body("state", equalTo("PROPOSED"));
    detail(comment)
        .then()
        .body("state", equalTo("PROPOSED"))
        .body("verdict", nullValue())
        .body("proposal.decidedBy", equalTo("staff-officer"));
    Refusals.assertRefused(
        "publishFeedback",
        422,
        "feedback-incomplete",
        () -> Api.publishFeedback(consultation, "feed"));
    refuseConfirmation(first(), comment, 409, "second-person-required");
    confirm(second(), comment)
        .then()
        .statusCode(200)
        .body("state", equalTo("CONFIRMED"))
        .body("decidedBy", equalTo("staff-officer"))
        .body("confirmedBy", equalTo("staff-officer-editor"));
    refuseConfirmation(second(), comment, 409, "verdict-already-confirmed");
    detail(comment)
        .then()
        .body("state", equalTo("CONFIRMED"))
        .body("proposal", nullValue())
        .body("history.state", contains("CONFIRMED", "PROPOSED"))
        .body("history.by", contains("staff-officer-editor", "staff-officer"));
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
  }

  @Test
  void needsANewConfirmationAfterAChange() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    String comment = Reports.comments(consultation).get(0);
    Api.decide(comment, NOTED).then().statusCode(200);
    confirm(second(), comment).then().statusCode(200);
    Api.decide(comment, Map.of("outcome", "OUT_OF_SCOPE", "reason", REASON)).then().statusCode(200);
    detail(comment).then().body("state", equalTo("PROPOSED")).body("verdict", nullValue());
    Refusals.assertRefused(
        "publishFeedback",
        422,
        "feedback-incomplete",
        () -> Api.publishFeedback(consultation, "feed"));
  }

  @Test
  void revisesAPublishedAnswerAtTheConfirmation() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    String comment = Reports.comments(consultation).get(0);
    String path = "/v1/consultations/" + consultation + "/feedback";
    Api.decide(comment, Map.of("outcome", "NOT_ADOPTED", "reason", REASON, "note", "复核后发现该意见应当改判。"))
        .then()
        .statusCode(200)
        .body("state", equalTo("PROPOSED"));
    given().get(path).then().body("totals.noted", equalTo(1));
    given().get(path + "/history").then().body("items", equalTo(List.of()));
    detail(comment)
        .then()
        .body("verdict.outcome", equalTo("NOTED"))
        .body("proposal.outcome", equalTo("NOT_ADOPTED"));
    refuseConfirmation(first(), comment, 409, "second-person-required");
    confirm(second(), comment).then().statusCode(200);
    given().get(path).then().body("totals.noted", equalTo(0)).body("totals.notAdopted", equalTo(1));
    given().get(path + "/history").then().body("items.note", contains("复核后发现该意见应当改判。"));
  }

  @Test
  void dropsAProposalBeforeThePublication() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    String comment = Reports.comments(consultation).get(0);
    refuseRejection(comment, WHY, 404, "verdict-not-found");
    Api.decide(comment, NOTED).then().statusCode(200);
    refuseRejection(comment, "太短", 422, "reason-required");
    // Whoever proposed it takes it back.
    reject(first(), comment, WHY).then().statusCode(200).body("state", equalTo("REJECTED"));
    assertThat(detail(comment).statusCode()).isEqualTo(404);
    Api.decide(comment, NOTED).then().statusCode(200);
    reject(second(), comment, WHY).then().statusCode(200);
    Api.decide(comment, NOTED).then().statusCode(200);
    confirm(second(), comment).then().statusCode(200);
    refuseRejection(comment, WHY, 409, "verdict-already-confirmed");
    detail(comment)
        .then()
        .body(
            "history.state",
            contains("CONFIRMED", "PROPOSED", "REJECTED", "PROPOSED", "REJECTED", "PROPOSED"))
        .body("history[2].by", equalTo("staff-officer-editor"))
        .body("history[2].note", equalTo(WHY));
    assertThat(
            Database.text(
                "select string_agg(action, ' ' order by id) from audit_entry where subject ="
                    + " 'comment' and subject_id = ?::uuid",
                comment))
        .isEqualTo(
            "decideComment rejectVerdict decideComment rejectVerdict decideComment confirmVerdict");
    assertThat(
            Database.text(
                "select string_agg(detail, ' ') from audit_entry where subject_id = ?::uuid",
                comment))
        .doesNotContain(REASON);
  }

  @Test
  void dropsAProposedRevisionAndChangesNothing() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    String comment = Reports.comments(consultation).get(0);
    String before = Api.etag(consultation);
    Api.decide(comment, Map.of("outcome", "NOT_ADOPTED", "reason", REASON, "note", NOTE))
        .then()
        .statusCode(200);
    assertThat(Api.etag(consultation)).isEqualTo(before);
    reject(second(), comment, WHY).then().statusCode(200);
    assertThat(Api.etag(consultation)).isEqualTo(before);
    detail(comment)
        .then()
        .body("state", equalTo("CONFIRMED"))
        .body("verdict.outcome", equalTo("NOTED"))
        .body("proposal", nullValue())
        .body("history.state[0]", equalTo("REJECTED"));
    given()
        .get("/v1/consultations/" + consultation + "/feedback/history")
        .then()
        .body("items", equalTo(List.of()));
  }

  @Test
  void datesARevisionByItsConfirmation() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    String comment = Reports.comments(consultation).get(0);
    Api.decide(comment, Map.of("outcome", "NOT_ADOPTED", "reason", REASON, "note", NOTE))
        .then()
        .statusCode(200);
    Database.update(
        "update verdict_proposal set proposed_at = proposed_at - interval '3 days' where comment_id"
            + " = ?::uuid",
        comment);
    String before = Api.etag(consultation);
    confirm(second(), comment).then().statusCode(200);
    assertThat(Api.etag(consultation)).isNotEqualTo(before);
    assertThat(
            Database.number(
                "select count(*) from feedback_revision f join verdict_revision v on v.given_at ="
                    + " f.revised_at and v.state = 'CONFIRMED' where f.consultation_id = ?::uuid"
                    + " and v.comment_id = ?::uuid",
                consultation,
                comment))
        .isEqualTo(1);
  }

  @Test
  void confirmsAGroupsVerdictAtOnce() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。", "建议丙。");
    List<String> comments = Reports.comments(consultation);
    String group = Groups.of(consultation, comments.subList(0, 2));
    Groups.decide(group, "*", NOTED).then().statusCode(200).body("state", equalTo("PROPOSED"));
    String path = "/v1/admin/groups/" + group + "/verdict/confirmation";
    Refusals.assertRefused(
        "confirmGroupVerdict",
        409,
        "second-person-required",
        () -> first().header("If-Match", "*").post(path));
    second()
        .header("If-Match", "*")
        .post(path)
        .then()
        .statusCode(200)
        .body("state", equalTo("CONFIRMED"))
        .body("comments", equalTo(2));
    detail(comments.get(1)).then().body("verdict.confirmedBy", equalTo("staff-officer-editor"));
  }

  private static RequestSpecification first() {
    return Api.officer();
  }

  private static RequestSpecification second() {
    return Api.as("officer", "editor").header("Idempotency-Key", Api.key());
  }

  private static Response confirm(RequestSpecification person, String comment) {
    return person
        .header("If-Match", "*")
        .post("/v1/admin/comments/" + comment + "/verdict/confirmation");
  }

  private static Response reject(RequestSpecification person, String comment, String why) {
    return person
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(Map.of("reason", why))
        .post("/v1/admin/comments/" + comment + "/verdict/rejection");
  }

  private static void refuseRejection(String comment, String why, int status, String code) {
    Refusals.assertRefused("rejectVerdict", status, code, () -> reject(second(), comment, why));
  }

  private static void refuseConfirmation(
      RequestSpecification person, String comment, int status, String code) {
    Refusals.assertRefused("confirmVerdict", status, code, () -> confirm(person, comment));
  }

  private static Response detail(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment + "/verdict");
  }
}
