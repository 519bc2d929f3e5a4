package org.gongkai.comment.offline;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.comment.offline.OfflineEntryHttpTest.aWindow;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How clerks enter tables of comments, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class BulkEntryHttpTest {

  private static final String CSV = "text/csv; charset=UTF-8";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String HEADING = "来源,条款,意见,类型,姓名,电话,同意公开,收到日期,邮戳日期,档号\n";

  @Test
  void entersEveryRow() {
    String consultation = aWindow("20 days", "-5 days");
    String clause = Api.clause(consultation, "三");
    String table =
        HEADING
            + row("来信", "（二）", "建议甲。", "2026-XF-1", 7, 10)
            + "\n"
            + row("来电", clause, "建议乙。", "", 0, null)
            + row("问卷", "", "建议丙,\"引号\"。".replace("\"", "\"\""), "2026-XF-2", 6, null);
    Response entered = send(consultation, false, table);
    entered
        .then()
        .statusCode(201)
        .header("Location", "/v1/admin/consultations/" + consultation + "/comments")
        .body("entered", equalTo(3))
        .body("late", equalTo(1))
        .body("receipts.row", contains(2, 4, 5));
    List<String> receipts = entered.path("receipts.receipt");
    for (String receipt : receipts) {
      given().get("/v1/receipts/" + receipt).then().statusCode(200);
    }
    Response list = Api.as("officer").get("/v1/admin/consultations/" + consultation + "/comments");
    // The newest first, which is the last of the file.
    assertThat(list.<List<String>>path("items.text"))
        .containsExactly("建议丙,\"引号\"。", "建议乙。", "建议甲。");
    assertThat(list.<List<String>>path("items.findAll { it.text == '建议乙。' }.clauseId"))
        .containsExactly(clause);
    assertThat(list.<List<Boolean>>path("items.findAll { it.text == '建议乙。' }.offline.late"))
        .containsExactly(true);
    assertThat(list.<List<String>>path("items.findAll { it.text == '建议甲。' }.clauseId"))
        .containsExactly(Api.clause(consultation, "二"));
    assertThat(checks(consultation)).isEqualTo(3);
    Reports.workOffAll();
    assertThat(
            Database.number(
                "select count(*) from comment where status = 'PENDING_REVIEW' and"
                    + " consultation_id = ?::uuid",
                consultation))
        .isEqualTo(3);
    assertThat(Tables.rowsWith("表中人甲")).isZero();
  }

  @Test
  void notesTheEntryOnce() {
    String consultation = aWindow("20 days", "30 days");
    send(consultation, false, HEADING + row("来电", "", "建议甲。", "", 1, null)).then().statusCode(201);
    assertThat(
            Database.text(
                "select actor || ' ' || action || ' ' || detail from audit_entry where subject_id ="
                    + " ?::uuid and action not in ('createConsultation', 'importDraft',"
                    + " 'openConsultation')",
                consultation))
        .startsWith("staff-officer enterComments ")
        .contains("\"entered\":1", "sha256")
        .doesNotContain("建议甲", "表中人甲");
  }

  @Test
  void entersAWorkbook() {
    String consultation = aWindow("20 days", "30 days");
    byte[] workbook =
        workbook(
            List.of("来源", "意见", "类型", "同意公开", "收到日期"),
            List.of("来访", "建议甲。\n第二行。", "企业", "否", day(1)));
    Response entered = send(consultation, "", XLSX, Api.key(), workbook);
    entered.then().statusCode(201).body("entered", equalTo(1));
    Api.as("officer")
        .get("/v1/admin/consultations/" + consultation + "/comments")
        .then()
        .body("items.text", contains("建议甲。\n第二行。"))
        .body("items.source", contains("VISIT"))
        .body("items.publishConsent", contains(false));
  }

  @Test
  void readsTheCharactersOfOlderPrograms() {
    String consultation = aWindow("20 days", "30 days");
    byte[] table =
        (HEADING + row("来电", "", "建议延长收摊时间。", "", 1, null)).getBytes(Charset.forName("GB18030"));
    send(consultation, "", "text/csv", Api.key(), table).then().statusCode(201);
    Api.as("officer")
        .get("/v1/admin/consultations/" + consultation + "/comments")
        .then()
        .body("items.text", contains("建议延长收摊时间。"));
  }

  // --- Dry run

  @Test
  void rehearsesAGoodTableAndEntersNothing() {
    String consultation = aWindow("20 days", "30 days");
    String table = HEADING + row("来电", "（二）", "建议甲。", "", 1, null);
    Response report = Refusals.unchanging("a dry run", () -> send(consultation, true, table));
    report
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("rows", equalTo(1))
        .body("accepted", equalTo(1))
        .body("errorCount", equalTo(0))
        .body("errors", hasSize(0));
  }

  @Test
  void reportsEveryBadRowAndEntersNothing() {
    String consultation = aWindow("20 days", "30 days");
    String table =
        HEADING
            + row("来电", "", "建议甲。", "", 1, null)
            + row("微信", "（九）", "", "", 1, null)
            + row("来电", "（九）", "建议乙。", "", 1, null)
            + row("来信", "", "建议丙。", "", 1, -1)
            + row("来电", "", "建议丁。", "", -1, null)
            + row("来电", "", "建议甲。", "", 1, null);
    Response report = Refusals.unchanging("a dry run", () -> send(consultation, true, table));
    report
        .then()
        .statusCode(200)
        .body("rows", equalTo(6))
        .body("accepted", equalTo(1))
        .body("errorCount", equalTo(6))
        .body("errors.row", contains(3, 3, 4, 5, 6, 7))
        .body("errors[2].column", equalTo("条款"))
        .body("errors[3].column", equalTo("邮戳日期"))
        .body("errors[4].column", equalTo("收到日期"))
        .body("errors[5].column", nullValue())
        .body("errors[5].message", containsString("第 2 行"));
    Response refusal =
        Refusals.refusal(
            "enterComments", 422, "bulk-rows-invalid", () -> send(consultation, false, table));
    assertThat(refusal.<List<Object>>path("errors")).isEqualTo(report.<List<Object>>path("errors"));
    assertThat(refusal.<String>path("detail")).contains("6");
    assertThat(refusal.asString()).doesNotContain("建议", "表中人甲", "微信");
  }

  @Test
  void namesTwoHundredFaultsAndCountsAll() {
    String consultation = aWindow("20 days", "30 days");
    String table =
        HEADING
            + IntStream.range(0, 250)
                .mapToObj(i -> row("微信", "", "建议" + i, "", 1, null))
                .collect(Collectors.joining());
    send(consultation, true, table)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(0))
        .body("errorCount", equalTo(250))
        .body("errors", hasSize(200));
    send(consultation, false, table).then().statusCode(422).body("errors", hasSize(200));
  }

  @Test
  void reportsAWrongHeading() {
    String consultation = aWindow("20 days", "30 days");
    send(consultation, true, "来源,意见,年龄\n来电,甲,1\n")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(0))
        .body("errors.row", contains(1, 1, 1, 1))
        .body("errors.column", contains("年龄", "类型", "同意公开", "收到日期"));
    Refusals.assertRefused(
        "enterComments", 422, "bulk-rows-invalid", () -> send(consultation, false, HEADING));
  }

  // --- Repetition

  @Test
  void entersAFileOnce() {
    String consultation = aWindow("20 days", "30 days");
    String table =
        HEADING + row("来信", "", "建议甲。", "2026-XF-1", 1, 2) + row("来电", "", "建议乙。", "", 1, null);
    Response first = send(consultation, false, table);
    first.then().statusCode(201);
    Response refusal =
        Refusals.refusal(
            "enterComments", 422, "bulk-rows-invalid", () -> send(consultation, false, table));
    assertThat(refusal.<List<Integer>>path("errors.row")).containsExactly(2, 3);
    assertThat(refusal.<String>path("errors[0].message"))
        .contains(first.<String>path("receipts[0].receipt"));
    send(consultation, true, table)
        .then()
        .body("accepted", equalTo(0))
        .body("errorCount", equalTo(2));
    send(aWindow("20 days", "30 days"), false, table).then().statusCode(201);
  }

  @Test
  void entersAFileOnceHoweverManyClerksSendIt() {
    String consultation = aWindow("20 days", "30 days");
    String table = HEADING + row("来信", "", "建议甲。", "2026-XF-1", 1, 2);
    List<Integer> statuses =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> send(consultation, false, table).statusCode()))
            .limit(6)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
    assertThat(checks(consultation)).isEqualTo(1);
  }

  @Test
  void tellsPapersApartByTheirArchiveNumber() {
    String consultation = aWindow("20 days", "30 days");
    String table =
        HEADING
            + row("问卷", "", "赞成。", "1", 1, null)
            + row("问卷", "", "赞成。", "2", 1, null)
            + row("问卷", "", "赞成。", "2", 2, null);
    send(consultation, true, table)
        .then()
        .body("accepted", equalTo(2))
        .body("errors.row", contains(4));
  }

  @Test
  void answersARepeatedRequestAsBefore() {
    String consultation = aWindow("20 days", "30 days");
    byte[] table = (HEADING + row("来电", "", "建议甲。", "", 1, null)).getBytes(UTF_8);
    String token = Api.staffToken("officer");
    String key = Api.key();
    Response first = send(token, consultation, "", CSV, key, table);
    first.then().statusCode(201);
    Answers.assertReplay(
        first,
        Refusals.unchanging("a replay", () -> send(token, consultation, "", CSV, key, table)));
    byte[] other = (HEADING + row("来电", "", "建议乙。", "", 1, null)).getBytes(UTF_8);
    Refusals.assertRefused(
        "enterComments",
        422,
        "idempotency-key-reused",
        () -> send(token, consultation, "", CSV, key, other));
    assertThat(
            Database.number(
                "select count(*) from idempotency_record where idempotency_key = ? and body like"
                    + " '%建议甲%'",
                key))
        .isZero();
  }

  // --- Refusals

  @Test
  void refusesFilesThatAreNoTable() {
    String consultation = aWindow("20 days", "30 days");
    Map<String, byte[]> files =
        Map.of(
            "EMPTY", new byte[0],
            "UNREADABLE_FILE", new byte[] {'P', 'K', 3, 4, 0, 0},
            "BROKEN_QUOTES", (HEADING + "\"来信\n").getBytes(UTF_8));
    files.forEach(
        (reason, file) -> {
          Response refusal =
              Refusals.refusal(
                  "enterComments",
                  422,
                  "bulk-file-unreadable",
                  () -> send(consultation, "", CSV, Api.key(), file));
          assertThat(refusal.<String>path("fault.reason")).isEqualTo(reason);
        });
  }

  @Test
  void takesOnlyAClearWordForADryRun() {
    String consultation = aWindow("20 days", "30 days");
    byte[] table = (HEADING + row("来电", "", "建议甲。", "", 1, null)).getBytes(UTF_8);
    for (String word : List.of("yes", "1", "TRUE", "", "true&dryRun=false")) {
      Response refusal =
          Refusals.refusal(
              "enterComments",
              400,
              "unknown-value",
              () -> send(consultation, "?dryRun=" + word, CSV, Api.key(), table));
      Refusals.assertViolation(refusal, "query", "dryRun");
    }
  }

  @Test
  void entersNothingBeforeTheOpeningOrAfterTheReport() {
    String table = HEADING + row("来电", "", "建议甲。", "", 1, null);
    String early = Api.anOpenConsultation();
    Api.postpone(early);
    String answered = Reports.aClosedConsultation();
    Api.publishFeedback(answered, "feed").then().statusCode(201);
    Map<String, String> refused =
        Map.of(
            Api.aConsultation(),
            "409 consultation-not-announced",
            early,
            "409 consultation-not-open",
            answered,
            "409 feedback-already-published",
            UUID.randomUUID().toString(),
            "404 consultation-not-found");
    refused.forEach(
        (consultation, answer) -> {
          int status = Integer.parseInt(answer.substring(0, 3));
          for (boolean dry : new boolean[] {true, false}) {
            Refusals.assertRefused(
                "enterComments", status, answer.substring(4), () -> send(consultation, dry, table));
          }
        });
  }

  @Test
  void entersThousandsOfRowsTogether() {
    String consultation = aWindow("20 days", "30 days");
    String table =
        HEADING
            + IntStream.range(0, 3000)
                .mapToObj(i -> row("问卷", "（二）", "建议甲。", "号" + i, 1, null))
                .collect(Collectors.joining());
    Response entered = send(consultation, false, table);
    entered.then().statusCode(201).body("entered", equalTo(3000));
    assertThat(checks(consultation)).isEqualTo(3000);
    Database.update(
        "delete from comment_check where comment_id in (select id from comment where"
            + " consultation_id = ?::uuid)",
        consultation);
  }

  // --- Tools

  /** A row that was received, and posted, so many days ago. */
  private static String row(
      String source,
      String clause,
      String text,
      String archive,
      int received,
      @Nullable Integer posted) {
    return "%s,%s,\"%s\",个人,表中人甲,000-00000000,是,%s,%s,%s%n"
        .formatted(source, clause, text, day(received), posted == null ? "" : day(posted), archive);
  }

  private static String day(int ago) {
    return Api.today().minusDays(ago).toString();
  }

  private static Response send(String consultation, boolean dry, String table) {
    String query = dry ? "?dryRun=true" : "?dryRun=false";
    return send(consultation, query, CSV, Api.key(), table.getBytes(UTF_8));
  }

  private static Response send(
      String consultation, String query, String type, String key, byte[] file) {
    return send(Api.staffToken("officer"), consultation, query, type, key, file);
  }

  private static Response send(
      String token, String consultation, String query, String type, String key, byte[] file) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(type)
        .body(file)
        .post("/v1/admin/consultations/" + consultation + "/comments/bulk" + query);
  }

  private static long checks(String consultation) {
    return Database.number(
        "select count(*) from comment_check k join comment m on m.id = k.comment_id where"
            + " m.consultation_id = ?::uuid",
        consultation);
  }

  @SafeVarargs
  private static byte[] workbook(List<String>... rows) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      var sheet = workbook.createSheet();
      for (int i = 0; i < rows.length; i++) {
        Row row = sheet.createRow(i);
        for (int j = 0; j < rows[i].size(); j++) {
          row.createCell(j).setCellValue(rows[i].get(j));
        }
      }
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
