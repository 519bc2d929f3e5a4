package org.gongkai.audit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongkai.audit.evidence.SealingWorker;
import org.gongkai.media.format.SampleFiles;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.Contract;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Permissions;
import org.gongkai.testsupport.Permissions.Permission;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.TwoPersons;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every write of staff and every read of personal data leaves an entry in the audit trail: each
 * such operation of the contract is done once, and repeated where it may be. An operation that is
 * done nowhere here fails the test.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(TwoPersons.class)
class AuditCompletenessTest {

  /**
   * Operations that hand out names and telephone numbers, or everything of a person, or erase it.
   * Others show staff at most what a person wrote into a text, which is their daily work.
   */
  private static final Set<String> PERSONAL =
      Set.of(
          "exportCommentsCsv",
          "exportCommentsNdjson",
          "exportCommentsXlsx",
          "exportMyData",
          "eraseMe");

  /** Writes that leave no entry, each with the reason. */
  private static final Map<String, String> EXEMPT = Map.of();

  /** Replacements say what was before, or which numbered version that is kept followed. */
  private static final Set<String> BEFORE =
      Set.of("before", "from", "fromHandler", "number", "change", "changes", "version");

  private static final String REASON = "收费标准由市场监督管理所核定。";
  private static final String SECOND_UNIT = "市场监督管理所";
  private static final String LATER = "2099-01-01T00:00:00+08:00";
  private static final Map<String, Object> NOTED =
      Map.of("outcome", "NOTED", "reason", "已经记录在案，感谢您的参与。");

  @Inject SealingWorker sealing;

  private final SoftAssertions softly = new SoftAssertions();
  private final Set<String> done = new TreeSet<>();

  /** What the last request held. */
  private String said = "";

  @Test
  void everyWriteOfStaffAndEveryReadOfPersonalDataIsRecorded() {
    List<ThrowingCallable> scenarios =
        List.of(
            this::contents,
            this::checkpoint,
            this::deliveries,
            this::channels,
            this::decision,
            this::consultation,
            this::comments,
            this::groups,
            this::verdicts,
            this::persons);
    scenarios.forEach(one -> softly.assertThatCode(one).doesNotThrowAnyException());
    softly.assertThat(done).isEqualTo(recorded());
    softly.assertAll();
  }

  @Test
  void exemptsOnlyWritesThatThereAre() {
    assertThat(writes()).containsAll(EXEMPT.keySet());
  }

  /** What the contract and the permissions ask for. */
  private static Set<String> recorded() {
    Set<String> all = new TreeSet<>(writes());
    all.addAll(PERSONAL);
    all.removeAll(EXEMPT.keySet());
    return all;
  }

  private static Set<String> writes() {
    return Permissions.all().stream()
        .filter(permission -> !permission.isPublic())
        .filter(permission -> !permission.roles().contains("citizen"))
        .map(Permission::operation)
        .filter(operation -> !operation.method().equals("GET"))
        .map(Contract.Operation::id)
        .collect(Collectors.toSet());
  }

  // --- Scenarios

  private void contents() {
    String path = "/v1/admin/contents";
    String id = does("createContent", path, Contents.noticeBody(), "editor").path("id");
    String one = path + "/" + id;
    Map<String, Object> text = Contents.with(Contents.textBody(), "title", "关于其它事项的通知");
    does("replaceContent", one, text, "editor");
    does("overrideFinding", one + "/findings/1/override", Map.of("reason", REASON), "editor");
    does("checkContent", one + "/check", null, "editor");
    does("submitContent", one + "/submission", null, "editor");
    does("reviewContent", one + "/reviews", Publishing.passing(1), "reviewer");
    ok(Publishing.review(id, "reviewer-2", Publishing.passing(2)));
    ok(Publishing.review(id, "reviewer-3", Publishing.passing(3)));
    Map<String, Object> plan = Map.of("channels", List.of("feed"), "publishAt", soon());
    ok(Publishing.publish(id, plan));
    does("cancelPublication", one + "/publication", null, "editor");
    Map<String, Object> now = Map.of("channels", List.of("feed"));
    does("publishContent", one + "/publication", now, "editor");
    Map<String, Object> correction = new HashMap<>(Contents.textBody());
    correction.put("kind", "MINOR");
    correction.put("note", "更正开放时间。");
    does("correctContent", one + "/correction", correction, "editor");
    String other = Publishing.aPublished("feed");
    does(
        "withdrawContent", path + "/" + other + "/withdrawal", Map.of("reason", "已经废止。"), "editor");
    does(
        "uploadMedia",
        Api.as("editor")
            .contentType("image/png")
            .body(SampleFiles.encoded(SampleFiles.noise(30, 20), "png")),
        "/v1/admin/media?name=sample.png",
        "staff-editor");
  }

