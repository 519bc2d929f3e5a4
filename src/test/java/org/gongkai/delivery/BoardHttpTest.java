package org.gongkai.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health of channels, the board, and incidents. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class BoardHttpTest {

  private static final String BOARD = "/v1/admin/channels/board";
  private static final String INCIDENTS = "/v1/admin/incidents";
  private static final Map<String, String> NOTE = Map.of("note", "已经恢复。");

  @Inject IncidentService incidents;

  private final String channel = "board-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void register() {
    Database.update(
        "insert into channel (id, kind, name, state) values (?, 'GONE', '看板渠道', 'OPEN')", channel);
  }

  /** So that no other test finds work of this one. */
  @AfterEach
  void finish() {
    Database.update("delete from channel_incident where channel_id = ?", channel);
    Database.update("delete from delivery where channel_id = ?", channel);
  }

  // --- Health and board

  @Test
  void showsAChannelThatNothingWaitsFor() {
    Api.as("editor")
        .get("/v1/admin/channels/" + channel + "/health")
        .then()
        .statusCode(200)
        .body("channelId", equalTo(channel))
        .body("state", equalTo("OPEN"))
        .body("breaker.blockedUntil", nullValue())
        .body("breaker.failures", equalTo(0))
        .body("freshness.days", nullValue())
        .body("freshness.stale", equalTo(false))
        .body("queue.PENDING", equalTo(0))
        .body("queue.size()", equalTo(DeliveryState.values().length))
        .body("oldestWaitingSince", nullValue())
        .body("test", nullValue())
        .body("openIncidents", equalTo(0));
  }

  @Test
  void showsBreakerAndFreshness() {
    Database.update(
        "update channel set blocked_until = '2031-01-02T00:00:00Z', failures = 5, last_failure ="
            + " 'busy', last_failure_at = '2026-01-01T00:00:00Z', last_delivered_at ="
            + " clock_timestamp() - interval '15 days' where id = ?",
        channel);
    JsonPath health = Api.as("auditor").get("/v1/admin/channels/" + channel + "/health").jsonPath();
    assertThat(health.getString("breaker.blockedUntil")).isEqualTo("2031-01-02T08:00:00+08:00");
    assertThat(health.getInt("breaker.failures")).isEqualTo(5);
    assertThat(health.getString("breaker.lastFailure")).isEqualTo("busy");
    assertThat(health.getString("breaker.lastFailureAt")).isEqualTo("2026-01-01T08:00:00+08:00");
    assertThat(health.getInt("freshness.days")).isEqualTo(15);
    assertThat(health.getBoolean("freshness.stale")).isTrue();
    Map<String, Object> onBoard = onBoard();
    assertThat(onBoard.get("breaker")).isEqualTo(health.getMap("breaker"));
    assertThat(onBoard.get("freshness")).isEqualTo(health.getMap("freshness"));
  }

  @Test
  void countsDeliveries() {
    Map<String, Integer> before = totals();
    String oldest = delivery("PENDING", null, "3 days");
    delivery("WAITING", null, "1 minute");
    delivery("SENDING", null, "1 minute");
    delivery("RETRY", null, "1 minute");
    delivery("UNKNOWN", null, "1 minute");
    delivery("RECONCILING", null, "1 minute");
    delivery("MANUAL", "POST", "1 minute");
    delivery("REJECTED", null, "9 days");
    String forgotten = delivery("REJECTED", null, "9 days");
    backdate(forgotten, "8 days");
    delivery("DELIVERED", null, "1 hour");
    delivery("DELIVERED", null, "25 hours");
    delivery("SUPERSEDED", null, "30 days");
    Map<String, Object> counts = counts();
    assertThat(counts)
        .containsEntry("waiting", 2)
        .containsEntry("sending", 1)
        .containsEntry("retry", 1)
        .containsEntry("unknown", 2)
        .containsEntry("manual", 1)
        .containsEntry("rejected", 1)
        .containsEntry("delivered", 1)
        .containsEntry("openIncidents", 0);
    Map<String, Integer> after = totals();
    counts.forEach(
        (name, number) ->
            assertThat(after.getOrDefault(name, 0) - before.getOrDefault(name, 0))
                .as(name)
                .isEqualTo(number));
    String since =
        Database.text(
            "select to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD\"T\"HH24:MI') from"
                + " delivery where id = ?::uuid",
            oldest);
    assertThat(String.valueOf(onBoard().get("oldestWaitingSince"))).startsWith(since);
    JsonPath health = Api.as("editor").get("/v1/admin/channels/" + channel + "/health").jsonPath();
    assertThat(health.getInt("queue.DELIVERED")).isEqualTo(2);
    assertThat(health.getInt("queue.REJECTED")).isEqualTo(2);
    assertThat(health.getInt("queue.SUPERSEDED")).isEqualTo(1);
    assertThat(health.getString("oldestWaitingSince")).startsWith(since);
  }

  @Test
  void listsWhatPeopleMustActOn() {
    String manual = delivery("MANUAL", "POST", "2 days");
    String rejected = delivery("REJECTED", null, "1 day");
    delivery("RETRY", null, "1 day");
    String resolved = delivery("REJECTED", null, "1 day");
    Database.update(
        "update delivery set resolved_by = 'staff-1', resolution_note = '不再发布。' where id ="
            + " ?::uuid",
        resolved);
    String overtaken = delivery("REJECTED", null, "1 day");
    Database.update(
        "insert into delivery (id, content_id, content_version, channel_id, payload, state,"
            + " operation, delivered_at) select gen_random_uuid(), content_id, 1, channel_id, '{}',"
            + " 'DELIVERED', 'WITHDRAW', now() from delivery where id = ?::uuid",
        overtaken);
    backdate(manual, "3 days");
    backdate(rejected, "2 days");
    List<Map<String, Object>> tasks = ownTasks();
    assertThat(tasks.stream().map(task -> task.get("deliveryId")))
        .containsExactly(manual, rejected);
    assertThat(tasks.get(0))
        .containsEntry("state", "MANUAL")
        .containsEntry("task", "POST")
        .containsEntry("title", "看板测试")
        .containsEntry("detail", "标题过长");
    assertThat(tasks.get(1)).containsEntry("state", "REJECTED").containsEntry("task", null);
    assertThat(String.valueOf(tasks.get(0).get("since"))).endsWith("+08:00");
  }

  @Test
  void listsFiftyTasksAtMost() {
    for (int i = 0; i < 51; i++) {
      delivery("MANUAL", "POST", "1 hour");
    }
    assertThat(Api.as("editor").get(BOARD).jsonPath().getList("tasks")).hasSize(50);
    assertThat(counts()).containsEntry("manual", 51);
  }

  @Test
  void showsTheBoardToThoseWhoWorkWithContents() {
    for (String role : List.of("editor", "reviewer", "officer", "admin", "auditor")) {
      Api.as(role).get(BOARD).then().statusCode(200);
    }
    String citizen = Api.citizenToken("board-reader");
    Refusals.assertRefused(
        "getChannelBoard", 403, "forbidden", () -> given().auth().oauth2(citizen).get(BOARD));
    String reviewer = Api.staffToken("reviewer");
    for (String path : List.of("/v1/admin/channels/" + channel + "/health", INCIDENTS)) {
      given().auth().oauth2(reviewer).get(path).then().statusCode(403);
    }
  }

  // --- Incidents

  @Test
  void listsAndResolvesIncidents() throws Throwable {
    UUID content = aContent();
    String id = anIncident(content);
    open(content);
    Response list = Api.as("officer").queryParam("channel", channel).get(INCIDENTS);
    list.then()
        .statusCode(200)
        .body("items.id", contains(id))
        .body("items[0].title", equalTo("看板测试"))
        .body("items[0].kind", equalTo("DELETED"))
        .body("items[0].detail", equalTo("不见了"))
        .body("items[0].resolvedAt", nullValue());
    assertThat(Api.as("editor").get(BOARD).jsonPath().getList("incidents.id", String.class))
        .contains(id);
    assertThat(counts()).containsEntry("openIncidents", 1);

    resolve(id, "editor")
        .then()
        .statusCode(200)
        .body("resolvedBy", equalTo("staff-editor"))
        .body("resolution", equalTo("已经恢复。"));
    assertThat(counts()).containsEntry("openIncidents", 0);
    assertThat(
            Api.as("auditor")
                .queryParam("subjectId", id)
                .get("/v1/admin/audit")
                .jsonPath()
                .getList("items"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat((Map<?, ?>) entry)
                    .extracting("action", "subject", "reason", "actor")
                    .containsExactly("resolveIncident", "incident", "已经恢复。", "staff-editor"));
    Refusals.assertRefused(
        "resolveIncident", 409, "incident-already-resolved", () -> resolve(id, "editor"));
    // Found again, it is another one.
    assertThat(anIncident(content)).isNotEqualTo(id);
  }

  @Test
  void filtersAndPagesIncidents() throws Throwable {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(0, anIncident(aContent()));
    }
    resolve(ids.get(1), "editor").then().statusCode(200);
    assertThat(listed("?channel=" + channel + "&open=true"))
        .containsExactly(ids.get(0), ids.get(2));
    assertThat(listed("?channel=" + channel + "&open=false")).containsExactly(ids.get(1));
    assertThat(listed("?channel=no-such-channel")).isEmpty();
    List<String> paged = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          Api.as("auditor")
              .queryParam("channel", channel)
              .queryParam("limit", 2)
              .queryParam("cursor", cursor)
              .get(INCIDENTS)
              .jsonPath();
      paged.addAll(page.getList("items.id", String.class));
      cursor = page.getString("nextCursor");
    }
    assertThat(paged).containsExactlyElementsOf(ids);
    Response refused =
        Refusals.refusal(
            "listIncidents",
            400,
            "invalid-request",
            () -> Api.as("editor").queryParam("channel", "a b").get(INCIDENTS));
    Refusals.assertViolation(refused, "query", "channel");
  }

  @Test
  void refusesUnknownIncidentsAndOtherRoles() throws Throwable {
    String id = anIncident(aContent());
    Refusals.assertRefused(
        "resolveIncident",
        404,
        "incident-not-found",
        () -> resolve(UUID.randomUUID().toString(), "editor"));
    for (String role : List.of("reviewer", "officer", "admin", "auditor")) {
      Refusals.assertRefused("resolveIncident", 403, "forbidden", () -> resolve(id, role));
    }
    Response shortNote =
        Refusals.refusal(
            "resolveIncident",
            400,
            "invalid-request",
            () -> resolve(id, Api.staffToken("editor"), Api.key(), Map.of("note", "x")));
    Refusals.assertViolation(shortNote, "body", "note");
  }

  @Test
  void resolvesOnceHoweverOftenItIsSent() throws Throwable {
    String id = anIncident(aContent());
    String token = Api.staffToken("editor");
    List<CompletableFuture<Integer>> sent =
        Stream.of(Api.key(), Api.key())
            .map(
                key ->
                    CompletableFuture.supplyAsync(() -> resolve(id, token, key, NOTE).statusCode()))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
    assertThat(Database.number("select count(*) from audit_entry where subject_id = ?::uuid", id))
        .isOne();
    String again = anIncident(aContent());
    String key = Api.key();
    Response first = resolve(again, token, key, NOTE);
    Response second = resolve(again, token, key, NOTE);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  // --- Fixtures

  private String anIncident(UUID content) throws Throwable {
    open(content);
    return Database.text(
        "select id from channel_incident where content_id = ? and channel_id = ? and resolved_at is"
            + " null",
        content,
        channel);
  }

  private void open(UUID content) throws Throwable {
    VertxContextSupport.subscribeAndAwait(
        () -> incidents.open(channel, content, IncidentKind.DELETED, "不见了"));
  }

  private static UUID aContent() {
    UUID id = UUID.randomUUID();
    Database.update(
        "with c as (insert into content (id, type, column_name, subject_path, published_at,"
            + " created_by, version, state, latest, published, place) values (?, 'FEEDBACK_REPORT',"
            + " 'board-test', '/v1/nothing', now(), 'x', 0, 'PUBLISHED', 1, 1, ?)) insert into"
            + " content_version (content_id, number, column_name, title, summary, body, unit,"
            + " openness, written_by, written_at, checked_at, edition, published_at, published_by)"
            + " values (?, 1, 'board-test', '看板测试', '', '', '青禾镇人民政府', 'PROACTIVE', 'x', now(),"
            + " now(), 1, now(), 'x')",
        id,
        id,
        id);
    // Readers' lists are other tests' business.
    Database.update(
        "update content set withdrawn_at = now(), withdrawal_reason = '测试' where id = ?", id);
    return id;
  }

  @CanIgnoreReturnValue
  private String delivery(String state, @Nullable String task, String ago) {
    UUID id = UUID.randomUUID();
    Database.update(
        "insert into delivery (id, content_id, content_version, channel_id, payload, state, task,"
            + " due_at, created_at, delivered_at, last_detail, lease_until) values (?, ?, 1, ?,"
            + " '{}', ?, nullif(?::varchar, ''), '2099-01-01', clock_timestamp() - ?::interval,"
            + " case when ?::varchar = 'DELIVERED' then clock_timestamp() - ?::interval end,"
            + " '标题过长', '2099-01-01')",
        id,
        aContent(),
        channel,
        state,
        task == null ? "" : task,
        ago,
        state,
        ago);
    return id.toString();
  }

  /** When it last changed is kept by a trigger. */
  private static void backdate(String delivery, String ago) {
    Database.update("alter table delivery disable trigger delivery_changes");
    Database.update(
        "update delivery set changed_at = clock_timestamp() - ?::interval where id = ?::uuid",
        ago,
        delivery);
    Database.update("alter table delivery enable trigger delivery_changes");
  }

  private static Response resolve(String id, String role) {
    return resolve(id, Api.staffToken(role), Api.key(), NOTE);
  }

  private static Response resolve(String id, String token, String key, Map<String, ?> body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(INCIDENTS + "/" + id + "/resolution");
  }

  private static List<String> listed(String query) {
    return Api.as("admin").get(INCIDENTS + query).jsonPath().getList("items.id", String.class);
  }

  private static Map<String, Integer> totals() {
    return Api.as("editor").get(BOARD).jsonPath().getMap("totals");
  }

  private Map<String, Object> onBoard() {
    return Api.as("editor")
        .get(BOARD)
        .jsonPath()
        .getMap("channels.find { it.id == '%s' }".formatted(channel));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> counts() {
    return (Map<String, Object>) Objects.requireNonNull(onBoard().get("counts"));
  }

  private List<Map<String, Object>> ownTasks() {
    return Api.as("editor")
        .get(BOARD)
        .jsonPath()
        .getList("tasks.findAll { it.channelId == '%s' }".formatted(channel));
  }
}
