package org.gongkai.channel;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.gongkai.testsupport.TraceSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels are opened, changed, tried and closed, and their secrets stay here. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ChannelRegistryHttpTest {

  private static final String PATH = "/v1/admin/channels";
  private static final String SECRET = "canary7Secret7Of7Channels";
  private static final Map<String, String> NOTE = Map.of("note", "平台维护。");

  @Test
  void registersAChannelThatIsOpenAtOnce() {
    String id = newId();
    Response made = open(body(id));
    made.then()
        .statusCode(201)
        .header("Location", PATH + "/" + id)
        .header("ETag", "\"v0\"")
        .body("id", equalTo(id))
        .body("state", equalTo("OPEN"))
        .body("account", equalTo("demo"))
        .body("ownerUnit", equalTo("青禾镇人民政府"))
        .body("settings.endpoint", equalTo("https://www.example.invalid/"))
        .body("credentialNames", contains("other", "secret"))
        .body("capabilities.titleLimit", equalTo(32))
        .body("onCorrection", equalTo("MANUAL"))
        .body("callsPerMinute", equalTo(60))
        .body("concurrency", equalTo(2))
        .body("createdAt", notNullValue());
    Response read = Api.as("auditor").get(PATH + "/" + id);
    read.then().statusCode(200).header("ETag", "\"v0\"");
    assertThat(read.jsonPath().getMap("$")).isEqualTo(made.jsonPath().getMap("$"));
    assertThat(changes(id)).containsExactly("OPENED 经批准开设。");
    assertThat(Database.text("select created_by from channel where id = ?", id))
        .isEqualTo("staff-admin");
  }

  @Test
  void repeatsTheFirstAnswer() {
    Map<String, Object> body = body(newId());
    String key = Api.key();
    RequestSpecification request = json(Api.as("admin")).header("Idempotency-Key", key);
    Response first = given().spec(request).body(body).post(PATH);
    Response again = given().spec(request).body(body).post(PATH);
    again.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(again.asString()).isEqualTo(first.asString());
    body.put("name", "另一个渠道");
    Refusals.assertRefused(
        "openChannel",
        422,
        "idempotency-key-reused",
        () -> given().spec(request).body(body).post(PATH));
  }

  @Test
  void refusesAnIdThatIsTaken() {
    String id = newId();
    open(body(id)).then().statusCode(201);
    Refusals.assertRefused("openChannel", 409, "channel-exists", () -> open(body(id)));
  }

  @Test
  void givesAnIdToOneOfTwo() {
    String id = newId();
    String token = Api.staffToken("admin");
    assertThat(
            both(
                () ->
                    json(given().auth().oauth2(token))
                        .header("Idempotency-Key", Api.key())
                        .body(body(id))
                        .post(PATH)
                        .statusCode()))
        .containsExactlyInAnyOrder(201, 409);
  }

  @ParameterizedTest
  @CsvSource({"kind,NONSENSE,kind", "id,board,id", "settings,,settings.endpoint"})
  void listsWhatIsWrongWithARegistration(String field, String value, String refused) {
    Map<String, Object> body = body(newId());
    body.put(field, value == null ? Map.of() : value);
    Response response = Refusals.refusal("openChannel", 422, "channel-invalid", () -> open(body));
    assertThat(response.jsonPath().getString("refusals[0].field")).isEqualTo(refused);
    assertThat(response.jsonPath().getString("refusals[0].message")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "id,A",
    "id,x",
    "id,under_score",
    "name,''",
    "ownerUnit,' '",
    "callsPerMinute,0",
    "callsPerMinute,60001",
    "concurrency,0",
    "concurrency,101"
  })
  void refusesValuesOutOfRange(String field, String value) {
    Map<String, Object> body = body(newId());
    body.put(field, value.matches("[0-9]+") ? (Object) Integer.valueOf(value) : value);
    Response response = Refusals.refusal("openChannel", 400, "invalid-request", () -> open(body));
    Refusals.assertViolation(response, "body", field);
  }

  @Test
  void takesTheLimitsThemselves() {
    Map<String, Object> body = body(newId());
    body.put("callsPerMinute", 60000);
    body.put("concurrency", 100);
    open(body).then().statusCode(201).body("callsPerMinute", equalTo(60000));
  }

  @Test
  void renamesAndKeepsTheCredentials() {
    String id = aChannel();
    String sealed = Database.text("select credentials from channel where id = ?", id);
    Map<String, Object> change = change();
    change.put("name", "新名称");
    put(id, "\"v0\"", change)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("name", equalTo("新名称"))
        .body("version", equalTo(1))
        .body("credentialNames", contains("other", "secret"));
    assertThat(Database.text("select credentials from channel where id = ?", id)).isEqualTo(sealed);
    assertThat(changes(id)).containsExactly("RENAMED “测试渠道”更名为“新名称”。机构更名。", "OPENED 经批准开设。");
  }

  @Test
  void replacesCredentialsAndSettings() {
    String id = aChannel();
    Map<String, Object> change = change();
    change.put("credentials", Map.of("secret", SECRET + "2"));
    change.put("concurrency", 5);
    change.put("onCorrection", "REPOST");
    put(id, "\"v0\"", change)
        .then()
        .statusCode(200)
        .body("credentialNames", contains("secret"))
        .body("concurrency", equalTo(5))
        .body("onCorrection", equalTo("REPOST"));
    assertThat(changes(id))
        .containsExactlyInAnyOrder("CHANGED 机构更名。", "CREDENTIALS 机构更名。", "OPENED 经批准开设。");
  }

  @Test
  void registersNoChangeWhereThereIsNone() {
    String id = aChannel();
    put(id, "\"v0\"", change()).then().statusCode(200).header("ETag", "\"v0\"");
    assertThat(changes(id)).containsExactly("OPENED 经批准开设。");
  }

  @Test
  void refusesAChangeThatItsKindCannotUse() {
    String id = aChannel();
    Map<String, Object> change = change();
    change.put("credentials", Map.of());
    Refusals.assertRefused(
        "changeChannel", 422, "channel-invalid", () -> put(id, "\"v0\"", change));
  }

  @Test
  void leavesToTheDeliverersWhatTheyKeep() {
    String id = aChannel();
    Database.update(
        "update channel set next_call_at = '2031-01-01', blocked_until = '2031-01-02', failures ="
            + " 7, last_failure = 'busy', last_failure_at = '2031-01-03', last_delivered_at ="
            + " '2031-01-04', tested_at = '2031-01-05', test_works = true, test_outcome = 'fine'"
            + " where id = ?",
        id);
    String kept = kept(id);
    Map<String, Object> change = change();
    change.put("concurrency", 3);
    put(id, "\"v0\"", change).then().statusCode(200);
    act(id, "suspension", "\"v1\"").then().statusCode(200);
    assertThat(kept(id)).isEqualTo(kept).contains("2031-01-04", "busy", "fine");
  }

  private static String kept(String id) {
    return Database.text(
        "select concat_ws(' ', next_call_at, blocked_until, failures, last_failure,"
            + " last_failure_at, last_delivered_at, tested_at, test_works, test_outcome) from"
            + " channel where id = ?",
        id);
  }

  @Test
  void suspendsResumesAndClosesForGood() {
    String id = aChannel();
    act(id, "suspension", "\"v0\"").then().statusCode(200).body("state", equalTo("SUSPENDED"));
    act(id, "resumption", "\"v1\"").then().statusCode(200).body("state", equalTo("OPEN"));
    act(id, "closing", "\"v2\"")
        .then()
        .statusCode(200)
        .header("ETag", "\"v3\"")
        .body("state", equalTo("CLOSED"));
    assertThat(changes(id))
        .containsExactly("CLOSED 平台维护。", "RESUMED 平台维护。", "SUSPENDED 平台维护。", "OPENED 经批准开设。");
    Map<String, String> operations =
        Map.of(
            "suspendChannel",
            "suspension",
            "resumeChannel",
            "resumption",
            "closeChannel",
            "closing");
    operations.forEach(
        (operation, path) ->
            Refusals.assertRefused(
                operation, 409, "channel-state-forbids", () -> act(id, path, "\"v3\"")));
    Refusals.assertRefused(
        "changeChannel", 409, "channel-state-forbids", () -> put(id, "\"v3\"", change()));
    Refusals.assertRefused("testChannel", 409, "channel-state-forbids", () -> test(id));
  }

  @Test
  void closesOnceWhenTwoDo() {
    String id = aChannel();
    String token = Api.staffToken("admin");
    assertThat(
            both(
                () ->
                    json(given().auth().oauth2(token))
                        .header("If-Match", "\"v0\"")
                        .body(NOTE)
                        .post(PATH + "/" + id + "/closing")
                        .statusCode()))
        .containsExactlyInAnyOrder(200, 412);
    assertThat(changes(id)).containsExactly("CLOSED 平台维护。", "OPENED 经批准开设。");
  }

  @Test
  void needsThePresentVersion() {
    String id = aChannel();
    Map<String, String> operations =
        Map.of(
            "suspendChannel",
            "suspension",
            "resumeChannel",
            "resumption",
            "closeChannel",
            "closing");
    operations.forEach(
        (operation, path) -> {
          Refusals.assertRefused(operation, 412, "stale-version", () -> act(id, path, "\"v9\""));
          Refusals.assertRefused(
              operation,
              428,
              "precondition-required",
              () -> json(Api.as("admin")).body(NOTE).post(PATH + "/" + id + "/" + path));
        });
    Refusals.assertRefused(
        "changeChannel", 412, "stale-version", () -> put(id, "\"v9\"", change()));
    Refusals.assertRefused(
        "changeChannel",
        428,
        "precondition-required",
        () -> json(Api.as("admin")).body(change()).put(PATH + "/" + id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown-channel", "%00", "%20"})
  void findsNoUnknownChannel(String id) {
    Map<String, String> operations =
        Map.of(
            "suspendChannel",
            "suspension",
            "resumeChannel",
            "resumption",
            "closeChannel",
            "closing");
    operations.forEach(
        (operation, path) ->
            Refusals.assertRefused(
                operation, 404, "channel-not-found", () -> act(id, path, "\"v0\"")));
    Refusals.assertRefused(
        "changeChannel", 404, "channel-not-found", () -> put(id, "\"v0\"", change()));
    Refusals.assertRefused("testChannel", 404, "channel-not-found", () -> test(id));
    Refusals.assertRefused(
        "getChannel", 404, "channel-not-found", () -> raw(Api.as("admin")).get(PATH + "/" + id));
    Refusals.assertRefused(
        "listChannelChanges",
        404,
        "channel-not-found",
        () -> raw(Api.as("admin")).get(PATH + "/" + id + "/changes"));
    Refusals.assertRefused(
        "getChannelHealth",
        404,
        "channel-not-found",
        () -> raw(Api.as("admin")).get(PATH + "/" + id + "/health"));
  }

  @Test
  void pagesThroughTheRegister() {
    String id = aChannel();
    act(id, "suspension", "\"v0\"").then().statusCode(200);
    act(id, "resumption", "\"v1\"").then().statusCode(200);
    List<String> kinds = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page =
          Api.as("officer")
              .queryParam("limit", 1)
              .queryParam("cursor", cursor)
              .get(PATH + "/" + id + "/changes");
      kinds.addAll(page.jsonPath().getList("items.kind", String.class));
      cursor = page.jsonPath().getString("nextCursor");
    }
    assertThat(kinds).containsExactly("RESUMED", "SUSPENDED", "OPENED");
  }

  @Test
  void letsOnlyAdministratorsWrite() {
    String id = aChannel();
    for (String role : List.of("editor", "reviewer", "officer", "auditor")) {
      String token = Api.staffToken(role);
      RequestSpecification request =
          json(given().auth().oauth2(token)).header("If-Match", "\"v0\"");
      Refusals.assertRefused(
          "closeChannel",
          403,
          "forbidden",
          () -> given().spec(request).body(NOTE).post(PATH + "/" + id + "/closing"));
      Refusals.assertRefused(
          "changeChannel",
          403,
          "forbidden",
          () -> given().spec(request).body(change()).put(PATH + "/" + id));
      Refusals.assertRefused(
          "testChannel",
          403,
          "forbidden",
          () -> given().auth().oauth2(token).post(PATH + "/" + id + "/test"));
      int expected = role.equals("reviewer") ? 403 : 200;
      for (String path : List.of("", "/changes", "/health")) {
        given().auth().oauth2(token).get(PATH + "/" + id + path).then().statusCode(expected);
      }
    }
  }

  // --- Trials

  @Test
  void triesAnAccountAndKeepsTheOutcome() {
    String id = aChannel();
    health(id).then().statusCode(200).body("test", nullValue());
    test(id).then().statusCode(200).body("works", equalTo(true)).body("detail", equalTo("已连接。"));
    health(id)
        .then()
        .body("test.works", equalTo(true))
        .body("test.outcome", equalTo("已连接。"))
        .body("test.testedAt", notNullValue());
    Api.as("admin").get(PATH + "/" + id).then().header("ETag", "\"v0\"");
  }

  @Test
  void triesASuspendedChannel() {
    String id = aChannel();
    act(id, "suspension", "\"v0\"").then().statusCode(200);
    test(id).then().statusCode(200).body("works", equalTo(true));
  }

  @ParameterizedTest
  @CsvSource({
    "fails,调用失败：IllegalStateException。",
    "throws,调用失败：IllegalArgumentException。",
    "repeats,invalid key ***",
    "hangs,渠道没有在 10 秒内回答。"
  })
  void namesOnlyTheKindOfAFailure(String answer, String detail) {
    String id = newId();
    Map<String, Object> body = body(id);
    body.put("settings", Map.of("endpoint", "https://www.example.invalid/", "answer", answer));
    open(body).then().statusCode(201);
    test(id).then().statusCode(200).body("works", equalTo(false)).body("detail", equalTo(detail));
    health(id).then().body("test.works", equalTo(false)).body("test.outcome", equalTo(detail));
  }

  @Test
  void saysThatNothingServesAKind() {
    String id = newId();
    Database.update(
        "insert into channel (id, kind, name, state) values (?, 'GONE', '旧渠道', 'OPEN')", id);
    test(id).then().statusCode(200).body("works", equalTo(false));
    Api.as("admin").get(PATH + "/" + id).then().statusCode(200).body("capabilities", nullValue());
  }

  // --- Secrets

  @Test
  void givesNoSecretAway() {
    List<Response> answers = new ArrayList<>();
    LoggedLines log = LoggedLines.open();
    try {
      String id = newId();
      Map<String, Object> body = body(id);
      body.put("settings", Map.of("endpoint", "https://www.example.invalid/", "answer", "fails"));
      answers.add(open(body));
      answers.add(open(body));
      answers.add(test(id));
      Map<String, Object> change = change();
      change.put("credentials", Map.of("secret", SECRET));
      answers.add(put(id, "\"v0\"", change));
      answers.add(put(id, "\"v0\"", change));
      change.put("credentials", Map.of("other", SECRET));
      answers.add(put(id, "\"v1\"", change));
      change.put("credentials", SECRET);
      answers.add(put(id, "\"v1\"", change));
      change.put("credentials", Map.of("secret", Map.of("nested", SECRET)));
      answers.add(put(id, "\"v1\"", change));
      change.put("credentials", Map.of("secret", SECRET.repeat(400)));
      answers.add(put(id, "\"v1\"", change));
      change.put("credentials", Map.of(SECRET + "!", "x"));
      answers.add(put(id, "\"v1\"", change));
      answers.add(act(id, "suspension", "\"v1\""));
      for (String path :
          List.of("", "/board", "/" + id, "/" + id + "/changes", "/" + id + "/health")) {
        answers.add(Api.as("admin").get(PATH + path));
      }
      assertThat(answers.stream().map(Response::statusCode))
          .containsExactly(
              201, 409, 200, 200, 412, 422, 400, 400, 400, 400, 200, 200, 200, 200, 200, 200);
      for (Response answer : answers) {
        assertThat(TraceSearch.in(answer.asByteArray(), List.of(SECRET)))
            .as(answer.asString())
            .isEmpty();
      }
      assertThat(TraceSearch.in(log.text(), List.of(SECRET))).isEmpty();
      assertThat(Tables.rowsWith(SECRET)).isZero();
      String stored = Database.text("select channel::text from channel where id = ?", id);
      assertThat(TraceSearch.in(stored.getBytes(UTF_8), List.of(SECRET))).isEmpty();
      assertThat(Database.text("select credentials from channel where id = ?", id))
          .matches("[A-Za-z0-9_-]+:1:[A-Za-z0-9+/=]{40,}");
    } finally {
      log.close();
    }
  }

  @Test
  void keepsSecretsOutOfItsOwnWords() {
    Map<String, String> secrets = Map.of("secret", SECRET);
    OpenChannelRequest open =
        new OpenChannelRequest("id", "K", "n", "", "u", null, secrets, null, null, null, null);
    PutChannelRequest put =
        new PutChannelRequest("n", "", "u", Map.of(), secrets, OnCorrection.MANUAL, 1, 1, null);
    ChannelAccount account = new ChannelAccount("id", "K", "n", "", Map.of(), secrets);
    assertThat(open + " " + put + " " + account).doesNotContain(SECRET);
  }

  @Test
  void theTableKnowsItsKindsOfChange() {
    String id = aChannel();
    assertThatThrownBy(
            () ->
                Database.update(
                    "insert into channel_change values (gen_random_uuid(), ?, 'ELSE', null, 'x',"
                        + " now())",
                    id))
        .hasMessageContaining("channel_change_kind_check");
  }

  // --- Requests

  private static String newId() {
    return "t-" + UUID.randomUUID();
  }

  private static String aChannel() {
    String id = newId();
    open(body(id)).then().statusCode(201);
    return id;
  }

  private static Map<String, Object> body(String id) {
    Map<String, Object> body = change();
    body.remove("onCorrection");
    body.remove("callsPerMinute");
    body.remove("concurrency");
    body.put("id", id);
    body.put("kind", TrialChannel.KIND);
    body.put("note", "经批准开设。");
    body.put("credentials", Map.of("secret", SECRET, "other", SECRET));
    return body;
  }

  private static Map<String, Object> change() {
    Map<String, Object> body = new HashMap<>();
    body.put("name", "测试渠道");
    body.put("account", "demo");
    body.put("ownerUnit", "青禾镇人民政府");
    body.put("settings", Map.of("endpoint", "https://www.example.invalid/"));
    body.put("onCorrection", "MANUAL");
    body.put("callsPerMinute", 60);
    body.put("concurrency", 2);
    body.put("note", "机构更名。");
    return body;
  }

  private static Response open(Map<String, ?> body) {
    return json(Api.as("admin")).header("Idempotency-Key", Api.key()).body(body).post(PATH);
  }

  private static Response put(String id, String version, Map<String, ?> body) {
    return json(Api.as("admin")).header("If-Match", version).body(body).put(PATH + "/" + id);
  }

  private static Response act(String id, String path, String version) {
    return json(Api.as("admin"))
        .header("If-Match", version)
        .body(NOTE)
        .post(PATH + "/" + id + "/" + path);
  }

  private static Response test(String id) {
    return raw(Api.as("admin")).post(PATH + "/" + id + "/test");
  }

  private static Response health(String id) {
    return Api.as("editor").get(PATH + "/" + id + "/health");
  }

  private static RequestSpecification json(RequestSpecification request) {
    return raw(request).contentType(ContentType.JSON);
  }

  /** Addresses are written as they are sent. */
  private static RequestSpecification raw(RequestSpecification request) {
    return request.urlEncodingEnabled(false);
  }

  private static List<String> changes(String id) {
    List<Map<String, Object>> items =
        Api.as("officer").get(PATH + "/" + id + "/changes").jsonPath().getList("items");
    return items.stream().map(item -> item.get("kind") + " " + item.get("note")).toList();
  }

  private static List<Integer> both(Supplier<Integer> request) {
    List<CompletableFuture<Integer>> sent =
        Stream.of(1, 2).map(i -> CompletableFuture.supplyAsync(request)).toList();
    return sent.stream().map(CompletableFuture::join).toList();
  }
}