  private static String soon() {
    return Instant.now().plus(Duration.ofDays(30)).toString();
  }

  private void checkpoint() throws Throwable {
    VertxContextSupport.subscribeAndAwait(sealing::runOnce);
    long size =
        given()
            .queryParam("limit", 1)
            .get("/v1/evidence/checkpoints")
            .jsonPath()
            .getLong("items[0].size");
    does(
        "publishCheckpoint",
        "/v1/admin/audit/checkpoints/" + size + "/publication",
        Map.of("column", "notices", "unit", Api.UNIT),
        "editor");
  }

  private void deliveries() {
    String content = Publishing.aPublished("sandbox");
    String delivery = Publishing.deliveries(content).path("[0].id");
    Database.update("update delivery set state = 'REJECTED' where id = ?::uuid", delivery);
    does(
        "resolveDelivery",
        "/v1/admin/deliveries/" + delivery + "/resolution",
        Map.of("outcome", "POSTED", "liveUrl", "https://www.example.invalid/1"),
        "editor");
    String incident = UUID.randomUUID().toString();
    Database.update(
        "insert into channel_incident (id, channel_id, content_id, kind, found_at) values"
            + " (?::uuid, 'sandbox', ?::uuid, 'DELETED', now())",
        incident,
        content);
    does(
        "resolveIncident",
        "/v1/admin/incidents/" + incident + "/resolution",
        Map.of("note", "已经恢复。"),
        "editor");
    does(
        "createLink",
        "/v1/admin/links",
        Map.of("target", "CONSULTATION", "id", Api.anOpenConsultation(), "days", 7),
        "editor");
  }

  private void channels() {
    String path = "/v1/admin/channels";
    String id = "audited-" + UUID.randomUUID().toString().substring(0, 8);
    Map<String, Object> body = new HashMap<>();
    body.put("name", "演示渠道");
    body.put("account", id);
    body.put("ownerUnit", Api.UNIT);
    body.put("id", id);
    body.put("kind", "SANDBOX");
    does("openChannel", path, body, "admin");
    body.remove("id");
    body.remove("kind");
    body.put("name", "另一个名称");
    body.put("settings", Map.of());
    body.put("onCorrection", "MANUAL");
    body.put("callsPerMinute", 60);
    body.put("concurrency", 2);
    String one = path + "/" + id;
    does("changeChannel", one, body, "admin");
    does("testChannel", one + "/test", null, "admin");
    Map<String, String> note = Map.of("note", "平台维护。");
    does("suspendChannel", one + "/suspension", note, "admin");
    does("resumeChannel", one + "/resumption", note, "admin");
    does("closeChannel", one + "/closing", note, "admin");
    does(
        "putCalendar",
        "/v1/admin/calendar/2174",
        Map.of(
            "source",
            Map.of("title", "关于节假日安排的通知", "documentNumber", "测试〔2174〕1号"),
            "verified",
            true,
            "days",
            List.of()),
        "admin");
  }

  private void decision() {
    String path = "/v1/admin/decisions";
    Map<String, Object> body = new HashMap<>();
    body.put("year", 2026);
    body.put("title", "集市管理办法");
    body.put("unit", Api.UNIT);
    String id = does("createDecision", path, body, "officer").path("id");
    body.put("kind", "MAJOR_DECISION");
    body.put("title", "集市管理实施办法");
    String one = path + "/" + id;
    does("replaceDecision", one, body, "officer");
    does("publishDecision", one + "/publication", null, "officer");
    Map<String, Object> stage = new HashMap<>();
    stage.put("stage", "DRAFT");
    stage.put("title", "征求意见稿");
    stage.put("text", "全文见附件。");
    stage.put("occurredOn", "2026-03-01");
    String first = does("addStage", one + "/stages", stage, "officer").path("id");
    stage.put("title", "征求意见稿（修改）");
    String stages = one + "/stages/" + first;
    does("replaceStage", stages, stage, "officer");
    does("publishStage", stages + "/publication", null, "officer");
    does("withdrawStage", stages + "/withdrawal", Map.of("reason", "内容尚待核定。"), "officer");
    String second = ok(json("officer").body(stage).post(one + "/stages")).path("id");
    does("deleteStage", one + "/stages/" + second, null, "officer");
  }

