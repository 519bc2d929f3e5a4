package org.gongkai;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.comment.CommentText;
import org.gongkai.content.text.CleanText;
import org.gongkai.platform.table.FormulaGuard;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.InjectionCorpus;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every text of the corpus goes in wherever somebody may write, and comes out as what it is: data.
 */
@Order(3)
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class InjectionCorpusTest {

  private static final List<String> CORPUS = InjectionCorpus.texts();
  private static final String REASON = " 已经记录在案，感谢您的参与。";

  /** JSON refuses a NUL in any text, since no database holds one. */
  private static final List<String> TAKEN =
      CORPUS.stream().filter(text -> text.indexOf('\0') < 0).toList();

  /** What a feed shows at most, and less. */
  private static final int AT_ONCE = 30;

  private LoggedLines lines;
  private String officer;
  private String editor;

  @BeforeEach
  void listen() {
    officer = Api.staffToken("officer");
    editor = Api.staffToken("editor");
    lines = LoggedLines.open();
  }

  @AfterEach
  void findNoForgedLine() {
    String logged = lines.text();
    lines.close();
    assertThat(logged.lines().filter(InjectionCorpusTest::isForged)).isEmpty();
  }

  /** The format begins each line with its level; a stack's lines begin with a tab. */
  private static boolean isForged(String line) {
    return line.startsWith("2026-04-01 08:00:00,000 ERROR")
        || line.startsWith("X-Injected")
        || (line.contains("forged") && line.startsWith("ERROR"));
  }

  @Test
  void hasACorpusWorthTheName() {
    assertThat(CORPUS).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    assertThat(CORPUS).allMatch(text -> text.contains(InjectionCorpus.MARK));
    assertThat(CORPUS)
        .anyMatch(text -> text.contains("\u0000"))
        .anyMatch(text -> text.contains("\ud800"));
    assertThat(CORPUS.stream().filter(FormulaGuard::isDangerous)).hasSizeGreaterThan(8);
  }

  // --- Comments and answers

  @Test
  void keepsCommentsAndAnswersAsDataInEveryForm() throws IOException, FeedException {
    String consultation = Api.anOpenConsultation();
    Map<String, String> written = comment(consultation);
    long unchanged = written.values().stream().filter(CORPUS::contains).count();
    assertThat(unchanged).as("texts that are kept to the letter").isGreaterThan(60);
    assertReadAsWritten(consultation, written);
    assertExported(consultation, written);
    Api.close(consultation);
    Map<String, String> reasons = answer(written.keySet());
    String content =
        Api.publishFeedback(consultation, "feed", "sandbox")
            .then()
            .statusCode(201)
            .extract()
            .path("contentId");
    Reports.workOffAll();
    assertPublished(consultation, written, reasons);
    assertExported(consultation, written);
    assertShown(content);
  }

  private Map<String, String> comment(String consultation) {
    Map<String, String> written = new LinkedHashMap<>();
    String token = Api.citizenToken("inject");
    for (String text : TAKEN) {
      Response made =
          comment(consultation, token, text, text.substring(0, Math.min(40, text.length())));
      if (made.statusCode() == 400) {
        made = comment(consultation, token, text, "甲某某");
      }
      assertThat(made.statusCode()).as("%s: %s", text, made.asString()).isEqualTo(201);
      Inertness.assertCleanHead(made);
      written.put(made.path("id"), CommentText.accept(mended(text)));
    }
    Reports.workOffAll();
    written.keySet().forEach(this::show);
    return written;
  }

  private static Response comment(String consultation, String token, String text, String name) {
    Map<String, Object> body =
        Map.of(
            "text",
            text,
            "respondent",
            Map.of("type", "PERSON", "name", name),
            "publishConsent",
            true);
    return json(write(token), body).post("/v1/consultations/" + consultation + "/comments");
  }

  private void show(String comment) {
    Response seen = as(officer).get("/v1/admin/comments/" + comment);
    if (!seen.path("status").equals("PUBLIC")) {
      json(write(officer).header("If-Match", seen.header("ETag")), Map.of("outcome", "PUBLIC"))
          .post("/v1/admin/comments/" + comment + "/moderation")
          .then()
          .statusCode(200);
    }
  }

  private void assertReadAsWritten(String consultation, Map<String, String> written) {
    Map<String, String> read = new HashMap<>();
    List<String> ids =
        Answers.readAll(
            50,
            cursor -> {
              RequestSpecification request = given().queryParam("limit", 50);
              Response page =
                  (cursor == null ? request : request.queryParam("cursor", cursor))
                      .get("/v1/consultations/" + consultation + "/comments");
              List<Map<String, Object>> items = page.jsonPath().getList("items");
              items.forEach(
                  item ->
                      read.put(String.valueOf(item.get("id")), String.valueOf(item.get("text"))));
              Inertness.assertCleanHead(page);
              return page;
            });
    assertThat(ids).hasSameSizeAs(TAKEN);
    assertThat(read).isEqualTo(written);
    written.forEach(
        (id, text) -> {
          JsonPath staff = as(officer).get("/v1/admin/comments/" + id).jsonPath();
          assertThat(staff.getString("text")).isEqualTo(text);
        });
  }

  private Map<String, String> answer(Iterable<String> comments) {
    Map<String, String> reasons = new HashMap<>();
    int next = 0;
    for (String comment : comments) {
      String reason = TAKEN.get(next++) + REASON;
      Response seen = as(officer).get("/v1/admin/comments/" + comment);
      Response decided =
          json(
                  as(officer).header("If-Match", seen.header("ETag")),
                  Map.of("outcome", "NOTED", "reason", reason))
              .put("/v1/admin/comments/" + comment + "/verdict");
      assertThat(decided.statusCode()).as("%s: %s", reason, decided.asString()).isEqualTo(200);
      Inertness.assertCleanHead(decided);
      String kept = decided.path("reason");
      if (InjectionCorpus.isPlain(reason)) {
        assertThat(kept).isEqualTo(reason.strip());
      }
      reasons.put(comment, kept);
    }
    return reasons;
  }

  // --- Tables

  private void assertExported(String consultation, Map<String, String> written) throws IOException {
    String path = "/v1/admin/consultations/" + consultation + "/comments.";
    Map<String, String> lines = new HashMap<>();
    download(path + "ndjson")
        .asString()
        .lines()
        .map(JsonPath::from)
        .forEach(row -> lines.put(row.getString("id"), row.getString("text")));
    assertThat(lines).isEqualTo(written);
    List<List<String>> csv = csv(download(path + "csv").asByteArray());
    csv.forEach(row -> row.forEach(InjectionCorpusTest::assertNoFormula));
    assertTable(csv.stream().map(InjectionCorpusTest::restored).toList(), written);
    // XML 1.0 has no place for these two.
    Map<String, String> inXml = new LinkedHashMap<>();
    written.forEach((id, text) -> inXml.put(id, text.replaceAll("[\\uFFFE\\uFFFF]", "")));
    assertTable(workbook(download(path + "xlsx").asByteArray()), inXml);
  }

  private Response download(String path) {
    Response file = as(officer).queryParam("purpose", "quarterly-summary").get(path);
    assertThat(file.statusCode()).isEqualTo(200);
    Inertness.assertCleanHead(file);
    return file;
  }

  /** A row of CSV without the guards before what a spreadsheet would calculate. */
  private static List<String> restored(List<String> row) {
    return row.stream().map(FormulaGuard::restored).toList();
  }

  /** Each comment's text stands in its row. */
  private static void assertTable(List<List<String>> rows, Map<String, String> written) {
    int found = 0;
    for (List<String> row : rows) {
      String text = written.get(row.get(0));
      if (text != null) {
        found++;
        assertThat(row).as(text).contains(text);
      }
    }
    assertThat(found).isEqualTo(written.size());
  }

  /** Judged by itself, not by the guard: what spreadsheets take for the beginning of a formula. */
  private static void assertNoFormula(String cell) {
    assertThat(cell).doesNotMatch("(?s)[\\t\\r\\n ]*[=+@\uFF1D\uFF0B\uFF20-].*gk7x.*");
  }

  private static List<List<String>> csv(byte[] file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    String text = new String(file, UTF_8);
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      reader.forEach(row -> rows.add(row.getFields()));
    }
    return rows;
  }

  private static List<List<String>> workbook(byte[] file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          List<String> cells = new ArrayList<>();
          for (Cell cell : row) {
            assertThat(cell.getCellType()).isNotIn(CellType.FORMULA, CellType.ERROR);
            assertThat(cell.getHyperlink()).isNull();
            cells.add(
                cell.getCellType() == CellType.STRING
                    ? cell.getStringCellValue()
                    : String.valueOf(cell));
          }
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  // --- What everybody reads

  private static void assertPublished(
      String consultation, Map<String, String> written, Map<String, String> reasons)
      throws IOException {
    String path = "/v1/consultations/" + consultation;
    for (String whole : List.of("/feedback.json", "/feedback?limit=100")) {
      Response answer = given().get(path + whole);
      Inertness.assertCleanHead(answer);
      assertThat(answer.contentType()).startsWith("application/json");
      List<Map<String, Object>> items = answer.jsonPath().getList("items");
      assertThat(items).hasSameSizeAs(written.keySet());
      assertThat(items)
          .extracting(item -> item.get("text"))
          .containsExactlyInAnyOrderElementsOf(written.values());
      assertThat(items)
          .extracting(item -> item.get("reason"))
          .containsExactlyInAnyOrderElementsOf(reasons.values());
    }
    for (String table : List.of("/feedback.csv", "/open-data.csv")) {
      Response answer = given().get(path + table);
      Inertness.assertCleanHead(answer);
      List<String> cells = csv(answer.asByteArray()).stream().flatMap(List::stream).toList();
      cells.forEach(InjectionCorpusTest::assertNoFormula);
      assertThat(cells.stream().map(FormulaGuard::restored))
          .as(table)
          .containsAll(written.values());
    }
    List<String> open =
        given()
            .get(path + "/open-data.ndjson")
            .asString()
            .lines()
            .map(line -> JsonPath.from(line).getString("text"))
            .toList();
    assertThat(open).containsAll(written.values());
  }

  private static void assertShown(String content) throws FeedException {
    JsonPath notice = given().get("/v1/notices/" + content).jsonPath();
    Inertness.assertInertHtml("notice", notice.getString("body"));
    assertFeeds("feedback", Map.of());
    Inertness.assertInertHtml(
        "post", given().get("/dev/posts/" + content).jsonPath().getString("body"));
  }

  /** Checks the three forms of a feed, and that the entries of these contents have these titles. */
  private static void assertFeeds(String column, Map<String, String> titles) throws FeedException {
    for (String name : List.of("rss", "atom", "json")) {
      Response feed = given().get("/feeds/" + column + "." + name);
      assertThat(feed.statusCode()).as(name).isEqualTo(200);
      assertThat(feed.contentType()).doesNotContain("text/html");
      Inertness.assertCleanHead(feed);
      Map<String, String> read = name.equals("json") ? jsonFeed(feed) : xmlFeed(name, feed);
      titles.forEach(
          (id, title) -> assertThat(read).as(name).containsEntry("urn:uuid:" + id, title));
    }
  }

  private static Map<String, String> jsonFeed(Response feed) {
    Map<String, String> titles = new HashMap<>();
    List<Map<String, Object>> items = feed.jsonPath().getList("items");
    items.forEach(
        item -> {
          titles.put(String.valueOf(item.get("id")), String.valueOf(item.get("title")));
          Inertness.assertInertHtml("JSON feed", String.valueOf(item.get("content_html")));
        });
    return titles;
  }

  private static Map<String, String> xmlFeed(String name, Response feed) throws FeedException {
    Map<String, String> titles = new HashMap<>();
    for (SyndEntry entry :
        new SyndFeedInput().build(new StringReader(feed.asString())).getEntries()) {
      titles.put(entry.getUri(), entry.getTitle());
      entry.getContents().forEach(body -> Inertness.assertInertHtml("feed", body.getValue()));
      // A reader takes it for HTML in RSS, and for text in Atom (RFC 4287, 3.1.1).
      if (name.equals("rss")) {
        Inertness.assertInertHtml("feed", entry.getDescription().getValue());
      }
    }
    return titles;
  }

  // --- Contents

  @Test
  void keepsContentsAsDataOnEveryChannel() throws FeedException {
    List<String> channels = List.of("feed", "sandbox");
    List<String> platforms = Platforms.open();
    int published = 0;
    for (int first = 0; first < CORPUS.size(); first += AT_ONCE) {
      Map<String, String> titles = new LinkedHashMap<>();
      for (String text : CORPUS.subList(first, Math.min(first + AT_ONCE, CORPUS.size()))) {
        String id = compose(text);
        if (!id.isEmpty()) {
          Platforms.assertInert(id, platforms);
          titles.put(id, CleanText.line(text));
          Publishing.approve(id);
          Publishing.publish(id, channels).then().statusCode(200);
        }
      }
      Reports.workOffAll();
      assertFeeds("feedback", titles);
      titles.forEach(InjectionCorpusTest::assertNotice);
      published += titles.size();
    }
    assertThat(published).isGreaterThan(CORPUS.size() * 3 / 4);
  }

  /** A content that shows the text as text; empty when the text is refused as a title. */
  private String compose(String text) {
    Map<String, Object> body = new LinkedHashMap<>(Contents.noticeBody());
    body.put("title", text);
    body.put("summary", text);
    body.put("body", "<p>" + Entities.escape(text) + "</p><p>集市自五月起每日开放。</p>");
    body.put("unit", text.substring(0, Math.min(100, text.length())));
    Response made = create(body);
    Inertness.assertCleanHead(made);
    if (made.statusCode() != 201) {
      assertThat(made.statusCode()).as("%s: %s", text, made.asString()).isIn(400, 422);
      return "";
    }
    return made.path("id");
  }

  private static void assertNotice(String id, String title) {
    Response answer = given().get("/v1/notices/" + id);
    Inertness.assertCleanHead(answer);
    JsonPath notice = answer.jsonPath();
    assertThat(notice.getString("title")).isEqualTo(title);
    Inertness.assertInertHtml("notice", notice.getString("body"));
    String shown = Jsoup.parse(notice.getString("body")).text();
    // However white space is shown, every letter is there.
    assertThat(letters(shown)).startsWith(letters(title));
    Response text = given().get("/v1/notices/" + id + "/text");
    assertThat(text.contentType()).doesNotContain("html");
    JsonPath post = given().get("/dev/posts/" + id).jsonPath();
    assertThat(post.getString("title")).isEqualTo(title);
    Inertness.assertInertHtml("post", post.getString("body"));
  }

  private static String letters(String text) {
    return text.replaceAll("[\\p{Z}\\s\\p{Cc}\\p{Cf}\uFFFD]+", "");
  }

  @Test
  void takesNoMarkupIntoBodiesThatIsMoreThanLayout() {
    int stored = 0;
    for (String text : CORPUS) {
      for (String html :
          List.of(
              text,
              "<p>" + text + "</p>",
              "<p title=\"" + text + "\">集市</p>",
              "<a href=\"" + text + "\">集市</a>")) {
        Response made = create(Contents.with(Contents.noticeBody(), "body", html));
        if (made.statusCode() == 201) {
          stored++;
          JsonPath content = as(editor).get("/v1/admin/contents/" + made.path("id")).jsonPath();
          Inertness.assertInertHtml("body", content.getString("latest.body"));
        } else {
          assertThat(made.statusCode()).as("%s: %s", html, made.asString()).isIn(400, 422);
          assertThat(made.contentType()).startsWith("application/problem+json");
        }
        Inertness.assertCleanHead(made);
      }
    }
    assertThat(stored).isBetween(CORPUS.size(), CORPUS.size() * 4 - 10);
  }

  private Response create(Map<String, ?> body) {
    return json(write(editor), body).post("/v1/admin/contents");
  }

  // --- Everything else that staff writes

  @Test
  void keepsWhatStaffWritesAsData() {
    String decision = Api.aDecision();
    int kept = 0;
    for (String text : CORPUS) {
      String line = text.substring(0, Math.min(90, text.length()));
      kept +=
          roundTrip("/v1/admin/decisions", Map.of("year", 2026, "title", line, "unit", Api.UNIT));
      kept +=
          roundTrip(
              "/v1/admin/consultations",
              Map.of("decisionId", decision, "title", line, "unit", Api.UNIT, "contact", line));
      kept +=
          roundTrip(
              "/v1/admin/verdict-templates",
              Map.of("name", line, "outcome", "NOTED", "text", text + REASON));
    }
    assertThat(kept).isGreaterThan(CORPUS.size() * 2);
  }

  /** One when it is taken, and then read as it was written. */
  private int roundTrip(String path, Map<String, ?> body) {
    Response made = json(write(officer), body).post(path);
    Inertness.assertCleanHead(made);
    if (made.statusCode() != 201) {
      assertThat(made.statusCode()).as("%s: %s", body, made.asString()).isIn(400, 422);
      return 0;
    }
    Response read = as(officer).get(path + "/" + made.path("id"));
    Inertness.assertCleanHead(read);
    assertThat(read.contentType()).startsWith("application/json");
    body.forEach(
        (field, value) -> {
          Object shown = read.path(field);
          if (value instanceof String text && text.contains("gk7x") && shown instanceof String) {
            assertThat(letters(shown.toString())).as(field).isEqualTo(letters(mended(text)));
          }
        });
    return 1;
  }

  /** A half of a pair stands for a character that nobody knows. */
  private static String mended(String text) {
    return text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  private static RequestSpecification write(String token) {
    return as(token).header("Idempotency-Key", Api.key());
  }

  private static RequestSpecification json(RequestSpecification request, Map<String, ?> body) {
    return request.contentType(ContentType.JSON).body(Inertness.json(body));
  }
}
