package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Comments;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What a published report says beside its totals, and what the database holds it to. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class FeedbackReportHttpTest {

  @Test
  void breaksNumbersDownWithoutTellingOfFew() {
    String consultation = Api.anOpenConsultation();
    String third = Api.clause(consultation, "三");
    Comments.add(consultation, third, "LETTER", "PERSON", 7);
    Comments.add(consultation, null, "SURVEY", "PERSON", 6);
    Comments.add(consultation, null, "PHONE", "LAWYER", 3);
    Comments.add(consultation, Api.clause(consultation, "二"), "FAX", "ENTERPRISE", 2);
    publish(consultation);
    JsonPath report = given().get(path(consultation)).jsonPath();
    assertThat(report.getInt("totals.received")).isEqualTo(18);
    assertThat(lines(report, "sources"))
        .containsExactly("LETTER 信函 7", "SURVEY 问卷调查 6", "null 其他 5");
    // Lawyers and enterprises make five together.
    assertThat(lines(report, "respondentTypes")).containsExactly("PERSON 个人 13", "null 其他 5");
    // Two on one clause would be what the others lack of the total.
    assertThat(lines(report, "clauses")).containsExactly("null 全文 9", "null 其他 9");
    assertThat(report.getList("breakdown.clauses.rest")).containsExactly(false, true);
  }

  @Test
  void breaksNothingDownOfAFewComments() {
    String consultation = Api.anOpenConsultation();
    Comments.add(consultation, null, "LETTER", "PERSON", 4);
    publish(consultation);
    given()
        .get(path(consultation))
        .then()
        .body("breakdown.clauses", equalTo(List.of()))
        .body("breakdown.sources", equalTo(List.of()))
        .body("breakdown.respondentTypes", equalTo(List.of()));
  }

  @Test
  void namesNeitherClauseNorAuthorOfWhatIsNotShown() {
    String consultation = Api.anOpenConsultation();
    Map<String, Object> body = new HashMap<>(Api.commentBody("不公开的内容。"));
    body.put("publishConsent", false);
    body.put("clauseId", Api.clause(consultation, "三"));
    Api.comment(consultation, "alice", body).then().statusCode(201);
    publish(consultation);
    given()
        .get(path(consultation))
        .then()
        .body("items.respondent", contains("匿名"))
        .body("items[0].clause", nullValue())
        .body("items[0].text", nullValue());
  }

  @Test
  void tellsEveryAuthorOnceForEachComment() {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "建议甲。");
    Api.aComment(consultation, "建议乙。");
    Comments.add(consultation, null, "LETTER", "PERSON", 1);
    publish(consultation);
    assertThat(
            Database.number(
                "select count(*) from inbox_message m join comment c on m.href = '/v1/receipts/' ||"
                    + " c.receipt and m.citizen_id = c.citizen_id where m.kind ="
                    + " 'ANSWER_PUBLISHED' and c.consultation_id = ?::uuid",
                consultation))
        .isEqualTo(2);
  }

  @Test
  void givesTheWholeReportAsATable() {
    String consultation = Api.anOpenConsultation();
    Comments.add(consultation, null, "LETTER", "PERSON", 601);
    Api.aComment(consultation, "=1+1 是什么？“引号”和\n换行");
    Reports.workOffAll();
    publish(consultation);
    Response csv = given().get(path(consultation) + ".csv");
    csv.then()
        .statusCode(200)
        .contentType("text/csv; charset=UTF-8")
        .header(
            "Content-Disposition", "attachment; filename=\"feedback-" + consultation + ".csv\"");
    String text = csv.asString();
    assertThat(text).startsWith("\uFEFF序号,意见人,条款,意见,采纳情况,理由,修改条款,修改前,修改后\r\n");
    assertThat(text.lines().filter(line -> line.matches("[0-9]+,.*"))).hasSize(602);
    assertThat(text).contains("\"'=1+1 是什么？“引号”和\n换行\"").doesNotContain("甲某某");
  }

  @Test
  void givesTheWholeReportInOneDocument() {
    String consultation = Api.anOpenConsultation();
    Comments.add(consultation, null, "LETTER", "PERSON", 601);
    publish(consultation);
    JsonPath page = given().get(path(consultation)).jsonPath();
    JsonPath whole = given().get(path(consultation) + ".json").jsonPath();
    assertThat(whole.getList("items.number"))
        .isEqualTo(IntStream.rangeClosed(1, 601).boxed().toList());
    assertThat(whole.getList("items").subList(0, 100)).isEqualTo(page.getList("items"));
    for (String part :
        List.of("consultationId", "title", "unit", "publishedAt", "totals", "breakdown")) {
      assertThat(whole.<Object>get(part)).as(part).isEqualTo(page.get(part));
    }
  }

  @Test
  void givesAnEmptyReportWhole() {
    String consultation = Reports.aClosedConsultation();
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    given()
        .get(path(consultation) + ".json")
        .then()
        .statusCode(200)
        .body("totals.received", equalTo(0))
        .body("items", equalTo(List.of()));
    assertThat(given().get(path(consultation) + ".csv").asString())
        .isEqualTo("\uFEFF序号,意见人,条款,意见,采纳情况,理由,修改条款,修改前,修改后\r\n");
  }

  @Test
  void givesNothingBeforeThePublication() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    for (String format : List.of("Csv", "Json")) {
      Refusals.assertRefused(
          "downloadFeedback" + format,
          404,
          "feedback-not-found",
          () -> given().get(path(consultation) + "." + format.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void takesNothingMoreInTheDatabase() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    assertThatThrownBy(() -> Comments.add(consultation, null, "LETTER", "PERSON", 1))
        .hasMessageContaining("is published");
    assertThatThrownBy(
            () ->
                Database.update(
                    "update comment set status = 'WITHDRAWN', withdrawn_at = now() where"
                        + " consultation_id = ?::uuid",
                    consultation))
        .hasMessageContaining("is published");
  }

  @Test
  void refusesTotalsThatAreNotSoInTheDatabase() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    for (String lie :
        List.of(
            "received = received + 1",
            "noted = noted - 1, adopted = adopted + 1",
            "noted = noted - 1, withdrawn = withdrawn + 1",
            "noted = noted - 1, received = received - 1")) {
      assertThatThrownBy(
              () ->
                  Database.update(
                      "update feedback_report set " + lie + " where consultation_id = ?::uuid",
                      consultation))
          .as(lie)
          .hasMessageMatching("(?s).*(feedback_complete|leaves out a comment).*");
    }
  }

  @Test
  void countsWhatIsNotShownUnderNoClause() {
    String consultation = Api.anOpenConsultation();
    Comments.add(consultation, Api.clause(consultation, "三"), "LETTER", "PERSON", 12);
    Comments.add(consultation, Api.clause(consultation, "二"), "LETTER", "PERSON", 8);
    Comments.add(consultation, null, "LETTER", "PERSON", 7);
    Database.update(
        "update comment set publish_consent = false where id in (select id from comment where"
            + " consultation_id = ?::uuid and clause_id = ?::uuid limit 2)",
        consultation,
        Api.clause(consultation, "三"));
    publish(consultation);
    JsonPath report = given().get(path(consultation)).jsonPath();
    // Ten items name （三）, so that ten are counted there and not twelve.
    assertThat(lines(report, "clauses").get(0)).endsWith("（三） 10");
    assertThat(report.getList("breakdown.clauses.comments")).containsExactly(10, 8, 9);
  }

  @Test
  void holdsTheReportToItsItemsInTheDatabase() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    for (String change :
        List.of(
            "delete from feedback_item where number = 2 and consultation_id = ?::uuid",
            "update feedback_item set outcome = 'ADOPTED' where consultation_id = ?::uuid",
            "insert into feedback_item (consultation_id, number, comment_id, masked_name, outcome)"
                + " select ?::uuid, 3, id, '匿名', 'NOTED' from comment where id not in (select"
                + " comment_id from feedback_item) limit 1")) {
      String other = Api.aComment(Api.anOpenConsultation(), "建议丙。");
      assertThat(other).isNotNull();
      assertThatThrownBy(() -> Database.update(change, consultation))
          .as(change)
          .hasMessageContaining("leaves out a comment");
    }
    Database.update(
        "update feedback_item set text = '建议丁。' where consultation_id = ?::uuid", consultation);
  }

  @Test
  void numbersCommentsInTheOrderOfIntake() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。");
    List<String> comments = Reports.comments(consultation);
    Database.update(
        "update comment set submitted_at = submitted_at - interval '1 hour' where id = ?::uuid",
        comments.get(1));
    publish(consultation);
    assertThat(
            Database.text(
                "select comment_id from feedback_item where number = 1 and consultation_id ="
                    + " ?::uuid",
                consultation))
        .isEqualTo(comments.get(1));
    assertThat(
            Database.number(
                "select count(*) from audit_entry where action = 'publishFeedback' and subject ="
                    + " 'consultation' and subject_id = ?::uuid",
                consultation))
        .isEqualTo(1);
  }

  private static void publish(String consultation) {
    Api.close(consultation);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
  }

  private static List<String> lines(JsonPath report, String dimension) {
    return report.<Map<String, Object>>getList("breakdown." + dimension).stream()
        .map(line -> line.get("value") + " " + line.get("label") + " " + line.get("comments"))
        .toList();
  }

  private static String path(String consultation) {
    return "/v1/consultations/" + consultation + "/feedback";
  }
}