  private void consultation() {
    String path = "/v1/admin/consultations";
    Map<String, Object> body =
        Map.of(
            "decisionId",
            Api.aDecision(),
            "title",
            "关于公开征求《集市管理办法》意见的公告",
            "unit",
            Api.UNIT,
            "contact",
            "电子邮箱：yijian@example.invalid");
    String id = does("createConsultation", path, body, "officer").path("id");
    String one = path + "/" + id;
    does(
        "importDraft",
        Api.officer().contentType("text/plain; charset=UTF-8").body(Redrafts.FIRST.getBytes(UTF_8)),
        one + "/drafts",
        "staff-officer");
    does("openConsultation", one + "/opening", Map.of("closesAt", LATER), "officer");
    Redrafts.imported(id, Redrafts.SECOND);
    does(
        "putAnchor",
        one + "/drafts/2/anchors/" + Redrafts.clause(id, 1, "四"),
        Map.of("fate", "REMOVED", "targets", List.of(), "reason", "新稿已无此内容。"),
        "officer");
    does("publishDraft", one + "/drafts/2/publication", null, "officer");
    Map<String, Object> later = Map.of("closesAt", "2099-02-01T00:00:00+08:00", "reason", REASON);
    does("extendConsultation", one + "/extension", later, "officer");
    String closed = Reports.aClosedConsultation();
    does("reopenConsultation", path + "/" + closed + "/reopening", later, "officer");
  }

  private void comments() {
    String consultation = Api.anOpenConsultation();
    String path = "/v1/admin/consultations/" + consultation;
    String first = Api.aComment(consultation, "隔壁的摊主每天占用两个摊位，希望管理。");
    String second = Api.aComment(consultation, "建议增设公共厕所。");
    Map<String, Object> letter =
        Map.of(
            "source",
            "LETTER",
            "text",
            "来信建议增设座椅。",
            "respondent",
            Map.of("type", "PERSON", "name", "甲某某"),
            "publishConsent",
            true,
            "receivedOn",
            Api.today().toString());
    String entered = does("enterComment", path + "/comments", letter, "officer").path("id");
    does(
        "enterComments",
        Api.officer()
            .contentType("text/csv; charset=UTF-8")
            .body(("来源,意见,类型,同意公开,收到日期\n来电,建议清运垃圾。,个人,是," + Api.today() + "\n").getBytes(UTF_8)),
        path + "/comments/bulk",
        "staff-officer");
    String photo = photo(consultation);
    Reports.workOffAll();
    String comment =
        Database.text("select comment_id from comment_photo where id = ?::uuid", photo);
    does(
        "moderatePhoto",
        "/v1/admin/comments/" + comment + "/photos/" + photo + "/moderation",
        Map.of("outcome", "HIDE", "reason", "照片拍到了他人的身份证件。"),
        "officer");
    does(
        "correctPublicText",
        one(first) + "/public-text",
        Map.of("publicText", "隔壁的***每天占用两个摊位，希望管理。", "reason", REASON),
        "officer");
    does("classifyComment", one(first) + "/class", Map.of("commentClass", "DIFFICULTY"), "officer");
    Map<String, Object> self = new HashMap<>(Map.of("handler", "staff-officer", "unit", Api.UNIT));
    does("assignComment", one(first) + "/assignment", self, "officer");
    does(
        "transferComment",
        one(first) + "/transfer",
        Map.of("handler", "staff-3", "unit", SECOND_UNIT, "reason", REASON),
        "officer");
    does("selectComment", one(first) + "/selection", Map.of("selected", true), "officer");
    self.put("commentIds", List.of(second));
    does("assignComments", path + "/comments/assignments", self, "officer");
    does("returnComment", one(second) + "/return", Map.of("reason", REASON), "officer");
    hideAndAppeal(entered);
    for (String format : List.of("Csv", "Ndjson", "Xlsx")) {
      String file = path + "/comments." + format.toLowerCase(Locale.ROOT);
      calls(
          "exportComments" + format,
          "exportComments",
          Api.as("officer"),
          file + "?purpose=quarterly-summary&personal=true",
          "staff-officer");
    }
  }

