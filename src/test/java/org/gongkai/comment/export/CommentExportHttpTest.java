package org.gongkai.comment.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gongkai.platform.security.Digests;
import org.gongkai.platform.table.Table;
import org.gongkai.platform.table.TableReader;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Comments;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Exports of comments, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class CommentExportHttpTest {

  private static final String PURPOSE = "向市司法局报送意见汇总";

  // --- What is in it

  @Test
  void writesOneObjectALineOldestFirst() {
    String consultation = Api.anOpenConsultation();
    String first = aComment(consultation, "建议甲。", "三");
    String second = Api.aComment(consultation, "第二条\n意见，含“引号”、\"与\\反斜线。");
    Response export = export(consultation, "ndjson");
    assertThat(export.contentType()).isEqualTo("application/x-ndjson;charset=UTF-8");
    assertThat(export.header("Cache-Control")).isEqualTo("no-store");
    assertThat(export.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"comments-" + consultation + ".ndjson\"");
    List<JsonPath> rows = lines(export);
    assertThat(rows).extracting(row -> row.getString("id")).containsExactly(first, second);
    JsonPath row = rows.get(0);
    assertThat(row.getString("text")).isEqualTo("建议甲。");
    assertThat(row.getString("publicText")).isEqualTo("建议甲。");
    assertThat(row.getString("clause")).isEqualTo("（三）");
    assertThat(row.getString("source")).isEqualTo("MINI_PROGRAM");
    assertThat(row.getString("respondentType")).isEqualTo("PERSON");
    assertThat(row.getString("respondent")).isEqualTo("甲**");
    assertThat(row.getInt("draftVersion")).isEqualTo(1);
    assertThat(row.getBoolean("publishConsent")).isTrue();
    assertThat(row.getBoolean("late")).isFalse();
    assertThat(row.getString("status")).isEqualTo("PENDING_REVIEW");
    assertThat(row.getString("submittedAt")).endsWith("+08:00");
    assertThat(row.getString("receipt")).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}");
    for (String empty : List.of("number", "receivedOn", "outcome", "reason", "changedClause")) {
      assertThat(row.<Object>get(empty)).as(empty).isNull();
    }
    assertThat(rows.get(1).getString("text")).isEqualTo("第二条\n意见，含“引号”、\"与\\反斜线。");
    assertThat(rows.get(1).<Object>get("clause")).isNull();
  }

  @Test
  void tellsVerdictAndNumberOfAPublishedReport() {
    String consultation = Reports.aClosedConsultation("建议甲。", "建议乙。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    List<JsonPath> rows = lines(export(consultation, "ndjson"));
    assertThat(rows).extracting(row -> row.getInt("number")).containsExactly(1, 2);
    assertThat(rows).extracting(row -> row.getString("outcome")).containsOnly("NOTED");
    assertThat(rows).extracting(row -> row.getString("reason")).containsOnly("已经记录在案，感谢您的参与。");
  }

  @Test
  void writesTheSameRowsInEveryFormat() {
    String consultation = Api.anOpenConsultation();
    Comments.add(consultation, null, "LETTER", "PERSON", 1203);
    Response ndjson = export(consultation, "ndjson");
    List<String> ids = lines(ndjson).stream().map(row -> row.getString("id")).toList();
    assertThat(ids).hasSize(1203).isSorted().doesNotHaveDuplicates();
    String sha = Digests.sha256Hex(ndjson.asByteArray());
    for (String format : List.of("csv", "xlsx")) {
      Response export = export(consultation, format);
      Table table = TableReader.read(export.asByteArray());
      assertThat(table.heading().cells())
          .startsWith("编号", "回执号", "采纳情况序号", "来源", "收到日期", "登记时间")
          .endsWith("采纳结论", "采纳理由", "修改条款")
          .doesNotContain("姓名或名称", "联系电话");
      assertThat(table.rows()).extracting(row -> row.cells().get(0)).isEqualTo(ids);
      what(export)
          .then()
          .statusCode(200)
          .body("state", equalTo("COMPLETE"))
          .body("rows", equalTo(1203))
          .body("sha256", equalTo(sha));
    }
  }

  @Test
  void beginsACsvFileAsSpreadsheetsNeedIt() {
    Response export = export(Api.anOpenConsultation(), "csv");
    assertThat(export.contentType()).isEqualToIgnoringCase("text/csv;charset=UTF-8");
    assertThat(new String(export.asByteArray(), UTF_8)).startsWith("\uFEFF编号,回执号,");
  }

  @Test
  void letsNoSpreadsheetCalculateWhatSomebodyWrote() {
    String consultation = Api.anOpenConsultation();
    List<String> attacks =
        List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "=HYPERLINK(\"http://x.invalid\")");
    for (int i = 0; i < attacks.size(); i++) {
      Api.comment(consultation, "attacker" + i, Api.commentBody(attacks.get(i)))
          .then()
          .statusCode(201);
    }
    Table csv = TableReader.read(export(consultation, "csv").asByteArray());
    int text = csv.heading().cells().indexOf("意见原文");
    assertThat(csv.rows())
        .hasSameSizeAs(attacks)
        .allSatisfy(row -> assertThat(row.cells().get(text)).startsWith("'"));
    Table xlsx = TableReader.read(export(consultation, "xlsx").asByteArray());
    assertThat(xlsx.rows())
        .hasSameSizeAs(attacks)
        .allSatisfy(row -> assertThat(row.cells().get(text)).doesNotStartWith("'"));
    assertThat(lines(export(consultation, "ndjson")))
        .allSatisfy(row -> assertThat(row.getString("text")).doesNotStartWith("'"));
  }

  @Test
  void writesEmptyFilesOfAnEmptyConsultation() {
    String consultation = Api.aConsultation();
    assertThat(export(consultation, "ndjson").asByteArray()).isEmpty();
    for (String format : List.of("csv", "xlsx")) {
      Response export = export(consultation, format);
      Table table = TableReader.read(export.asByteArray());
      assertThat(table.heading().cells()).startsWith("编号");
      assertThat(table.rows()).isEmpty();
      what(export).then().body("rows", equalTo(0)).body("state", equalTo("COMPLETE"));
    }
  }

  // --- Personal data

  @Test
  void givesNamesAndPhonesToOfficersWhoAskForThem() {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "建议甲。");
    Response export = officer().queryParam("personal", true).get(path(consultation, "ndjson"));
    assertThat(lines(export).get(0).getString("name")).isEqualTo("甲某某");
    assertThat(lines(export).get(0).getString("phone")).isEqualTo("000-00000000");
    assertThat(begun(export)).contains("\"personal\":true");
    what(export).then().body("personal", equalTo(true));
    for (String format : List.of("ndjson", "csv")) {
      for (String role : List.of("officer", "auditor")) {
        Response masked = ask(role).get(path(consultation, format));
        assertThat(masked.statusCode()).isEqualTo(200);
        assertThat(masked.asString()).contains("甲**").doesNotContain("甲某某", "000-00000000");
      }
    }
  }

  @Test
  void givesAuditorsNoPersonalData() {
    String consultation = Api.anOpenConsultation();
    RequestSpecification auditor = ask("auditor").queryParam("personal", true);
    Refusals.assertRefused(
        "exportCommentsCsv", 403, "forbidden", () -> auditor.get(path(consultation, "csv")));
  }

  @Test
  void asksForAPurpose() {
    String consultation = Api.anOpenConsultation();
    RequestSpecification without = Api.as("officer");
    Refusals.assertRefused(
        "exportCommentsNdjson",
        400,
        "purpose-required",
        () -> without.get(path(consultation, "ndjson")));
    for (String bad : List.of("", "　四个字　", "a b", "x".repeat(501), "含有\u0000控制字符")) {
      RequestSpecification request = Api.as("officer").queryParam("purpose", bad);
      Refusals.assertRefused(
          "exportCommentsCsv",
          400,
          "purpose-required",
          () -> request.get(path(consultation, "csv")));
    }
    Api.as("officer")
        .queryParam("purpose", "\uD83D\uDCCA".repeat(500))
        .get(path(consultation, "csv"))
        .then()
        .statusCode(200);
  }

  @Test
  void findsNoUnknownConsultation() {
    for (String format : List.of("ndjson", "csv", "xlsx")) {
      RequestSpecification officer = officer();
      String operation =
          "exportComments" + format.substring(0, 1).toUpperCase(Locale.ROOT) + format.substring(1);
      Refusals.assertRefused(
          operation,
          404,
          "consultation-not-found",
          () -> officer.get(path(UUID.randomUUID().toString(), format)));
    }
  }

  // --- Which rows

  @Test
  void resumesBehindTheLastRow() {
    String consultation = Api.anOpenConsultation();
    Comments.add(consultation, null, "LETTER", "PERSON", 1107);
    List<JsonPath> all = lines(export(consultation, "ndjson"));
    for (int received : List.of(1, 499, 500, 501, 1106, 1107)) {
      String last = all.get(received - 1).getString("id");
      String cursor =
          Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(US_ASCII));
      Response rest = officer().queryParam("cursor", cursor).get(path(consultation, "ndjson"));
      assertThat(lines(rest))
          .extracting(row -> row.getString("id"))
          .isEqualTo(ids(all.subList(received, all.size())));
      assertThat(begun(rest)).contains("\"after\":\"" + last + "\"");
    }
  }

  @Test
  void exportsOnlyWhatIsAskedFor() {
    String consultation = Api.anOpenConsultation();
    String third = Api.clause(consultation, "三");
    Comments.add(consultation, third, "LETTER", "PERSON", 2);
    Comments.add(consultation, null, "FAX", "PERSON", 3);
    Api.aComment(consultation, "建议甲。");
    Map<Map<String, String>, Integer> expected =
        Map.of(
            Map.of("status", "PENDING_REVIEW"), 1,
            Map.of("source", "FAX"), 3,
            Map.of("clauseId", third), 2,
            Map.of("clauseId", third, "source", "FAX"), 0,
            Map.of("status", "PUBLIC"), 5);
    expected.forEach(
        (filter, rows) -> {
          Response export = officer().queryParams(filter).get(path(consultation, "ndjson"));
          assertThat(lines(export)).as(filter.toString()).hasSize(rows);
          filter.forEach(
              (name, value) ->
                  assertThat(begun(export)).contains("\"" + name + "\":\"" + value + "\""));
        });
  }

  // --- The audit trail

  @Test
  void notesBeginAndEndOfEachExport() {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "建议甲。");
    Response export = export(consultation, "xlsx");
    Api.as("auditor")
        .queryParam("subjectId", consultation)
        .queryParam("action", "exportComments")
        .get("/v1/admin/audit")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].id", equalTo(export.header("Export-Id")))
        .body("items[0].actor", equalTo("staff-officer"))
        .body("items[0].subject", equalTo("consultation"))
        .body("items[0].reason", equalTo(PURPOSE))
        .body("items[0].detail.format", equalTo("XLSX"))
        .body("items[0].detail.personal", equalTo(false));
    Api.as("auditor")
        .queryParam("subjectId", export.header("Export-Id"))
        .get("/v1/admin/audit")
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].action", equalTo("completeExport"))
        .body("items[0].detail.rows", equalTo(1));
  }

  @Test
  void sendsNothingThatItCannotAccountFor() {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "建议甲。");
    Database.update(
        "alter table audit_entry add constraint refused_here check (reason <> '"
            + PURPOSE
            + "' or subject_id <> '"
            + consultation
            + "') not valid");
    try {
      Response export = officer().get(path(consultation, "ndjson"));
      Refusals.assertDocumented("exportCommentsNdjson", 500, "internal-error", export);
      assertThat(export.asString()).doesNotContain("建议甲");
    } finally {
      Database.update("alter table audit_entry drop constraint refused_here");
    }
  }

  @Test
  void endsNoFileWhoseEndItCannotAccountFor() {
    String consultation = Api.anOpenConsultation();
    Api.aComment(consultation, "建议甲。");
    Database.update(
        "alter table audit_entry add constraint refused_here check (action <> 'completeExport')"
            + " not valid");
    try {
      assertThat(endsWell(consultation)).isFalse();
    } finally {
      Database.update("alter table audit_entry drop constraint refused_here");
    }
    assertThat(endsWell(consultation)).isTrue();
  }

  @Test
  void notesThatAClientWentAway() throws Exception {
    String consultation = Api.anOpenConsultation();
    Comments.add(consultation, null, "LETTER", "PERSON", 40_000);
    try {
      String id = readALittle(consultation);
      awaitEnd(id);
      Api.as("officer")
          .get("/v1/admin/exports/" + id)
          .then()
          .statusCode(200)
          .body("state", equalTo("BROKEN_OFF"))
          .body("rows", nullValue())
          .body("sha256", nullValue());
      String detail =
          Database.text("select detail from audit_entry where subject_id = ?::uuid", id);
      assertThat(detail).contains("\"brokenOff\":true");
      // It was held back by the client, and did not read on to the end for nobody.
      assertThat(JsonPath.from(detail).getLong("rowsRead")).isBetween(1L, 39_999L);
    } finally {
      Database.update("delete from comment where consultation_id = ?::uuid", consultation);
    }
  }

  // --- What became of it

  @Test
  void showsAnExportToItsMakerAndToAuditors() {
    Response export = export(Api.anOpenConsultation(), "csv");
    String path = "/v1/admin/exports/" + export.header("Export-Id");
    Api.as("auditor").get(path).then().statusCode(200).body("format", equalTo("CSV"));
    RequestSpecification other = Api.as("officer", "editor");
    Refusals.assertRefused("getExport", 404, "export-not-found", () -> other.get(path));
    RequestSpecification officer = Api.as("officer");
    Refusals.assertRefused(
        "getExport",
        404,
        "export-not-found",
        () -> officer.get("/v1/admin/exports/" + UUID.randomUUID()));
    String end =
        Database.text(
            "select id::text from audit_entry where subject_id = ?::uuid",
            export.header("Export-Id"));
    Refusals.assertRefused(
        "getExport", 404, "export-not-found", () -> officer.get("/v1/admin/exports/" + end));
  }

  // --- Tools

  private static RequestSpecification ask(String role) {
    return Api.as(role).queryParam("purpose", PURPOSE);
  }

  private static RequestSpecification officer() {
    return ask("officer");
  }

  private static Response export(String consultation, String format) {
    Response export = officer().get(path(consultation, format));
    assertThat(export.statusCode()).as(export.headers().toString()).isEqualTo(200);
    return export;
  }

  private static String path(String consultation, String format) {
    return "/v1/admin/consultations/" + consultation + "/comments." + format;
  }

  private static Response what(Response export) {
    return Api.as("officer").get("/v1/admin/exports/" + export.header("Export-Id"));
  }

  /** Detail of the entry that an export began with. */
  private static String begun(Response export) {
    return Database.text(
        "select detail from audit_entry where id = ?::uuid", export.header("Export-Id"));
  }

  private static List<JsonPath> lines(Response export) {
    String text = new String(export.asByteArray(), UTF_8);
    List<JsonPath> lines = new ArrayList<>();
    if (text.isEmpty()) {
      return lines;
    }
    assertThat(text).endsWith("}\n").doesNotContain("\n\n");
    for (String line : text.split("\n", 0)) {
      lines.add(JsonPath.from(line));
    }
    return lines;
  }

  private static List<String> ids(List<JsonPath> rows) {
    return rows.stream().map(row -> row.getString("id")).toList();
  }

  private static String aComment(String consultation, String text, String clause) {
    Map<String, Object> body = new HashMap<>(Api.commentBody(text));
    body.put("clauseId", Api.clause(consultation, clause));
    return Api.comment(consultation, "alice", body).then().statusCode(201).extract().path("id");
  }

  /** Whether the last chunk of an export, the empty one, arrives. */
  private static boolean endsWell(String consultation) {
    try (Socket socket = request(consultation)) {
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).contains("建议甲。");
      return answer.endsWith("\r\n0\r\n\r\n");
    } catch (IOException broken) {
      return false;
    }
  }

  /** Reads the head of an export and some of its body, and hangs up; gives the export's id. */
  private static String readALittle(String consultation) throws IOException {
    try (Socket socket = request(consultation)) {
      String start = new String(socket.getInputStream().readNBytes(20_000), UTF_8);
      return start
          .lines()
          .filter(line -> line.regionMatches(true, 0, "Export-Id: ", 0, 11))
          .map(line -> line.substring(11).strip())
          .findFirst()
          .orElseThrow();
    }
  }

  private static Socket request(String consultation) throws IOException {
    String token = Api.staffToken("officer");
    Socket socket = new Socket();
    socket.setReceiveBufferSize(32_768);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress("localhost", RestAssured.port));
    String head =
        "GET "
            + path(consultation, "ndjson")
            + "?purpose=quarterly-summary HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  private static void awaitEnd(String export) throws InterruptedException {
    CountDownLatch pause = new CountDownLatch(1);
    for (int looks = 0; looks < 200; looks++) {
      if (Database.number("select count(*) from audit_entry where subject_id = ?::uuid", export)
          > 0) {
        return;
      }
      assertThat(pause.await(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    throw new AssertionError("no end of " + export);
  }
}
