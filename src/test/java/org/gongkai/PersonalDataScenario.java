package org.gongkai;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongkai.audit.evidence.SealingWorker;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Readers;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.SeededPerson;
import org.gongkai.testsupport.SeededPerson.Spelling;
import org.gongkai.testsupport.TraceSearch;
import org.jspecify.annotations.Nullable;

/**
 * One consultation from the draft to the revised report, in which everybody tells everything about
 * themselves, in every way in which a comment can come in and end.
 */
final class PersonalDataScenario {

  /** Known to nobody's form: an officer masks it by hand. */
  static final String NEIGHBOUR = "呼延样例邻";

  /** Of comments that the public may not read. */
  static final List<String> WITHHELD = List.of("不同意公开的建议", "被隐藏的建议", "已撤回的建议", "公布后隐藏的建议");

  /** Public on purpose, so that a search that finds nothing is known to work. */
  static final String CANARY = "13700246819";

  private static final String REASON = "按照规定处理，不再另行说明。";

  private final List<SeededPerson> inTexts =
      List.of(
          new SeededPerson("欧阳样例", 0),
          new SeededPerson("张样例甲", 1),
          new SeededPerson("司徒样例乙", 2),
          new SeededPerson("诸葛样例丙", 3),
          new SeededPerson("李样例丁", 4),
          new SeededPerson("王样例戊", 5),
          new SeededPerson("赵样例己", 6),
          new SeededPerson("孙样例庚", 7),
          new SeededPerson("周样例辛", 8),
          new SeededPerson("吴样例壬", 9),
          new SeededPerson("郑样例癸", 10),
          new SeededPerson("褚样例寅", 11),
          new SeededPerson("Yangli Smithson", 12),
          new SeededPerson("阿依样例·买买提样", 13));
  private final List<SeededPerson> inFormsAlone =
      List.of(
          new SeededPerson("冯样例子", 20),
          new SeededPerson("陈样例丑", 21),
          new SeededPerson("Formonly Yangli", 22));

  private final List<String> comments = new ArrayList<>();
  private final Map<String, List<String>> ids = new HashMap<>();
  private String consultation = "";

  /** Plays it to the end, and reads everything in between. */
  PersonalDataScenario play() {
    open();
    comment();
    Reports.workOffAll();
    moderate();
    Reports.workOffAll();
    collectIds();
    readers().publicAnswers();
    maskByHand();
    readers().publicAnswers();
    Api.close(consultation);
    answer();
    publish();
    readers().publicAnswers();
    changeWhatIsPublished();
    seal();
    return this;
  }