  private void hideAndAppeal(String comment) {
    does(
        "moderateComment",
        one(comment) + "/moderation",
        Map.of("outcome", "HIDDEN", "reason", REASON),
        "officer");
    does(
        "enterAppeal",
        one(comment) + "/appeal",
        Map.of("text", "意见中没有个人信息。", "receivedOn", Api.today().toString()),
        "officer");
    does(
        "decideAppeal",
        one(comment) + "/appeal/decision",
        Map.of("outcome", "UPHELD", "reason", "经复核，维持原来的决定。"),
        "officer",
        "auditor");
  }

  private void groups() {
    String consultation = Api.anOpenConsultation();
    List<String> ids =
        List.of("建议延长收摊时间。", "建议延长收摊的时间。", "建议把收摊时间延长。", "建议增设公厕。", "建议增设公共厕所。").stream()
            .map(text -> Api.aComment(consultation, text))
            .toList();
    String path = "/v1/admin/consultations/" + consultation;
    does("searchGroupProposals", path + "/group-proposals", null, "officer");
    String proposal = UUID.randomUUID().toString();
    Database.update(
        "insert into group_proposal (id, consultation_id, member_ids, min_similarity,"
            + " mean_similarity, status, found_at) values (?::uuid, ?::uuid, array[?::uuid,"
            + " ?::uuid], 1, 1, 'OPEN', now())",
        proposal,
        consultation,
        ids.get(0),
        ids.get(3));
    does(
        "rejectGroupProposal",
        "/v1/admin/group-proposals/" + proposal + "/rejection",
        Map.of(),
        "officer");
    String group =
        does(
                "formGroup",
                path + "/groups",
                Map.of("title", "延长收摊时间", "commentIds", ids.subList(0, 2)),
                "officer")
            .path("id");
    String one = "/v1/admin/groups/" + group;
    List<String> third = List.of(ids.get(2));
    does("addGroupMembers", one + "/members", Map.of("commentIds", third), "officer");
    does(
        "removeGroupMembers",
        one + "/removals",
        Map.of("commentIds", third, "reason", REASON),
        "officer");
    Map<String, Object> other = Map.of("title", "增设公厕", "commentIds", ids.subList(3, 5));
    String second = ok(json("officer").body(other).post(path + "/groups")).path("id");
    does(
        "dissolveGroup",
        "/v1/admin/groups/" + second + "/dissolution",
        Map.of("reason", REASON),
        "officer");
    Api.close(consultation);
    does("decideGroup", one + "/verdict", NOTED, "officer");
    does("confirmGroupVerdict", one + "/verdict/confirmation", null, "officer", "editor");
  }

  private void verdicts() {
    String templates = "/v1/admin/verdict-templates";
    Map<String, Object> template = new HashMap<>();
    template.put("name", "已记录");
    template.put("outcome", "NOTED");
    template.put("text", "您对{条款}的意见已经记录在案。");
    String made = does("createVerdictTemplate", templates, template, "officer").path("id");
    template.put("text", "您对{条款}的意见已经记录在案，感谢参与。");
    does("replaceVerdictTemplate", templates + "/" + made, template, "officer");
    does("deleteVerdictTemplate", templates + "/" + made, null, "officer");
    String consultation = Reports.aClosedConsultation("建议甲。");
    String comment = Reports.comments(consultation).get(0);
    String verdict = one(comment) + "/verdict";
    does("decideComment", verdict, NOTED, "officer");
    does("rejectVerdict", verdict + "/rejection", Map.of("reason", REASON), "officer");
    ok(Api.decide(comment, NOTED));
    does("confirmVerdict", verdict + "/confirmation", null, "officer", "editor");
    does(
        "publishFeedback",
        "/v1/admin/consultations/" + consultation + "/feedback",
        Map.of("channels", List.of("feed")),
        "officer");
  }

  private void persons() {
    String token = Api.citizenToken("audited-" + UUID.randomUUID());
    calls("exportMyData", "exportMyData", given().auth().oauth2(token), "/v1/me/data", "citizen");
    calls("eraseMe", "eraseMe", given().auth().oauth2(token), "/v1/me?confirm=ERASE", "citizen");
  }

  // --- Tools

