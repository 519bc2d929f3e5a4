package org.gongkai.adoption;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongkai.platform.table.Table;
import org.gongkai.platform.table.TableReader;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Comments;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Published reports as open data, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class OpenDataHttpTest {

  @Test
  void findsNothingBeforeTheReportIsPublished() {
    String consultation = Reports.aClosedConsultation("建议甲。");
    Map<String, String> paths =
        Map.of(
            "getOpenData", "",
            "downloadOpenDataNdjson", ".ndjson",
            "downloadOpenDataCsv", ".csv");
    paths.forEach(
        (operation, ending) ->
            Refusals.assertRefused(
                operation,
                404,
                "feedback-not-found",
                () -> given().get(path(consultation, ending))));
  }

  @Test
  void tellsNothingOfWhatIsNotShown() {
    String consultation = Api.anOpenConsultation();
    Map<String, Object> body = new HashMap<>(Api.commentBody("不公开的内容。"));
    body.put("publishConsent", false);
    body.put("clauseId", Api.clause(consultation, "三"));
    Api.comment(consultation, "alice", body).then().statusCode(201);
    publish(consultation);
    JsonPath row = rows(consultation).get(0);
    for (String empty : List.of("clause", "text", "source", "respondentType")) {
      assertThat(row.<Object>get(empty)).as(empty).isNull();
    }
    assertThat(row.getInt("number")).isEqualTo(1);
    assertThat(row.getString("outcome")).isEqualTo("NOTED");
    assertThat(row.getString("reason")).isEqualTo("已经记录在案，感谢您的参与。");
    assertThat(row.getString("publishedOn")).isEqualTo(Api.today().toString());
  }

  @Test
  void holdsNoNamesAndNoSmallNumbers() {
    String consultation = Api.anOpenConsultation();
    Comments.add(consultation, Api.clause(consultation, "三"), "LETTER", "PERSON", 7);
    Comments.add(consultation, null, "SURVEY", "PERSON", 600);
    Comments.add(consultation, null, "PHONE", "LAWYER", 3);
    Comments.add(consultation, null, "FAX", "ENTERPRISE", 3);
    publish(consultation);
    List<JsonPath> rows = rows(consultation);
    assertThat(rows).hasSize(613);
    assertThat(count(rows, "source", "LETTER")).isEqualTo(7);
    assertThat(count(rows, "source", "SURVEY")).isEqualTo(600);
    assertThat(count(rows, "source", "PHONE")).isZero();
    assertThat(count(rows, "source", "FAX")).isZero();
    assertThat(count(rows, "respondentType", "PERSON")).isEqualTo(607);
    assertThat(count(rows, "respondentType", "LAWYER")).isZero();
    assertThat(count(rows, "clause", "（三）")).isEqualTo(7);
    assertThat(rows).extracting(row -> row.getInt("number")).isSorted().doesNotHaveDuplicates();
    Table csv = TableReader.read(given().get(path(consultation, ".csv")).asByteArray());
    assertThat(csv.heading().cells())
        .containsExactly("序号", "条款", "意见", "采纳情况", "理由", "修改条款", "来源", "意见人类型", "公布日期");
    assertThat(csv.rows()).hasSize(613);
    assertThat(given().get(path(consultation, ".csv")).asString()).doesNotContain("甲*");
  }

  @Test
  void letsNoSpreadsheetCalculateWhatSomebodyWrote() {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "=1+1");
    Reports.workOffAll();
    publish(consultation);
    String csv = given().get(path(consultation, ".csv")).asString();
    assertThat(csv).contains(",'=1+1,").doesNotContain(",=1+1");
  }

  @Test
  void describesTheData() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。");
    publish(consultation);
    Response description = given().get(path(consultation, ""));
    description
        .then()
        .statusCode(200)
        .body("title", equalTo("关于公开征求《集市管理办法》意见的公告"))
        .body("publisher", equalTo("青禾镇人民政府"))
        .body("rows", equalTo(2))
        .body("licence", equalTo("未声明；使用前请联系发布单位"))
        .body(
            "columns.name",
            contains(
                "number",
                "clause",
                "text",
                "outcome",
                "reason",
                "changedClause",
                "source",
                "respondentType",
                "publishedOn"))
        .body("files.href", contains(path(consultation, ".ndjson"), path(consultation, ".csv")));
    Answers.assertChinaTime(description);
    Answers.assertRevalidates(path(consultation, ""));
    Response csv = given().get(path(consultation, ".csv"));
    assertThat(csv.header("Link"))
        .isEqualTo("<" + path(consultation, "") + ">; rel=\"describedby\"");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"open-data-" + consultation + ".csv\"");
    assertThat(csv.header("Cache-Control")).isEqualTo("no-cache");
  }

  private static void publish(String consultation) {
    Api.close(consultation);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
  }

  private static String path(String consultation, String ending) {
    return "/v1/consultations/" + consultation + "/open-data" + ending;
  }

  private static List<JsonPath> rows(String consultation) {
    Response answer = given().get(path(consultation, ".ndjson"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/x-ndjson;charset=UTF-8");
    String text = new String(answer.asByteArray(), UTF_8);
    assertThat(text).endsWith("}\n").doesNotContain("\n\n");
    return Stream.of(text.split("\n", 0)).map(JsonPath::from).toList();
  }

  private static long count(List<JsonPath> rows, String column, String value) {
    return rows.stream().filter(row -> value.equals(row.getString(column))).count();
  }
}
