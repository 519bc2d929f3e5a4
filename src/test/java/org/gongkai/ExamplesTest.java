package org.gongkai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/**
 * The examples of the contract are answers that were given: one story is told to the application,
 * and each answer has the form of the recorded one. {@code -Dgongkai.examples.update=true} records
 * them anew.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ExamplesTest {

  private static final Path RECORDED =
      Path.of(System.getProperty("gongkai.basedir", "."))
          .resolve("src/main/resources/openapi-examples");

  private static final String ADMIN = "/v1/admin/consultations/";
  private static final String PUBLIC = "/v1/consultations/";

  private static final String REDRAFT =
      Api.SMALL_DRAFT
          .replace("（三）公开收费", "（四）公开收费")
          .replace("摊位划线编号。", "摊位统一划线并编号。\n（三）保持通道。消防通道不得占用。");

  /** Keys of objects that are maps by a name of the model, such as counts. */
  private static final Pattern NAMED = Pattern.compile("[A-Z_]+");

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Response> answers = new LinkedHashMap<>();

  @Test
  void areAnswersThatWereGiven() throws IOException {
    tell();
    if (Boolean.getBoolean("gongkai.examples.update")) {
      record();
    }
    assertThat(recordedIds()).isEqualTo(new TreeSet<>(answers.keySet()));
    for (Map.Entry<String, Response> answer : answers.entrySet()) {
      JsonNode example = json.readTree(Files.readString(file(answer.getKey())));
      JsonNode given = json.readTree(answer.getValue().asString());
      assertSameForm(answer.getKey(), example, given);
    }
  }

  private void tell() {
    String decision =
        keep("createDecision", 201, post("decision", "/v1/admin/decisions")).path("id");
    String stages = "/v1/admin/decisions/" + decision + "/stages";
    Response stage = keep("addStage", 201, post("stage", stages));
    keep(
        "publishStage", 200, officer(stage).post(stages + "/" + stage.path("id") + "/publication"));
    keep("getDecision", 200, given().get("/v1/decisions/" + decision));
    keep(
        "listDecisions",
        200,
        given().queryParam("year", 2026).queryParam("limit", 1).get("/v1/decisions"));
    String id = Api.aConsultation(decision);
    keep("importDraft", 201, Api.importDraft(id, Api.SMALL_DRAFT));
    keep(
        "openConsultation",
        200,
        Api.open(id, Map.of("closesAt", Api.today().plusDays(40).toString())));
    keep("getConsultation", 200, given().get(PUBLIC + id));
    keep("listConsultations", 200, given().queryParam("limit", 1).get("/v1/consultations"));
    keep("getDraft", 200, given().get(PUBLIC + id + "/drafts/1"));
    String clause = Api.clause(id, "三");
    keep("getClause", 200, given().get(PUBLIC + id + "/drafts/1/clauses/" + clause));
    keep("takeTicket", 201, Api.citizen("alice").post(PUBLIC + id + "/tickets"));
    Map<String, Object> comment = new LinkedHashMap<>(Api.commentBody("建议收费标准每年公布。"));
    comment.put("clauseId", clause);
    Response taken = keep("submitComment", 201, Api.comment(id, "alice", comment));
    redraft(id);
    Reports.workOffAll();
    keep("listComments", 200, given().get(PUBLIC + id + "/comments"));
    keep("getReceipt", 200, given().get("/v1/receipts/" + taken.path("receipt")));
    keep(
        "extendConsultation",
        200,
        Api.change(
            id,
            "extension",
            Map.of("closesAt", Api.today().plusDays(50).toString(), "reason", "应经营户要求延长。")));
    keep("listDeadlines", 200, Api.as("officer").queryParam("limit", 1).get("/v1/admin/deadlines"));
    keep("getHome", 200, given().get("/v1/home"));
    keep("getRetention", 200, Api.as("auditor").get("/v1/admin/retention"));
    keep("exportMyData", 200, Api.citizen("alice").get("/v1/me/data"));
    keep("getCalendar", 200, Api.as("officer").get("/v1/admin/calendar/2026"));
    keep(
        "calculateDeadline",
        200,
        Api.as("officer").get("/v1/admin/calendar/deadline?from=2026-09-17&workingDays=20"));
    Api.closeSince(id, Duration.ofHours(1));
    keep(
        "reopenConsultation",
        200,
        Api.change(
            id,
            "reopening",
            Map.of("closesAt", Api.today().plusDays(7).toString(), "reason", "修改较多，再次听取意见。")));
  }

  private void redraft(String id) {
    Api.importDraft(id, REDRAFT).then().statusCode(201);
    String drafts = ADMIN + id + "/drafts";
    keep("getDraftForStaff", 200, Api.as("officer").get(drafts + "/2"));
    keep("previewDraftDiff", 200, Api.as("officer").get(drafts + "/2/diff"));
    keep("listAnchors", 200, Api.as("officer").queryParam("limit", 2).get(drafts + "/2/anchors"));
    String clause = Api.clause(id, "二");
    Response anchor =
        keep("getAnchor", 200, Api.as("officer").get(drafts + "/2/anchors/" + clause));
    Map<String, Object> confirmed =
        Map.of(
            "fate", anchor.path("anchor.fate"),
            "targets", anchor.jsonPath().getList("anchor.targets.id"),
            "reason", "已核对，只是措辞修改。");
    keep(
        "putAnchor",
        200,
        officer(anchor)
            .contentType(ContentType.JSON)
            .body(confirmed)
            .put(drafts + "/2/anchors/" + clause));
    keep("publishDraft", 200, Api.publishDraft(id, 2));
    keep("listDraftsForStaff", 200, Api.as("officer").get(drafts));
    keep("listDrafts", 200, given().get(PUBLIC + id + "/drafts"));
    keep("getDraftDiff", 200, given().get(PUBLIC + id + "/drafts/2/diff?from=1"));
  }

  private static Response post(String what, String path) {
    Map<String, Object> decision =
        Map.of(
            "year", 2026,
            "title", "青禾镇集市管理办法",
            "unit", "青禾镇人民政府",
            "kind", "NORMATIVE_DOCUMENT");
    Map<String, Object> stage =
        Map.of(
            "stage", "EXPERT_REVIEW",
            "title", "专家论证会",
            "text", "五位专家一致同意草案的主要内容。",
            "occurredOn", "2026-03-12");
    return Api.officer()
        .contentType(ContentType.JSON)
        .body(what.equals("decision") ? decision : stage)
        .post(path);
  }

  private static RequestSpecification officer(Response seen) {
    return Api.officer().header("If-Match", seen.header("ETag"));
  }

  @CanIgnoreReturnValue
  private Response keep(String operation, int status, Response answer) {
    assertThat(answer.statusCode()).as(operation + answer.asString()).isEqualTo(status);
    answers.put(operation, answer);
    return answer;
  }

  private void record() throws IOException {
    Files.createDirectories(RECORDED);
    for (Map.Entry<String, Response> answer : answers.entrySet()) {
      JsonNode tree = json.readTree(answer.getValue().asString());
      Files.writeString(
          file(answer.getKey()),
          json.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
    }
  }

  private static Path file(String operation) {
    return RECORDED.resolve(operation + ".json");
  }

  private static Set<String> recordedIds() throws IOException {
    try (Stream<Path> files = Files.list(RECORDED)) {
      return files
          .map(path -> path.getFileName().toString().replace(".json", ""))
          .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
  }

  /** Same fields, same types; what may be null is either. */
  private static void assertSameForm(String at, JsonNode example, JsonNode given) {
    if (example.isNull() || given.isNull()) {
      return;
    }
    assertThat(given.getNodeType()).as(at).isEqualTo(example.getNodeType());
    if (example.getNodeType() == JsonNodeType.ARRAY && !example.isEmpty() && !given.isEmpty()) {
      assertSameForm(at + "[]", example.get(0), given.get(0));
    }
    if (example.getNodeType() == JsonNodeType.OBJECT && !isNamed(example)) {
      assertThat(names(given)).as(at).isEqualTo(names(example));
      example
          .properties()
          .forEach(
              field ->
                  assertSameForm(
                      at + '.' + field.getKey(), field.getValue(), given.get(field.getKey())));
    }
  }

  private static boolean isNamed(JsonNode object) {
    return names(object).stream().allMatch(name -> NAMED.matcher(name).matches());
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).sorted().toList();
  }
}