  private static String photo(String consultation) {
    String citizen = "photographer-" + UUID.randomUUID();
    String photo =
        ok(Api.citizen(citizen)
                .contentType("image/jpeg")
                .body(SampleFiles.encoded(SampleFiles.halves(60, 40), "jpg"))
                .post("/v1/me/photos"))
            .path("id");
    Map<String, Object> body = new HashMap<>(Api.commentBody("摊位划线见照片。"));
    body.put("photoIds", List.of(photo));
    ok(Api.comment(consultation, citizen, body));
    return photo;
  }

  private static String one(String comment) {
    return "/v1/admin/comments/" + comment;
  }

  private static RequestSpecification json(String... roles) {
    return Api.as(roles)
        .header("Idempotency-Key", Api.key())
        .header("If-Match", "*")
        .contentType(ContentType.JSON);
  }

  /** Does what an operation is for. */
  @CanIgnoreReturnValue
  private Response does(String operation, String path, @Nullable Object body, String... roles) {
    RequestSpecification request =
        Api.as(roles).header("Idempotency-Key", Api.key()).header("If-Match", "*");
    if (body != null) {
      request.contentType(ContentType.JSON).body(body);
    }
    said = String.valueOf(body);
    return does(operation, request, path, "staff-" + String.join("-", roles));
  }

  @CanIgnoreReturnValue
  private Response does(String operation, RequestSpecification request, String path, String actor) {
    RequestSpecification again = given().spec(request);
    Response answer = calls(operation, operation, request, path, actor);
    if (Contract.operation(operation).parameters().contains("Idempotency-Key")) {
      long before = entries(operation);
      Response replay = again.request(Contract.operation(operation).method(), path);
      softly.assertThat(replay.header("Idempotency-Replayed")).as(operation).isEqualTo("true");
      softly.assertThat(entries(operation)).as("%s again", operation).isEqualTo(before);
    }
    return answer;
  }

  @CanIgnoreReturnValue
  private Response calls(
      String operation, String action, RequestSpecification request, String path, String actor) {
    Contract.Operation known = Contract.operation(operation);
    assertThat(path.replaceAll("\\?.*", ""))
        .as(operation)
        .matches(known.path().replaceAll("\\{[a-zA-Z]+}", "[^/]+"));
    done.add(operation);
    long before = entries(action);
    Response answer = request.request(known.method(), path);
    softly.assertThat(answer.statusCode()).as(operation + answer.asString()).isBetween(200, 299);
    softly.assertThat(entries(action)).as("entries of %s", operation).isEqualTo(before + 1);
    if (entries(action) > before) {
      check(known, entry(action), path + answer.header("Location") + said, answer, actor);
    }
    return answer;
  }

  private void check(
      Contract.Operation operation, JsonPath entry, String path, Response answer, String actor) {
    softly.assertThat(entry.getString("actor")).as(operation.id()).isEqualTo(actor);
    softly.assertThat(entry.getString("subject")).as(operation.id()).isNotBlank();
    Map<String, Object> detail = entry.getMap("detail");
    if (actor.equals("citizen")) {
      return;
    }
    softly.assertThat(detail).as("detail of %s", operation.id()).isNotEmpty();
    String told = path + (answer.contentType().contains("json") ? answer.asString() : "");
    boolean named =
        told.contains(entry.getString("subjectId"))
            || values(detail).map(String::valueOf).anyMatch(told::contains);
    softly.assertThat(named).as("subject of %s: %s", operation.id(), entry.prettify()).isTrue();
    if (operation.method().equals("PUT")) {
      softly.assertThat(detail.keySet()).as(operation.id()).containsAnyElementsOf(BEFORE);
    }
  }

  /** With those of the states before and after. */
  private static Stream<Object> values(Map<?, ?> detail) {
    return detail.values().stream()
        .flatMap(value -> value instanceof Map<?, ?> inner ? values(inner) : Stream.of(value));
  }

  private static long entries(String action) {
    return Database.number("select count(*) from audit_entry where action = ?", action);
  }

  private static JsonPath entry(String action) {
    JsonPath page =
        Api.as("auditor")
            .queryParam("action", action)
            .queryParam("limit", 1)
            .get("/v1/admin/audit")
            .jsonPath();
    page.setRootPath("items[0]");
    return page;
  }

  @CanIgnoreReturnValue
  private static Response ok(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isBetween(200, 299);
    return response;
  }
}
