package org.gongkai.consultation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.WordFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The import of web pages, Word files and trees over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DraftFileHttpTest {

  private static final String HTML = "text/html";
  private static final String JSON = "application/json";
  private static final String PAGE =
      """
      <html><body><h1>关于规范集市管理的实施意见</h1><p>（征求意见稿）</p>
      <p>为规范集市管理，提出如下意见。</p><p>一、总体要求</p><p>（一）目标。集市整洁有序。</p>
      <p>二、具体措施</p><p>（二）划定摊位。摊位划线编号。</p><p>（三）公开收费。收费标准上墙公示。</p>
      <script>alert('此处不应出现')</script></body></html>
      """;

  // --- Web pages and Word files

  @Test
  void readsAWebPage() {
    assertSmallDraft(send(HTML + "; charset=UTF-8", PAGE.getBytes(UTF_8)));
    assertSmallDraft(send(HTML + "; charset=GB18030", PAGE.getBytes(Charset.forName("GB18030"))));
    // Servers name charsets wrongly often enough: what nobody knows is as if not named.
    assertSmallDraft(send(HTML + "; charset=nonsense", PAGE.getBytes(UTF_8)));
  }

  @Test
  void readsAWordFile() {
    assertSmallDraft(send(DraftSource.DOCX, WordFile.of(Api.SMALL_DRAFT).bytes()));
  }

  private static void assertSmallDraft(Response response) {
    response
        .then()
        .statusCode(201)
        .header("Location", endsWith("/drafts/1"))
        .body("draft.title", equalTo("关于规范集市管理的实施意见"))
        .body("draft.preamble", equalTo("为规范集市管理，提出如下意见。"))
        .body("draft.clauses.label", contains("一、", "二、"))
        .body("draft.clauses[1].children.label", contains("（二）", "（三）"))
        .body("draft.clauses[1].children[1].text", equalTo("公开收费。收费标准上墙公示。"))
        .body("basedOn", nullValue())
        .body("publishedAt", nullValue());
    assertThat(response.jsonPath().getList("draft.clauses.text", String.class))
        .doesNotContain("此处不应出现");
  }

  @Test
  void refusesWordFilesThatCouldHarm() {
    byte[] macros =
        WordFile.of(Api.SMALL_DRAFT).with("word/vbaProject.bin", "Sub AutoOpen()").bytes();
    byte[] bomb =
        WordFile.of(Api.SMALL_DRAFT).with("word/media/a.xml", new byte[30 * 1024 * 1024]).bytes();
    for (byte[] unsafe : List.of(macros, bomb)) {
      assertRefused(422, "draft-file-unsafe", DraftSource.DOCX, unsafe);
    }
  }

  @Test
  void refusesFilesThatItCannotRead() {
    byte[] whole = WordFile.of(Api.SMALL_DRAFT).bytes();
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    byte[] foreign = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};
    for (byte[] unreadable :
        List.of(cut, foreign, "一、目标".getBytes(UTF_8), WordFile.of("").bytes(), new byte[] {0})) {
      assertRefused(422, "draft-unreadable", DraftSource.DOCX, unreadable);
    }
    assertRefused(422, "draft-unreadable", HTML, "<p> </p>".getBytes(UTF_8));
    String unknown = "text/plain; charset=nonsense";
    assertRefused(422, "draft-unreadable", unknown, Api.SMALL_DRAFT.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/pdf", "application/msword", "application/xml", "image/png"})
  void refusesOtherMediaTypes(String type) {
    assertRefused(415, "unsupported-media-type", type, Api.SMALL_DRAFT.getBytes(UTF_8));
  }

  // --- Trees

  @Test
  void takesATreeAsItIs() {
    Map<String, Object> tree = tree(List.of(article("第一条", "为规范集市管理，制定本办法。"), table()));
    tree.put("notice", "现公开征求意见。");
    tree.put("preamble", "为此提出如下意见。");
    tree.put("issuer", "青禾镇人民政府");
    tree.put("issuedOn", "2026-03-01");
    Response response = send(tree);
    response
        .then()
        .statusCode(201)
        .body("draft.title", equalTo("集市管理办法"))
        .body("draft.notice", equalTo("现公开征求意见。"))
        .body("draft.issuer", equalTo("青禾镇人民政府"))
        .body("draft.issuedOn", equalTo("2026-03-01"))
        .body("draft.clauses.kind", contains("ARTICLE", "TABLE"))
        .body("draft.clauses[0].table", nullValue())
        .body("draft.clauses[1].table", contains(List.of("项目", "金额"), List.of("摊位", "三元")))
        .body("setAside", equalTo(List.of()))
        .body("doubts", equalTo(List.of()));
  }

  @Test
  void takesTheCorrectedAnswerOfAnImport() {
    String id = Api.aConsultation();
    Response first = Api.importDraft(id, Api.SMALL_DRAFT);
    Map<String, Object> corrected = new HashMap<>(tree(withoutIds(first)));
    corrected.put("preamble", first.path("draft.preamble"));
    Response second = send(id, JSON, corrected);
    second
        .then()
        .statusCode(201)
        .body("draft.version", equalTo(2))
        .body("draft.clauses[1].children[0].text", equalTo("划定摊位。摊位划线编号。"));
  }

  @Test
  void takesBackTheClausesOfAnImportAsTheyAre() {
    String id = Api.aConsultation();
    Response first = Api.importDraft(id, Api.SMALL_DRAFT);
    Map<String, Object> same = new HashMap<>(tree(List.of()));
    same.put("clauses", first.jsonPath().getList("draft.clauses"));
    send(id, JSON, same)
        .then()
        .statusCode(201)
        .body("draft.clauses[1].children.label", contains("（二）", "（三）"));
  }

  @Test
  void takesAsManySignatoriesAsItReads() {
    String units =
        Stream.of("甲乙丙丁戊己庚辛".split(""))
            .map(name -> "云溪县" + name.repeat(28) + "管理委员会")
            .collect(Collectors.joining("\n"));
    Response imported =
        Api.importDraft(
            Api.aConsultation(), "关于规范集市的实施意见\n（征求意见稿）\n一、目标\n整洁。\n" + units + "\n2026年3月1日\n");
    imported.then().statusCode(201);
    assertThat(imported.<String>path("draft.issuer")).hasSizeGreaterThan(200);
  }

  @Test
  void wantsToKnowWhatItReads() {
    String path = "/v1/admin/consultations/" + Api.aConsultation() + "/drafts";
    Raw.Reply reply =
        Raw.send(
            "POST " + path,
            List.of(
                "Authorization: Bearer " + Api.staffToken("officer"),
                "Idempotency-Key: " + Api.key(),
                "Content-Length: 0"));
    assertThat(reply.status()).as(reply.text()).isEqualTo(415);
  }

  private static List<Object> withoutIds(Response imported) {
    List<Map<String, Object>> clauses = imported.jsonPath().getList("draft.clauses");
    return clauses.stream().map(DraftFileHttpTest::withoutId).toList();
  }

  private static Object withoutId(Map<String, Object> clause) {
    Map<String, Object> rest = new LinkedHashMap<>(clause);
    rest.remove("id");
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> children =
        (List<Map<String, Object>>) Objects.requireNonNull(clause.get("children"));
    rest.put("children", children.stream().map(DraftFileHttpTest::withoutId).toList());
    return rest;
  }

  @Test
  void namesEachClauseThatIsWrong() {
    Map<String, Object> child = article(" ", "没有编号。");
    Map<String, Object> parent = article("第一条", "");
    parent.put("children", List.of(article("第二条", "正确。"), child));
    Map<String, Object> ragged = table();
    ragged.put("table", List.of(List.of("项目", "金额"), List.of("摊位")));
    Map<String, Object> empty = table();
    empty.put("table", List.of());
    Map<String, Object> noRows = table();
    noRows.remove("table");
    Map<String, Object> noCells = table();
    noCells.put("table", List.of(List.of(), List.of()));
    Map<String, Object> tabled = article("第三条", "不是表格。");
    tabled.put("table", List.of(List.of("项目")));
    Map<String, Object> blank = clause("PARAGRAPH", " ");
    Response refusal =
        refusedTree(tree(List.of(parent, ragged, empty, noRows, noCells, tabled, blank)));
    assertThat(refusal.jsonPath().getList("violations.field", String.class))
        .containsExactly(
            "clauses[0].children[1].label",
            "clauses[1].table",
            "clauses[2].table",
            "clauses[3].table",
            "clauses[4].table",
            "clauses[5].table",
            "clauses[6].text");
  }

  @Test
  void refusesFieldsThatAreMissingOrTooLong() {
    Map<String, Integer> longest = Map.of("title", 400, "issuer", 400);
    longest.forEach(
        (field, length) -> {
          Map<String, Object> tree = tree(List.of(article("第一条", "施行。")));
          tree.put(field, "字".repeat(length));
          send(tree).then().statusCode(201);
          tree.put(field, "字".repeat(length + 1));
          Refusals.assertViolation(refusedTree(tree), "body", field);
        });
    Map<String, Object> untitled = tree(List.of(article("第一条", "施行。")));
    untitled.put("title", " ");
    Refusals.assertViolation(refusedTree(untitled), "body", "title");
    Refusals.assertViolation(refusedTree(tree(List.of())), "body", "clauses");
    Refusals.assertViolation(
        refusedTree(tree(List.of(article("第".repeat(41), "施行。")))), "body", "clauses[0].label");
    send(tree(List.of(clause("PARAGRAPH", "字".repeat(100_001))))).then().statusCode(201);
  }

  @Test
  void refusesNullsInATree() {
    assertThat(refusedTree(tree(Collections.singletonList(null))).statusCode()).isEqualTo(400);
    Map<String, Object> parent = article("第一条", "施行。");
    parent.put("children", Collections.singletonList(null));
    assertThat(refusedTree(tree(List.of(parent))).statusCode()).isEqualTo(400);
    Map<String, Object> noKind = article("第一条", "施行。");
    noKind.remove("kind");
    Refusals.assertViolation(refusedTree(tree(List.of(noKind))), "body", "clauses[0].kind");
    Map<String, Object> noCell = table();
    noCell.put("table", List.of(Collections.singletonList(null)));
    assertThat(refusedTree(tree(List.of(noCell))).statusCode()).isEqualTo(400);
  }

  @Test
  void takesATreeTwelveDeepAndNoDeeper() {
    send(tree(List.of(nested(12)))).then().statusCode(201);
    Refusals.assertViolation(refusedTree(tree(List.of(nested(13)))), "body", "clauses");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 480, 5000})
  void refusesATreeThatIsNestedWithoutEnd(int depth) {
    String clause = "{\"kind\":\"ARTICLE\",\"label\":\"第一条\",\"text\":\"\",\"children\":[";
    String json =
        "{\"title\":\"集市管理办法\",\"clauses\":[" + clause.repeat(depth) + "]}".repeat(depth) + "]}";
    String id = Api.aConsultation();
    Response response =
        Refusals.unchanging("a deep tree", () -> send(id, JSON, json.getBytes(UTF_8)));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
  }

  @Test
  void takesFiveThousandClausesAndNoMore() {
    List<Map<String, Object>> most = Collections.nCopies(5000, article("第一条", "施行。"));
    send(tree(most)).then().statusCode(201);
    assertRefused(422, "draft-too-large", tree(Collections.nCopies(5001, article("第一条", "施行。"))));
  }

  @Test
  void refusesWhatIsNoTree() {
    assertRefused(400, "invalid-request", JSON, "null".getBytes(UTF_8));
    assertRefused(400, "malformed-json", JSON, "[]".getBytes(UTF_8));
    assertRefused(400, "malformed-json", JSON, "{\"title\":".getBytes(UTF_8));
    Map<String, Object> more = tree(List.of(article("第一条", "施行。")));
    more.put("more", 1);
    assertRefused(400, "unknown-field", more);
    assertRefused(400, "unknown-value", tree(List.of(clause("POEM", "施行。"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-01-01", "-999999999-12-31", "2026-02-30", "tomorrow", ""})
  void survivesDaysOfIssueThatAreNone(String day) {
    Map<String, Object> tree = tree(List.of(article("第一条", "施行。")));
    tree.put("issuedOn", day);
    Response response = send(tree);
    assertThat(response.statusCode()).as("%s: %s", day, response.asString()).isIn(201, 400);
  }

  @Test
  void refusesTheCharacterThatNoColumnTakes() {
    for (String field : List.of("title", "preamble")) {
      Map<String, Object> tree = tree(List.of(article("第一条", "施行。")));
      tree.put(field, "集市\u0000");
      assertThat(send(tree).statusCode()).as(field).isEqualTo(400);
    }
    assertThat(send(tree(List.of(article("第一条\u0000", "施行。")))).statusCode()).isEqualTo(400);
    Map<String, Object> table = table();
    table.put("table", List.of(List.of("项目\u0000")));
    assertThat(send(tree(List.of(table))).statusCode()).isEqualTo(400);
  }

  private static Response refusedTree(Map<String, ?> tree) {
    String id = Api.aConsultation();
    return Refusals.refusal("importDraft", 400, "invalid-request", () -> send(id, JSON, tree));
  }

  private static void assertRefused(int status, String code, Map<String, ?> tree) {
    String id = Api.aConsultation();
    Refusals.assertRefused("importDraft", status, code, () -> send(id, JSON, tree));
  }

  private static void assertRefused(int status, String code, String type, byte[] body) {
    String id = Api.aConsultation();
    Refusals.assertRefused("importDraft", status, code, () -> send(id, type, body));
  }

  private static Map<String, Object> tree(List<?> clauses) {
    Map<String, Object> tree = new HashMap<>();
    tree.put("title", "集市管理办法");
    tree.put("clauses", clauses);
    return tree;
  }

  private static Map<String, Object> article(String label, String text) {
    Map<String, Object> clause = clause("ARTICLE", text);
    clause.put("label", label);
    return clause;
  }

  private static Map<String, Object> table() {
    Map<String, Object> clause = clause("TABLE", "项目 金额 摊位 三元");
    clause.put("table", List.of(List.of("项目", "金额"), List.of("摊位", "三元")));
    return clause;
  }

  private static Map<String, Object> clause(String kind, String text) {
    Map<String, Object> clause = new HashMap<>();
    clause.put("kind", kind);
    clause.put("text", text);
    return clause;
  }

  private static Map<String, Object> nested(int depth) {
    Map<String, Object> clause = article("第" + depth + "层", "施行。");
    if (depth > 1) {
      clause.put("children", List.of(nested(depth - 1)));
    }
    return clause;
  }

  private static Response send(Map<String, ?> tree) {
    return send(Api.aConsultation(), JSON, tree);
  }

  private static Response send(String type, byte[] body) {
    return send(Api.aConsultation(), type, body);
  }

  private static Response send(String id, String type, Map<String, ?> tree) {
    return Api.officer().contentType(type).body(tree).post(path(id));
  }

  /** As it is: nothing else adds a charset or takes a file for something else. */
  private static Response send(String id, String type, byte[] body) {
    EncoderConfig raw =
        EncoderConfig.encoderConfig()
            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
            .encodeContentTypeAs(type, ContentType.BINARY);
    return Api.officer()
        .config(RestAssuredConfig.config().encoderConfig(raw))
        .contentType(type)
        .body(body)
        .post(path(id));
  }

  private static String path(String id) {
    return "/v1/admin/consultations/" + id + "/drafts";
  }
}
