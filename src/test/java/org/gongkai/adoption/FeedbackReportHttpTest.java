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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Comments;
import org.gongkai.testsupport.Database;
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