  /** From then on receipts have proofs. */
  private static void seal() {
    SealingWorker worker = Arc.container().instance(SealingWorker.class).get();
    try {
      VertxContextSupport.subscribeAndAwait(worker::runOnce);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Values that only those may see who answer comments, in the texts as they were written. */
  List<String> traces() {
    return Stream.concat(
            Stream.concat(inTexts.stream(), inFormsAlone.stream())
                .flatMap(person -> person.traces().stream()),
            Stream.of(NEIGHBOUR))
        .toList();
  }

  /** Values that nobody needs to see for an answer. */
  List<String> formTraces() {
    return inFormsAlone.stream().flatMap(person -> person.traces().stream()).toList();
  }

  Readers readers() {
    return new Readers(ids);
  }

  /** Number of comments. */
  int size() {
    return comments.size();
  }

  /** Ids of the contents that were published. */
  List<String> contents() {
    return ids.getOrDefault("contents", List.of());
  }

  String consultation() {
    return consultation;
  }

  // --- Steps

  private void open() {
    consultation =
        ok(Api.officer()
                .contentType(ContentType.JSON)
                .body(
                    Map.of(
                        "decisionId",
                        Api.aDecision(),
                        "title",
                        "关于公开征求《样例集市管理办法》意见的公告",
                        "unit",
                        "青禾镇人民政府",
                        "contact",
                        "电话：" + CANARY))
                .post("/v1/admin/consultations"))
            .path("id");
    Redrafts.imported(consultation, Redrafts.FIRST);
    String end = Instant.now().plus(Duration.ofDays(31)).toString();
    ok(Api.open(consultation, Map.of("closesAt", end)));
    Redrafts.imported(consultation, Redrafts.SECOND);
    Redrafts.published(consultation, 2);
  }

  private void comment() {
    Spelling[] spellings = Spelling.values();
    for (int i = 0; i < inTexts.size(); i++) {
      if (i != 11) {
        SeededPerson person = inTexts.get(i);
        String text = person.text(spellings[i % spellings.length], proposal(i));
        comments.add(submit(person, text, i != 4));
      }
    }
    comments.add(submit(inFormsAlone.get(2), "建议增设座椅，供赶集的人休息。", true));
    comments.add(enter());
    enterTable();
    ok(Api.comment(consultation, "bystander", Api.commentBody("建议把集市的路灯全部换成节能灯具，晚上亮一些。")));
  }

  private static String proposal(int person) {
    return switch (person) {
      case 4 -> WITHHELD.get(0) + "：增设座椅。";
      case 5 -> WITHHELD.get(1) + "：增设座椅。";
      case 6 -> WITHHELD.get(2) + "：增设座椅。";
      case 7 -> WITHHELD.get(3) + "：增设座椅。";
      case 8 -> "隔壁的" + NEIGHBOUR + "每天占用两个摊位，希望管理。";
      case 9, 10 -> "建议把集市的路灯全部换成节能灯具，晚上亮一些。";
      default -> "建议第" + person + "处增设路灯。";
    };
  }

  private String submit(SeededPerson person, String text, boolean consent) {
    Map<String, Object> body =
        Map.of("text", text, "respondent", person.form(), "publishConsent", consent);
    return ok(Api.comment(consultation, "seed-" + person.number(), body)).path("id");
  }

  private String enter() {
    Map<String, Object> body =
        Map.of(
            "source",
            "LETTER",
            "text",
            "来信建议增设公共厕所。",
            "respondent",
            inFormsAlone.get(0).form(),
            "publishConsent",
            true,
            "receivedOn",
            Api.today().toString());
    return ok(post("comments", body)).path("id");
  }

  private void enterTable() {
    String table =
        "来源,意见,类型,姓名,电话,同意公开,收到日期\n"
            + row(inFormsAlone.get(1), "问卷建议增设停车位。")
            + row(inTexts.get(11), inTexts.get(11).text(Spelling.NUMERALS, "来电建议清运垃圾。"));
    ok(
        Api.officer()
            .contentType("text/csv; charset=UTF-8")
            .body(table.getBytes(UTF_8))
            .post("/v1/admin/consultations/" + consultation + "/comments/bulk"));
  }

  private static String row(SeededPerson person, String text) {
    return "来电,\"%s\",个人,%s,%s,是,%s%n".formatted(text, person.name(), person.phone(), Api.today());
  }

  private void moderate() {
    withdraw(6);
    for (String id : Reports.comments(consultation)) {
      if (view(id).getString("status").equals("PENDING_REVIEW")) {
        change(id, "moderation", Map.of("outcome", "PUBLIC"));
      }
    }
    hide(5);
    SeededPerson hidden = inTexts.get(5);
    ok(
        citizen(5)
            .body(Map.of("text", hidden.text(Spelling.SPACED, "请恢复公开。")))
            .post("/v1/me/comments/" + comments.get(5) + "/appeal"));
    ok(
        staff(comments.get(5), "officer", "auditor")
            .body(Map.of("outcome", "UPHELD", "reason", REASON))
            .post("/v1/admin/comments/" + comments.get(5) + "/appeal/decision"));
  }

  private void withdraw(int person) {
    String reason = inTexts.get(person).text(Spelling.FULL_WIDTH, "填错了。");
    ok(
        citizen(person)
            .body(Map.of("reason", reason))
            .post("/v1/me/comments/" + comments.get(person) + "/withdrawal"));
  }

  private void hide(int person) {
    change(comments.get(person), "moderation", Map.of("outcome", "HIDDEN", "reason", REASON));
  }

  private void maskByHand() {
    String id = comments.get(8);
    String masked = view(id).getString("publicText").replace(NEIGHBOUR, "***");
    ok(
        staff(id, "officer")
            .body(Map.of("publicText", masked, "reason", REASON))
            .put("/v1/admin/comments/" + id + "/public-text"));
  }

  private void answer() {
    String template =
        ok(Api.officer()
                .contentType(ContentType.JSON)
                .body(
                    Map.of(
                        "name", "已记录",
                        "outcome", "NOTED",
                        "text", "{意见人}：您对{条款}的意见，{单位}已经记录在案。"))
                .post("/v1/admin/verdict-templates"))
            .path("id");
    ids.put("verdict-templates", List.of(template));
    List<String> grouped = List.of(comments.get(9), comments.get(10));
    String group =
        ok(post("groups", Map.of("title", "路灯换成节能灯具", "commentIds", grouped))).path("id");
    ids.put("groups", List.of(group));
    for (String id : Reports.comments(consultation)) {
      if (!view(id).getString("status").equals("WITHDRAWN") && !grouped.contains(id)) {
        ok(Api.decide(id, Map.of("outcome", "NOTED", "templateId", template)));
      }
    }
    Map<String, Object> sentence = Map.of("commentId", grouped.get(0), "sentence", "照片已经转交。");
    Response seen = Api.as("officer").get("/v1/admin/groups/" + group);
    ok(
        Api.as("officer")
            .header("If-Match", seen.header("ETag"))
            .contentType(ContentType.JSON)
            .body(
                Map.of("outcome", "NOTED", "templateId", template, "individual", List.of(sentence)))
            .put("/v1/admin/groups/" + group + "/verdict"));
  }

  private void publish() {
    String content = ok(Api.publishFeedback(consultation, "feed", "sandbox")).path("contentId");
    ids.put("notices", List.of(content));
    ids.put("contents", List.of(content));
    Reports.workOffAll();
  }

  private void changeWhatIsPublished() {
    ok(
        Api.decide(
            comments.get(0),
            Map.of("outcome", "NOT_ADOPTED", "reason", REASON, "note", "复核后发现该意见不属于已记录一类。")));
    hide(7);
    Reports.workOffAll();
  }

  // --- Tools

  private void collectIds() {
    ids.put("consultations", List.of(consultation));
    ids.put(
        "decisions",
        List.of(
            Database.text(
                "select decision_id::text from consultation where id = ?::uuid", consultation)));
    ids.put("comments", Reports.comments(consultation));
    ids.put("receipt", column("receipt from comment where consultation_id = ?::uuid"));
    ids.put(
        "clauseId",
        column(
            "clause_id::text from clause join draft d on d.id = draft_id where d.consultation_id ="
                + " ?::uuid"));
    ids.put("version", List.of("1", "2"));
    ids.put("column", List.of("feedback"));
    ids.put("year", List.of("2026"));
  }

  private List<String> column(String query) {
    String all =
        Database.text(
            "select string_agg(value, ',') from (select distinct " + query + ") t(value)",
            consultation);
    return List.of(all.split(",", -1));
  }

  private Response post(String collection, Map<String, ?> body) {
    return Api.officer()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/admin/consultations/" + consultation + "/" + collection);
  }

  private RequestSpecification citizen(int person) {
    return Api.citizen("seed-" + person).contentType(ContentType.JSON);
  }

  private static JsonPath view(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment).jsonPath();
  }

  private static RequestSpecification staff(String comment, String... roles) {
    String version = Api.as("officer").get("/v1/admin/comments/" + comment).header("ETag");
    return Api.as(roles)
        .header("Idempotency-Key", Api.key())
        .header("If-Match", version)
        .contentType(ContentType.JSON);
  }

  private static void change(String comment, String operation, Map<String, ?> body) {
    ok(
        staff(comment, "officer")
            .body(body)
            .post("/v1/admin/comments/" + comment + "/" + operation));
  }

  @CanIgnoreReturnValue
  private static Response ok(Response response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.asString());
    }
    return response;
  }

  /** The values that any of these holds, with where. */
  static List<String> found(Map<String, byte[]> places, List<String> values) {
    return places.entrySet().stream()
        .flatMap(
            place ->
                TraceSearch.in(place.getValue(), values).stream()
                    .map(value -> value + " in " + place.getKey()))
        .sorted()
        .toList();
  }

  /** One answer of the sandbox's platform. */
  static byte[] post(@Nullable String content) {
    return given().get("/dev/posts/" + content).asByteArray();
  }
}
