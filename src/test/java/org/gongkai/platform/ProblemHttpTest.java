package org.gongkai.platform;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contract;
import org.gongkai.testsupport.Contract.Operation;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.gongkai.testsupport.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What every operation answers to a request that none can serve, operation by operation. */
@Order(2)
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ProblemHttpTest {

  private static final String STAFF = "staff";
  private static final String CITIZEN = "citizen";

  private static final String STAGE =
      "{\"stage\":\"DRAFT\",\"title\":\"征求意见稿\",\"text\":\"全文见附件。\",\"occurredOn\":\"2026-03-01\"}";

  private static final String TABLE = "来源,意见,类型,同意公开,收到日期\n来电,建议延长收摊时间。,个人,是,2026-03-01\n";

  /** Mebibytes of the operations that take more than one. */
  private static final Map<String, Long> LARGE =
      Map.of("importDraft", 2L, "enterComments", 3L, "uploadMedia", 20L, "uploadPhoto", 5L);

  private static final String TEMPLATE =
      "{\"name\":\"已记录\",\"outcome\":\"NOTED\",\"text\":\"您对{条款}的意见已经记录在案。\"}";

  private static final String CONTENT =
      "\"column\":\"notices\",\"title\":\"关于集市开放时间的通知\",\"body\":\"<p>集市每日开放。</p>\","
          + "\"unit\":\"青禾镇人民政府\",\"openness\":\"PROACTIVE\"}";

  private static final String LATER =
      "{\"closesAt\":\"2099-01-01T00:00:00+08:00\",\"reason\":\"应群众要求。\"}";

  /** Fields of those bodies that are needed only beside the others as they are. */
  private static final Map<String, String> CONDITIONAL =
      Map.of(
          "decideComment", "reason",
          "decideGroup", "reason",
          "addStage", "text",
          "replaceStage", "text",
          "formGroup", "commentIds",
          "addGroupMembers", "commentIds");

  /** Bodies with every mandatory field and no other. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("createDecision", "{\"year\":2026,\"title\":\"集市管理办法\",\"unit\":\"青禾镇人民政府\"}"),
          Map.entry(
              "replaceDecision",
              "{\"year\":2026,\"title\":\"集市管理办法\",\"unit\":\"青禾镇人民政府\","
                  + "\"kind\":\"MAJOR_DECISION\"}"),
          Map.entry("addStage", STAGE),
          Map.entry("replaceStage", STAGE),
          Map.entry("withdrawStage", "{\"reason\":\"内容尚待核定。\"}"),
          Map.entry(
              "createConsultation",
              "{\"decisionId\":\"0197a3c0-0000-7000-8000-000000000001\",\"title\":\"公告\",\"unit\":\"青禾镇人民政府\","
                  + "\"contact\":\"电子邮箱：yijian@example.invalid\"}"),
          Map.entry("openConsultation", "{\"closesAt\":\"2099-01-01T00:00:00+08:00\"}"),
          Map.entry(
              "importDraft",
              "{\"title\":\"集市管理办法\",\"clauses\":[{\"kind\":\"PARAGRAPH\",\"text\":\"整洁。\"}]}"),
          Map.entry("extendConsultation", LATER),
          Map.entry("reopenConsultation", LATER),
          Map.entry("putAnchor", "{\"fate\":\"REMOVED\",\"targets\":[],\"reason\":\"新稿已无此内容。\"}"),
          Map.entry(
              "putCalendar",
              "{\"source\":{\"title\":\"关于节假日安排的通知\",\"documentNumber\":\"测试〔2031〕1号\"},"
                  + "\"verified\":true,\"days\":[]}"),
          Map.entry("moderatePhoto", "{\"outcome\":\"SHOW\"}"),
          Map.entry("moderateComment", "{\"outcome\":\"PUBLIC\"}"),
          Map.entry(
              "correctPublicText", "{\"publicText\":\"请致电***。\",\"reason\":\"自动处理漏掉了一个号码。\"}"),
          Map.entry("makeAppeal", "{\"text\":\"意见中没有个人信息。\"}"),
          Map.entry("enterAppeal", "{\"text\":\"意见中没有个人信息。\",\"receivedOn\":\"2026-03-20\"}"),
          Map.entry("decideAppeal", "{\"outcome\":\"UPHELD\",\"reason\":\"经复核，维持原来的决定。\"}"),
          Map.entry("classifyComment", "{\"commentClass\":\"DIFFICULTY\"}"),
          Map.entry("assignComment", "{\"handler\":\"staff-2\",\"unit\":\"市场监督管理所\"}"),
          Map.entry(
              "transferComment",
              "{\"handler\":\"staff-2\",\"unit\":\"市场监督管理所\",\"reason\":\"收费标准由市场监督管理所核定。\"}"),
          Map.entry("returnComment", "{\"reason\":\"该意见不属于本单位职责范围。\"}"),
          Map.entry("selectComment", "{\"selected\":true}"),
          Map.entry(
              "assignComments",
              "{\"commentIds\":[\"0197a3c0-0000-7000-8000-000000000001\"],"
                  + "\"handler\":\"staff-2\",\"unit\":\"市场监督管理所\"}"),
          Map.entry("decideComment", "{\"outcome\":\"NOTED\",\"reason\":\"已经记录在案，感谢您的参与。\"}"),
          Map.entry("rejectVerdict", "{\"reason\":\"所引条款有误，请核对后重新提出。\"}"),
          Map.entry("decideGroup", "{\"outcome\":\"NOTED\",\"reason\":\"已经记录在案，感谢您的参与。\"}"),
          Map.entry("createVerdictTemplate", TEMPLATE),
          Map.entry("replaceVerdictTemplate", TEMPLATE),
          Map.entry(
              "formGroup",
              "{\"title\":\"延长收摊时间\",\"commentIds\":[\"0197a3c0-0000-7000-8000-000000000001\","
                  + "\"0197a3c0-0000-7000-8000-000000000002\"]}"),
          Map.entry(
              "addGroupMembers", "{\"commentIds\":[\"0197a3c0-0000-7000-8000-000000000001\"]}"),
          Map.entry(
              "removeGroupMembers",
              "{\"commentIds\":[\"0197a3c0-0000-7000-8000-000000000001\"],"
                  + "\"reason\":\"另有一项单独的建议，须分别答复。\"}"),
          Map.entry("dissolveGroup", "{\"reason\":\"各条意见的诉求不同，须分别答复。\"}"),
          Map.entry("rejectGroupProposal", "{}"),
          Map.entry(
              "openChannel",
              "{\"id\":\"sample\",\"kind\":\"SANDBOX\",\"name\":\"演示渠道\",\"account\":\"demo\","
                  + "\"ownerUnit\":\"青禾镇人民政府\"}"),
          Map.entry(
              "changeChannel",
              "{\"name\":\"演示渠道\",\"account\":\"demo\",\"ownerUnit\":\"青禾镇人民政府\","
                  + "\"settings\":{},\"onCorrection\":\"MANUAL\",\"callsPerMinute\":60,"
                  + "\"concurrency\":2}"),
          Map.entry("suspendChannel", "{\"note\":\"平台维护。\"}"),
          Map.entry("resumeChannel", "{\"note\":\"平台维护。\"}"),
          Map.entry("closeChannel", "{\"note\":\"平台维护。\"}"),
          Map.entry("reviewContent", "{\"stage\":1,\"outcome\":\"PASSED\",\"gates\":[\"LAW\"]}"),
          Map.entry("publishContent", "{}"),
          Map.entry("withdrawContent", "{\"reason\":\"已经废止。\"}"),
          Map.entry("resolveDelivery", "{\"outcome\":\"RETRY\"}"),
          Map.entry("resolveIncident", "{\"note\":\"已经恢复。\"}"),
          Map.entry("publishFeedback", "{\"channels\":[\"feed\"]}"),
          Map.entry(
              "submitComment",
              "{\"text\":\"建议延长收摊时间。\",\"respondent\":{\"type\":\"PERSON\"},\"publishConsent\":true}"),
          Map.entry("withdrawComment", "{}"),
          Map.entry(
              "enterComment",
              "{\"source\":\"PHONE\",\"text\":\"建议延长收摊时间。\",\"respondent\":{\"type\":\"PERSON\"},"
                  + "\"publishConsent\":true,\"receivedOn\":\"2026-03-01\"}"),
          Map.entry("createContent", "{\"type\":\"NOTICE\"," + CONTENT),
          Map.entry("replaceContent", "{" + CONTENT),
          Map.entry("correctContent", "{\"kind\":\"MINOR\",\"note\":\"更正开放时间。\"," + CONTENT),
          Map.entry("publishCheckpoint", "{\"column\":\"notices\",\"unit\":\"青禾镇人民政府\"}"),
          Map.entry("overrideFinding", "{\"reason\":\"引用的文件原文如此。\"}"),
          Map.entry(
              "createLink",
              "{\"target\":\"CONSULTATION\",\"id\":\"0197a3c0-0000-7000-8000-000000000001\","
                  + "\"days\":7}"),
          Map.entry(
              "noteNotificationGrants",
              "{\"results\":[{\"template\":\"answer\",\"result\":\"accept\"}]}"),
          Map.entry("loginWithWechat", "{\"code\":\"nonsense\"}"),
          Map.entry("putPhone", "{\"code\":\"nonsense\"}"),
          Map.entry("logout", "{\"refreshToken\":\"bm90LWEtcmVhbC10b2tlbg\"}"),
          Map.entry("refreshSession", "{\"refreshToken\":\"bm90LWEtcmVhbC10b2tlbg\"}"));

  private static final Set<String> READ_BY_REVIEWERS =
      Set.of(
          "calculateDeadline",
          "describeMedia",
          "getCalendar",
          "getChannelBoard",
          "getContent",
          "getContentVersion",
          "listChannels",
          "listContentHistory",
          "listContentVersions",
          "listContents",
          "listDeliveries",
          "listFindings",
          "listMedia",
          "listPendingReviews",
          "listReviews",
          "previewContent");

  /** Lists under the id of something else than a consultation. */
  private static final Set<String> LISTS_OF_ANOTHER =
      Set.of(
          "listContentHistory",
          "getFeedback",
          "getFeedbackHistory",
          "listStages",
          "listHandling",
          "getGroup",
          "listGroupChanges",
          "getGroupProposal",
          "listChannelChanges");

  private static final TokenStore TOKENS = new TokenStore();

  private final ObjectMapper json = new ObjectMapper();

  // --- Who calls

  @Test
  void needsATokenWhereTheContractSaysSo() {
    forEach(
        ProblemHttpTest::isSecured,
        operation ->
            assertRefused(operation, 401, "unauthenticated", complete(given(), operation)));
  }

  @Test
  void takesNoGarbageForAToken() {
    forEach(
        ProblemHttpTest::isSecured,
        List.of("garbage", "a.b.c", "....", ".", "e30.e30.e30", "e30..", "a.!.c"),
        (operation, garbage) ->
            assertRefused(operation, 401, "unauthenticated", complete(bearer(garbage), operation)));
  }

  @Test
  void tellsAnExpiredTokenFromABadOne() {
    String staff = Tokens.expiredStaff("officer", "editor", "admin");
    String citizen = Tokens.expiredCitizen();
    forEach(
        ProblemHttpTest::isSecured,
        operation ->
            assertRefused(
                operation,
                401,
                "token-expired",
                complete(bearer(isFor(STAFF, operation) ? staff : citizen), operation)));
  }

  @Test
  void takesNoTokenOfAnotherIssuerOrForAnotherAudience() {
    List<String> staff =
        List.of(
            Tokens.byStaffProvider(Tokens.staffClaims("officer", "editor").issuer("urn:other")),
            Tokens.byStaffProvider(Tokens.staffClaims("officer", "editor").audience("other")),
            Tokens.byStaffProvider(Tokens.staffClaims("officer", "editor").remove("aud")),
            Tokens.byStaffProvider(Tokens.staffClaims("officer", "editor").remove("iss")));
    List<String> citizens =
        List.of(
            Tokens.byCitizenIssuer(Tokens.citizenClaims("citizen").issuer("urn:other")),
            Tokens.byCitizenIssuer(Tokens.citizenClaims("citizen").audience("other")),
            Tokens.byCitizenIssuer(Tokens.citizenClaims("citizen").remove("aud")));
    assertNoneIsTaken(staff, citizens);
  }

  @Test
  void takesNoTokenThatTheNamedIssuerDidNotSign() {
    String good = Api.staffToken("auditor");
    String citizen = Api.citizenToken("tampered");
    List<String> staff =
        List.of(
            Tokens.unsigned(Api.staffToken("officer", "editor")),
            Tokens.signedWithPublicKey(Tokens.staffClaims("officer", "editor")),
            Tokens.byCitizenIssuer(Tokens.staffClaims("officer", "editor")),
            Tokens.tampered(good, Api.staffToken("officer", "editor")));
    List<String> citizens =
        List.of(
            Tokens.unsigned(citizen),
            Tokens.byStaffProvider(Tokens.citizenClaims("citizen")),
            Tokens.tampered(citizen, Tokens.byCitizenIssuer(Tokens.citizenClaims("citizen"))));
    assertNoneIsTaken(staff, citizens);
  }

  @Test
  void takesNoTokenThatNeverExpires() {
    assertNoneIsTaken(List.of(Tokens.endlessStaff("officer")), List.of(Tokens.endlessCitizen()));
  }

  @Test
  void letsNobodyActInAnothersRole() {
    String citizen = Api.citizenToken("curious");
    String reviewer = Api.staffToken("reviewer");
    String officer = Api.staffToken("officer");
    String auditor = Api.staffToken("auditor");
    forEach(
        operation -> isFor(STAFF, operation),
        operation -> {
          assertRefused(operation, 403, "forbidden", complete(bearer(citizen), operation));
          if (!READ_BY_REVIEWERS.contains(operation.id())
              && !operation.id().equals("reviewContent")) {
            assertRefused(operation, 403, "forbidden", complete(bearer(reviewer), operation));
          }
        });
    forEach(
        operation -> isFor(CITIZEN, operation),
        operation ->
            assertRefused(operation, 403, "forbidden", complete(bearer(officer), operation)));
    forEach(
        operation -> isFor(STAFF, operation) && operation.bodyTypes().size() > 0,
        operation ->
            assertRefused(operation, 403, "forbidden", complete(bearer(auditor), operation)));
  }

  @Test
  void takesNoRoleFromAnIssuerThatCannotGiveIt() {
    String staff = Api.staffToken("citizen", "reviewer");
    String citizen =
        Tokens.byCitizenIssuer(Tokens.citizenClaims("officer", "editor", "admin", "auditor"));
    forEach(
        operation -> isFor(CITIZEN, operation),
        operation ->
            assertRefused(operation, 403, "forbidden", complete(bearer(staff), operation)));
    forEach(
        operation -> isFor(STAFF, operation),
        operation ->
            assertRefused(operation, 403, "forbidden", complete(bearer(citizen), operation)));
  }

  @Test
  void refusesThePersonBeforeItReadsTheBody() {
    Refusals.assertRefused(
        "createDecision",
        401,
        "unauthenticated",
        () -> given().contentType(ContentType.JSON).body("{").post("/v1/admin/decisions"));
  }

  @Test
  void keepsAnswersToOnePersonOutOfCaches() {
    String consultation = consultation();
    forEach(
        operation ->
            isSecured(operation)
                && operation.method().equals("GET")
                && (operation.path().contains("consultations")
                    || !operation.path().contains("{id}"))
                && !List.of("getAnchor", "previewDraftDiff", "describeMedia", "streamDeliveries")
                    .contains(operation.id())
                // Each leaves its trace in the audit trail.
                && !operation.id().startsWith("export"),
        operation -> {
          Response response = authenticated(operation).get(operation.pathOf(consultation));
          assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
          assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        });
  }

  @Test
  void servesPublicReadsWhateverTokenComesAlong() {
    for (String token : List.of("garbage", Tokens.expiredCitizen(), Api.staffToken("officer"))) {
      assertThat(bearer(token).get("/v1/consultations").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void servesStaffWithLongSubjects() {
    // OpenID Connect allows a subject of 255 characters.
    String token = Tokens.byStaffProvider(Tokens.staffClaims("officer").subject("s".repeat(255)));
    Response response =
        bearer(token)
            .header("Idempotency-Key", Api.key())
            .contentType(ContentType.JSON)
            .body(body("createDecision"))
            .post("/v1/admin/decisions");
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
  }

  @Test
  void refusesATokenOfAPersonWhoIsNoLongerKnown() {
    String consultation = Api.anOpenConsultation();
    String token = Tokens.byCitizenIssuer(Tokens.citizenClaims("citizen"));
    Refusals.assertRefused(
        "submitComment",
        401,
        "unauthenticated",
        () ->
            bearer(token)
                .header("Idempotency-Key", Api.key())
                .contentType(ContentType.JSON)
                .body(body("submitComment"))
                .post("/v1/consultations/" + consultation + "/comments"));
  }

  // --- What is called

  @Test
  void answersUnknownPathsWithAProblem() {
    for (String path :
        List.of(
            "/v1", "/v1/nothing", "/v1/admin/nothing", "/v1/notices/a/b", "/feeds/feedback.xml")) {
      Response response = given().get(path);
      Refusals.assertProblem(path, response, 404, "not-found");
      assertThat(response.jsonPath().getString("instance")).isEqualTo(path);
    }
  }

  @Test
  void refusesMethodsThatAPathDoesNotHave() {
    String token = Api.staffToken("officer", "editor");
    Map<String, List<Method>> others =
        Map.of(
            "/v1/consultations", List.of(Method.POST, Method.DELETE, Method.PUT),
            "/v1/notices", List.of(Method.POST, Method.DELETE),
            "/v1/admin/decisions", List.of(Method.DELETE, Method.PUT),
            "/v1/sessions/wechat", List.of(Method.GET, Method.PUT),
            "/feeds/feedback.rss", List.of(Method.POST, Method.DELETE));
    others.forEach(
        (path, methods) ->
            methods.forEach(
                method ->
                    Refusals.assertProblem(
                        method + " " + path,
                        Refusals.unchanging(path, () -> bearer(token).request(method, path)),
                        405,
                        "method-not-allowed")));
  }

  @Test
  void refusesToAnswerInAFormThatItDoesNotHave() {
    for (String path : List.of("/v1/notices", "/v1/consultations")) {
      Response response = given().accept("text/csv").get(path);
      Refusals.assertProblem(path, response, 406, "not-acceptable");
    }
  }

  @Test
  void findsNothingUnderAnIdThatIsNone() {
    forEach(
        operation -> operation.path().contains("{id}"),
        List.of("1", "not-an-id", "0197a3c0-0000-7000-8000-00000000000g"),
        (operation, id) -> assertNotFound(operation, operation.pathOf(id)));
  }

  @Test
  void findsNothingUnderAnUnknownId() {
    forEach(
        operation -> operation.path().contains("{id}"),
        operation -> assertNotFound(operation, operation.somePath()));
  }

  private void assertNotFound(Operation operation, String path) {
    RequestSpecification request =
        complete(authenticated(operation), operation).header("If-Match", "\"v0\"");
    Response response = request.request(operation.method(), path);
    String code = response.jsonPath().getString("code");
    Refusals.assertProblem(operation.id(), response, 404, code);
    assertThat(operation.codes(404)).as("documented codes").contains(code);
  }

  // --- Bodies

  @Test
  void refusesWhatIsNoJson() {
    forEach(
        Operation::takesJson,
        List.of("{", "{\"", "nonsense", "{,}", "'{}'", "\u0000"),
        (operation, malformed) ->
            assertRefused(operation, 400, "malformed-json", withBody(operation, malformed)));
  }

  @Test
  void refusesWhatFollowsTheJson() {
    forEach(
        Operation::takesJson,
        operation ->
            assertRefused(
                operation, 400, "malformed-json", withBody(operation, body(operation.id()) + "x")));
  }

  @Test
  void refusesAnEmptyBody() {
    forEach(
        Operation::takesJson,
        List.of("", "null"),
        (operation, empty) ->
            assertRefused(operation, 400, "invalid-request", withBody(operation, empty)));
  }

  @Test
  void refusesUnknownFieldsByName() {
    forEach(
        Operation::takesJson,
        operation -> {
          ObjectNode body = sample(operation);
          body.put("nonsense", 1);
          Response response =
              assertRefused(operation, 400, "unknown-field", withBody(operation, body.toString()));
          Refusals.assertViolation(response, "body", "nonsense");
        });
  }

  @Test
  void namesEachMissingField() {
    forEach(
        Operation::takesJson,
        operation ->
            mandatory(operation)
                .forEach(
                    field -> {
                      ObjectNode without = sample(operation);
                      assertThat(without.remove(field)).isNotNull();
                      ObjectNode withNull = sample(operation);
                      withNull.putNull(field);
                      for (ObjectNode body : List.of(without, withNull)) {
                        Response response =
                            assertRefused(
                                operation,
                                400,
                                "invalid-request",
                                withBody(operation, body.toString()));
                        Refusals.assertViolation(response, "body", field);
                      }
                    }));
  }

  @Test
  void refusesFieldsOfAnotherJsonType() {
    unchanged(
        softly ->
            Contract.operations().stream()
                .filter(Operation::takesJson)
                .forEach(operation -> checkOtherTypes(operation, softly)));
  }

  private void checkOtherTypes(Operation operation, SoftAssertions softly) {
    fields(operation)
        .forEach(
            (field, value) ->
                otherTypes(value)
                    .forEach(
                        other ->
                            softly
                                .assertThatCode(() -> assertRefusesValue(operation, field, other))
                                .as("%s of %s: %s", field, operation.id(), other)
                                .doesNotThrowAnyException()));
  }

  private void assertRefusesValue(Operation operation, String field, String value) {
    ObjectNode body = sample(operation);
    body.set(field, read(value));
    RequestSpecification request = withBody(operation, body.toString());
    Response response = request.request(operation.method(), operation.somePath());
    String code = response.jsonPath().getString("code");
    Refusals.assertProblem(operation.id(), response, 400, code);
    assertThat(code).isIn("invalid-request", "unknown-value");
    Refusals.assertViolation(response, "body", field);
  }

  @Test
  void takesOnlyTheMediaTypeOfTheContract() {
    forEach(
        operation -> !operation.bodyTypes().isEmpty(),
        List.of("text/plain", "application/json", "application/xml", "application/octet-stream"),
        (operation, type) -> {
          if (!operation.bodyTypes().contains(type) && !operation.bodyTypes().contains("*/*")) {
            assertRefused(
                operation,
                415,
                "unsupported-media-type",
                authenticated(operation)
                    .header("Idempotency-Key", Api.key())
                    .contentType(type)
                    .body("{}".getBytes(UTF_8)));
          }
        });
  }

  @Test
  void refusesBodiesByTheirDeclaredLength() {
    forEach(
        operation -> !operation.bodyTypes().isEmpty(),
        operation -> {
          long limit = LARGE.getOrDefault(operation.id(), 1L) * 1024 * 1024;
          Raw.Reply reply =
              Raw.send(
                  operation.method() + " " + operation.somePath(),
                  List.of(
                      "Content-Type: " + operation.bodyTypes().iterator().next(),
                      "Content-Length: " + (limit + 1)));
          assertTooLarge(reply);
          assertThat(operation.codes(413)).contains("payload-too-large");
        });
  }

  @Test
  void cutsBodiesThatDeclareNoLength() {
    Map<String, String> operations =
        Map.of(
            "/v1/sessions/wechat",
            "application/json",
            "/v1/admin/decisions",
            "application/json",
            "/v1/admin/consultations/" + consultation() + "/drafts",
            "text/plain");
    String token = Api.staffToken("officer");
    byte[] blank = " ".repeat(64 * 1024).getBytes(UTF_8);
    String before = Tables.fingerprint();
    operations.forEach(
        (path, type) ->
            assertTooLarge(
                Raw.sendChunked(
                    "POST " + path,
                    List.of(
                        "Authorization: Bearer " + token,
                        "Idempotency-Key: " + Api.key(),
                        "Content-Type: " + type,
                        "Transfer-Encoding: chunked"),
                    blank,
                    64)));
    assertThat(Tables.fingerprint()).isEqualTo(before);
  }

  // --- Headers and parameters

  @Test
  void needsAnIdempotencyKeyOfEightToOneHundredTwentyEightVisibleCharacters() {
    forEach(
        operation -> operation.parameters().contains("Idempotency-Key"),
        List.of("", "1234567", "k".repeat(129), "with space"),
        (operation, key) ->
            assertRefused(
                operation,
                400,
                "idempotency-key-missing",
                withContent(authenticated(operation).header("Idempotency-Key", key), operation)));
    forEach(
        operation -> operation.parameters().contains("Idempotency-Key"),
        operation ->
            assertRefused(
                operation,
                400,
                "idempotency-key-missing",
                withContent(authenticated(operation), operation)));
  }

  @Test
  void refusesLimitsOutOfRange() {
    String consultation = consultation();
    forEach(
        operation -> operation.parameters().contains("limit"),
        List.of("0", "101", "-1", "abc", "99999999999", "1.5"),
        (operation, limit) -> {
          RequestSpecification request = authenticated(operation).queryParam("limit", limit);
          Response response =
              assertRefused(
                  operation, 400, "invalid-request", request, operation.pathOf(consultation));
          Refusals.assertViolation(response, "query", "limit");
        });
  }

  @Test
  void namesOnlyTheParameterThatIsWrong() {
    Response status =
        given().queryParam("limit", 5).queryParam("status", "NONSENSE").get("/v1/consultations");
    Refusals.assertDocumented("listConsultations", 400, "unknown-value", status);
    assertThat(status.jsonPath().getList("violations.field")).isEqualTo(List.of("status"));
    assertThat(status.jsonPath().getString("detail")).doesNotContain("limit");
    Response limit =
        given().queryParam("limit", "abc").queryParam("status", "OPEN").get("/v1/consultations");
    Refusals.assertDocumented("listConsultations", 400, "invalid-request", limit);
    assertThat(limit.jsonPath().getList("violations.field")).isEqualTo(List.of("limit"));
    Response source =
        bearer(Api.staffToken("officer"))
            .queryParam("status", "PUBLIC")
            .queryParam("source", "NONSENSE")
            .queryParam("purpose", "quarterly-summary")
            .get("/v1/admin/consultations/" + UUID.randomUUID() + "/comments.csv");
    Refusals.assertDocumented("exportCommentsCsv", 400, "unknown-value", source);
    assertThat(source.jsonPath().getList("violations.field")).isEqualTo(List.of("source"));
    Response clause =
        bearer(Api.staffToken("officer"))
            .queryParam("clauseId", "NONSENSE")
            .queryParam("purpose", "quarterly-summary")
            .get("/v1/admin/consultations/" + UUID.randomUUID() + "/comments.csv");
    Refusals.assertDocumented("exportCommentsCsv", 400, "unknown-value", clause);
    assertThat(clause.jsonPath().getList("violations.field")).isEqualTo(List.of("clauseId"));
  }

  @Test
  void repeatsNoUnknownParameterOfACaller() {
    Response response =
        given()
            .queryParam("status", "NONSENSE")
            .queryParam("甲某某", "000-00000000")
            .get("/v1/consultations");
    Refusals.assertDocumented("listConsultations", 400, "unknown-value", response);
    assertThat(response.asString()).doesNotContain("甲某某", "000-00000000");
  }

  @Test
  void takesTheSmallestAndTheLargestLimit() {
    String consultation = consultation();
    forEach(
        operation ->
            operation.parameters().contains("limit") && !LISTS_OF_ANOTHER.contains(operation.id()),
        operation -> {
          for (int limit : List.of(1, 100)) {
            Response response =
                authenticated(operation)
                    .queryParam("limit", limit)
                    .get(operation.pathOf(consultation));
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
          }
        });
  }

  @Test
  void refusesForgedCursors() {
    String consultation = consultation();
    forEach(
        operation -> operation.parameters().contains("cursor"),
        List.of("forged", "!!!", "MS0xLTEtMS0x", "LTU", "MTIzLTQ1Ng", "e30", "游标", "' or 1=1"),
        (operation, cursor) -> {
          RequestSpecification request = authenticated(operation).queryParam("cursor", cursor);
          Response response =
              assertRefused(
                  operation, 400, "invalid-cursor", request, operation.pathOf(consultation));
          assertThat(response).isNotNull();
        });
  }

  @Test
  void refusesUnknownValuesOfFilters() {
    String consultation = consultation();
    Map<String, String> filters =
        Map.ofEntries(
            Map.entry("listConsultations", "status"),
            Map.entry("listAnchors", "fate"),
            Map.entry("listDeadlines", "stage"),
            Map.entry("getDraft", "fields"),
            Map.entry("listCommentsForStaff", "status"),
            Map.entry("listAppeals", "state"),
            Map.entry("listGroups", "status"),
            Map.entry("listGroupProposals", "status"),
            Map.entry("exportCommentsNdjson", "source"),
            Map.entry("exportCommentsCsv", "status"),
            Map.entry("exportCommentsXlsx", "personal"),
            Map.entry("listIncidents", "open"),
            Map.entry("listNotices", "type"));
    forEach(
        operation -> filters.containsKey(operation.id()),
        List.of("NONSENSE", "open", "0"),
        (operation, value) -> {
          String filter = String.valueOf(filters.get(operation.id()));
          RequestSpecification request = authenticated(operation).queryParam(filter, value);
          Response response =
              assertRefused(
                  operation, 400, "unknown-value", request, operation.pathOf(consultation));
          Refusals.assertViolation(response, "query", filter);
        });
  }

  // --- Documents

  @Test
  void writesChineseUnlessEnglishIsWanted() {
    Map<String, String> languages =
        Map.of(
            "zh-CN", "zh-CN",
            "zh", "zh-CN",
            "en", "en",
            "en-GB,zh;q=0.5", "en",
            "fr,en;q=0.2", "en",
            "en;q=0.1,zh;q=0.9", "zh-CN",
            "fr", "zh-CN",
            "*", "zh-CN",
            ";;;", "zh-CN");
    languages.forEach(
        (wanted, written) -> {
          Response response = given().header("Accept-Language", wanted).get("/v1/nothing");
          Refusals.assertProblem(wanted, response, 404, "not-found");
          assertThat(response.header("Content-Language")).as(wanted).isEqualTo(written);
          JsonPath problem = response.jsonPath();
          String text = problem.getString("title") + problem.getString("detail");
          assertThat(text.codePoints().anyMatch(c -> c >= 0x4E00))
              .as("%s in %s", text, wanted)
              .isEqualTo(written.equals("zh-CN"));
        });
    assertThat(given().get("/v1/nothing").header("Content-Language")).isEqualTo("zh-CN");
  }

  @Test
  void writesEveryProblemOfAResourceInTheWantedLanguage() {
    String path = "/v1/admin/decisions";
    for (String language : List.of("zh-CN", "en")) {
      RequestSpecification noToken = given().header("Accept-Language", language);
      Response response = withContent(noToken, Contract.operation("createDecision")).post(path);
      assertThat(response.header("Content-Language")).isEqualTo(language);
      boolean english = response.jsonPath().getString("title").equals("Authentication required");
      assertThat(english).isEqualTo(language.equals("en"));
    }
  }

  @Test
  void writesViolationsInTheWantedLanguage() {
    Map<String, Boolean> languages = Map.of("zh-CN", true, "en", false);
    languages.forEach(
        (language, isChinese) -> {
          String message =
              given()
                  .header("Accept-Language", language)
                  .queryParam("limit", 0)
                  .get("/v1/notices")
                  .path("violations[0].message");
          assertThat(message.codePoints().anyMatch(c -> c >= 0x4E00))
              .as(message)
              .isEqualTo(isChinese);
        });
  }

  @Test
  void namesThePathWithoutWhatThePersonTyped() {
    Response response = given().queryParam("limit", "0").get("/v1/notices");
    assertThat(response.jsonPath().getString("instance")).isEqualTo("/v1/notices");
  }

  @Test
  void givesEachRequestItsTrace() {
    String first = given().get("/v1/nothing").jsonPath().getString("traceId");
    String second = given().get("/v1/nothing").jsonPath().getString("traceId");
    assertThat(first).isNotEqualTo(second);
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Response traced =
        given()
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .get("/v1/consultations/0197a3c0-0000-7000-8000-000000000001");
    assertThat(traced.jsonPath().getString("traceId")).isEqualTo(trace);
  }

  @Test
  void compressesWhatTheClientCanUnpack() {
    String consultation = Api.anOpenConsultation();
    for (int i = 0; i < 4; i++) {
      assertThat(Api.anOpenConsultation()).isNotEqualTo(consultation);
    }
    assertThat(Reports.aPublishedReport("feed")).isNotEmpty();
    Api.workOff();
    for (String path :
        List.of(
            "/v1/consultations?limit=100",
            "/v1/consultations/" + consultation + "/drafts/1",
            "/feeds/feedback.rss",
            "/feeds/feedback.atom",
            "/feeds/feedback.json")) {
      Raw.Reply packed = Raw.send("GET " + path, List.of("Accept-Encoding: gzip"));
      assertThat(packed.header("Content-Encoding")).as(path).contains("gzip");
      Raw.Reply plain = Raw.send("GET " + path, List.of("Accept-Encoding: identity"));
      assertThat(plain.header("Content-Encoding")).as(path).isEmpty();
    }
  }

  @Test
  void leavesWhatFitsIntoAPacketAsItIs() {
    String notices = "/v1/notices?column=nothing-here";
    Raw.Reply answer = Raw.send("GET " + notices, List.of("Accept-Encoding: gzip"));
    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.text()).isNotEmpty();
  }

  // --- Tools

  private static boolean isSecured(Operation operation) {
    return operation.scheme() != null;
  }

  private static boolean isFor(String scheme, Operation operation) {
    return scheme.equals(operation.scheme());
  }

  private static RequestSpecification bearer(String token) {
    return given().auth().oauth2(token);
  }

  /** A request with the token that the operation needs, if any. */
  private static RequestSpecification authenticated(Operation operation) {
    return isSecured(operation) ? bearer(TOKENS.get(operation)) : given();
  }

  /** Tokens fetched once: a login in the middle of a comparison would change the tables. */
  private static final class TokenStore {
    private @Nullable String staff;
    private @Nullable String citizen;

    synchronized String get(Operation operation) {
      if (isFor(CITIZEN, operation)) {
        if (citizen == null) {
          citizen = Api.citizenToken("everyone");
        }
        return citizen;
      }
      if (operation.id().equals("reviewContent")) {
        return Api.staffToken("reviewer");
      }
      if (staff == null) {
        staff = Api.staffToken("officer", "editor", "admin");
      }
      return staff;
    }
  }

  private RequestSpecification complete(RequestSpecification request, Operation operation) {
    return withContent(request.header("Idempotency-Key", Api.key()), operation);
  }

  private static RequestSpecification withContent(
      RequestSpecification request, Operation operation) {
    if (operation.takesJson()) {
      return request.contentType(ContentType.JSON).body(body(operation.id()));
    }
    if (operation.bodyTypes().contains("text/csv")) {
      return request.contentType("text/csv; charset=UTF-8").body(TABLE.getBytes(UTF_8));
    }
    if (operation.bodyTypes().contains("image/png")) {
      return request.contentType("image/png").body(new byte[] {1});
    }
    return operation.bodyTypes().isEmpty()
        ? request
        : request.contentType("text/plain; charset=UTF-8").body(Api.SMALL_DRAFT.getBytes(UTF_8));
  }

  private RequestSpecification withBody(Operation operation, String body) {
    return authenticated(operation)
        .header("Idempotency-Key", Api.key())
        .header("If-Match", "\"v0\"")
        .contentType(ContentType.JSON)
        .body(body.getBytes(UTF_8));
  }

  private static String body(String operationId) {
    String body = BODIES.get(operationId);
    if (body == null) {
      throw new IllegalStateException("no body for " + operationId);
    }
    return body;
  }

  private ObjectNode sample(Operation operation) {
    return (ObjectNode) read(body(operation.id()));
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  /** Mandatory fields; a verdict's reason depends on its outcome, a stage's text on its address. */
  private List<String> mandatory(Operation operation) {
    List<String> fields = new ArrayList<>();
    sample(operation).fieldNames().forEachRemaining(fields::add);
    fields.remove(CONDITIONAL.getOrDefault(operation.id(), ""));
    return fields;
  }

  private Map<String, JsonNode> fields(Operation operation) {
    Map<String, JsonNode> fields = new TreeMap<>();
    sample(operation).properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    return fields;
  }

  /** Values that are not of this value's JSON type. */
  private static List<String> otherTypes(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> List.of("5", "true", "{}", "[]");
      case NUMBER -> List.of("\"2026\"", "true", "{}", "[]", "2026.5");
      case BOOLEAN -> List.of("\"true\"", "1", "{}", "[]");
      case ARRAY -> List.of("\"feed\"", "5", "{}");
      default -> List.of("\"text\"", "5", "[]");
    };
  }

  @CanIgnoreReturnValue
  private static Response assertRefused(
      Operation operation, int status, String code, RequestSpecification request) {
    return assertRefused(operation, status, code, request, operation.somePath());
  }

  private static Response assertRefused(
      Operation operation, int status, String code, RequestSpecification request, String path) {
    Response response = request.request(operation.method(), path);
    Refusals.assertDocumented(operation.id(), status, code, response);
    return response;
  }

  private void assertNoneIsTaken(List<String> staff, List<String> citizens) {
    staff.forEach(
        token ->
            forEach(
                operation -> isFor(STAFF, operation),
                operation ->
                    assertRefused(
                        operation, 401, "unauthenticated", complete(bearer(token), operation))));
    citizens.forEach(
        token ->
            forEach(
                operation -> isFor(CITIZEN, operation),
                operation ->
                    assertRefused(
                        operation, 401, "unauthenticated", complete(bearer(token), operation))));
  }

  private static void assertTooLarge(Raw.Reply reply) {
    assertThat(reply.status()).as(reply.head()).isEqualTo(413);
    assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
    JsonPath problem = JsonPath.from(reply.text());
    assertThat(problem.getString("code")).isEqualTo("payload-too-large");
    assertThat(problem.getInt("status")).isEqualTo(413);
    assertThat(problem.getString("traceId")).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
    assertThat(problem.getList("violations")).isEmpty();
  }

  /** A public consultation. */
  private static String consultation() {
    String known =
        Database.text(
            "select max(c.id::text) from consultation c join published_draft p on"
                + " p.consultation_id = c.id");
    return known.equals("null") ? Api.anOpenConsultation() : known;
  }

  /** Runs a check for each operation of a kind with each case; see {@link #unchanged}. */
  private static void forEach(
      Predicate<Operation> kind, List<String> cases, BiConsumer<Operation, String> check) {
    List<Operation> operations = Contract.operations().stream().filter(kind).toList();
    assertThat(operations).isNotEmpty();
    unchanged(
        softly ->
            operations.forEach(
                operation ->
                    cases.forEach(
                        one ->
                            softly
                                .assertThatCode(() -> check.accept(operation, one))
                                .as("%s with %s", operation.id(), one)
                                .doesNotThrowAnyException())));
  }

  /** Runs a check for each operation of a kind; see {@link #unchanged}. */
  private static void forEach(Predicate<Operation> kind, Consumer<Operation> check) {
    forEach(kind, List.of("it"), (operation, one) -> check.accept(operation));
  }

  /** Runs checks, reports all that fail, and sees that none changed any table. */
  private static void unchanged(Consumer<SoftAssertions> checks) {
    Contract.operations().forEach(operation -> assertThat(TOKENS.get(operation)).isNotBlank());
    String before = Tables.fingerprint();
    SoftAssertions.assertSoftly(
        softly -> {
          checks.accept(softly);
          softly.assertThat(Tables.fingerprint()).as("tables").isEqualTo(before);
        });
  }
}
