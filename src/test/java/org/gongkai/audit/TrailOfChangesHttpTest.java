package org.gongkai.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** The trail tells who made what of a thing: what it was before, what it is after, and why. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class TrailOfChangesHttpTest {

  private static final String DECISIONS = "/v1/admin/decisions/";
  private static final String CHANNELS = "/v1/admin/channels/";
  private static final String STAGE =
      "{\"stage\":\"DRAFT\",\"title\":\"%s\",\"text\":\"全文见附件。\",\"occurredOn\":\"2026-03-01\""
          + "%s}";

  @Test
  void tellsOfDecisions() {
    String id = Api.aDecision();
    JsonPath made = only("createDecision", id, "staff-officer");
    assertThat(made.getMap("detail")).containsOnlyKeys("after");
    assertThat(made.getString("detail.after.title")).isEqualTo("集市管理办法");
    Map<String, Object> body =
        Map.of("year", 2026, "title", "集市管理规定", "unit", Api.UNIT, "kind", "MAJOR_DECISION");
    done(json(officer()).body(body).put(DECISIONS + id));
    JsonPath replaced = only("replaceDecision", id, "staff-officer");
    assertThat(replaced.getMap("detail.before")).isEqualTo(Map.of("title", "集市管理办法"));
    assertThat(replaced.getMap("detail.after")).isEqualTo(Map.of("title", "集市管理规定"));
    done(officer().post(DECISIONS + id + "/publication"));
    JsonPath published = only("publishDecision", id, "staff-officer");
    assertThat(published.getString("detail.before.publishedAt")).isNull();
    assertThat(published.getString("detail.after.publishedAt")).isNotBlank();
  }

  @Test
  void tellsOfStages() {
    String stages = DECISIONS + Api.aDecision() + "/stages";
    String id = done(json(officer()).body(STAGE.formatted("征求意见稿", "")).post(stages)).path("id");
    assertThat(only("addStage", id, "staff-officer").getString("detail.after.title"))
        .isEqualTo("征求意见稿");
    done(officer().post(stages + "/" + id + "/publication"));
    assertThat(only("publishStage", id, "staff-officer").getMap("detail.after"))
        .containsKey("publishedAt");
    String correction = ",\"correctionNote\":\"标题原误写。\"";
    done(json(officer()).body(STAGE.formatted("草案", correction)).put(stages + "/" + id));
    JsonPath corrected = only("replaceStage", id, "staff-officer");
    assertThat(corrected.getString("reason")).isEqualTo("标题原误写。");
    assertThat(corrected.getString("detail.before.title")).isEqualTo("征求意见稿");
    assertThat(corrected.getString("detail.after.title")).isEqualTo("草案");
    done(json(officer()).body("{\"reason\":\"内容尚待核定。\"}").post(stages + "/" + id + "/withdrawal"));
    assertThat(only("withdrawStage", id, "staff-officer").getString("reason")).isEqualTo("内容尚待核定。");
    String other = done(json(officer()).body(STAGE.formatted("多余的一项", "")).post(stages)).path("id");
    done(officer().delete(stages + "/" + other));
    JsonPath deleted = only("deleteStage", other, "staff-officer");
    assertThat(deleted.getMap("detail")).containsOnlyKeys("before");
    assertThat(deleted.getString("detail.before.title")).isEqualTo("多余的一项");
  }

  @Test
  void tellsOfConsultationsAndTheirDrafts() {
    String id = Api.aConsultation();
    assertThat(only("createConsultation", id, "staff-officer").getString("detail.after.title"))
        .isEqualTo("关于公开征求《集市管理办法》意见的公告");
    done(Api.importDraft(id, Api.SMALL_DRAFT));
    JsonPath imported = only("importDraft", id, "staff-officer");
    assertThat(imported.getInt("detail.after.version")).isEqualTo(1);
    assertThat(imported.getInt("detail.after.clauses")).isGreaterThan(3);
    done(Api.open(id, Map.of("closesAt", Api.today().plusDays(40).toString())));
    JsonPath opened = only("openConsultation", id, "staff-officer");
    assertThat(opened.getString("detail.before.status")).isEqualTo("PLANNED");
    assertThat(opened.getString("detail.after.status")).isEqualTo("OPEN");
    done(
        Api.change(
            id,
            "extension",
            Map.of("closesAt", Api.today().plusDays(50).toString(), "reason", "应经营户要求延长。")));
    assertThat(only("extendConsultation", id, "staff-officer").getString("reason"))
        .isEqualTo("应经营户要求延长。");
    redraft(id);
    Api.closeSince(id, Duration.ofHours(1));
    done(
        Api.change(
            id,
            "reopening",
            Map.of("closesAt", Api.today().plusDays(60).toString(), "reason", "修改较多，再次听取意见。")));
    JsonPath reopened = only("reopenConsultation", id, "staff-officer");
    assertThat(reopened.getString("reason")).isEqualTo("修改较多，再次听取意见。");
    assertThat(reopened.getString("detail.before.status")).isEqualTo("CLOSED");
    assertThat(reopened.getString("detail.after.status")).isEqualTo("OPEN");
  }

  private static void redraft(String id) {
    done(Api.importDraft(id, Api.SMALL_DRAFT.replace("摊位划线编号。", "摊位统一划线并编号。")));
    String clause = Api.clause(id, "二");
    String anchors = "/v1/admin/consultations/" + id + "/drafts/2/anchors/";
    done(
        json(officer())
            .body("{\"fate\":\"REMOVED\",\"targets\":[],\"reason\":\"新稿已无此内容。\"}")
            .put(anchors + clause));
    JsonPath anchored = only("putAnchor", clause, "staff-officer");
    assertThat(anchored.getString("reason")).isEqualTo("新稿已无此内容。");
    assertThat(anchored.getString("detail.after.consultationId")).isEqualTo(id);
    assertThat(anchored.getString("detail.after.fate")).isEqualTo("REMOVED");
    assertThat(anchored.getString("detail.before.fate")).isNotEqualTo("REMOVED");
    assertThat(anchored.getList("detail.before.targets")).isNotEmpty();
    done(Api.publishDraft(id, 2));
    JsonPath published = only("publishDraft", id, "staff-officer");
    assertThat(published.getMap("detail.after")).isNotEmpty();
  }

  @Test
  void tellsOfChannelsWithoutTheirSecrets() {
    String id = "trail-" + UUID.randomUUID().toString().substring(0, 8);
    String subject = AuditedChange.idOf("channel", id).toString();
    Map<String, Object> body = new HashMap<>();
    body.put("name", "演示渠道");
    body.put("account", "demo");
    body.put("ownerUnit", Api.UNIT);
    Map<String, Object> opening = new HashMap<>(body);
    opening.put("id", id);
    opening.put("kind", "SANDBOX");
    opening.put("note", "试用。");
    done(json(admin()).body(opening).post("/v1/admin/channels"));
    JsonPath opened = only("openChannel", subject, "staff-admin");
    assertThat(opened.getString("reason")).isEqualTo("试用。");
    assertThat(opened.getString("detail.after.id")).isEqualTo(id);
    body.put("settings", Map.of());
    body.put("onCorrection", "MANUAL");
    body.put("callsPerMinute", 30);
    body.put("concurrency", 2);
    body.put("note", "平台限制了次数。");
    done(json(admin()).body(body).put(CHANNELS + id));
    JsonPath changed = only("changeChannel", subject, "staff-admin");
    assertThat(changed.getInt("detail.before.callsPerMinute")).isEqualTo(60);
    assertThat(changed.getInt("detail.after.callsPerMinute")).isEqualTo(30);
    done(admin().post(CHANNELS + id + "/test"));
    assertThat(only("testChannel", subject, "staff-admin").getMap("detail.after"))
        .containsKeys("works", "detail");
    Map<String, String> moves =
        Map.of("suspension", "SUSPENDED", "resumption", "OPEN", "closing", "CLOSED");
    Map<String, String> actions =
        Map.of(
            "suspension",
            "suspendChannel",
            "resumption",
            "resumeChannel",
            "closing",
            "closeChannel");
    for (String move : List.of("suspension", "resumption", "closing")) {
      done(json(admin()).body("{\"note\":\"平台维护。\"}").post(CHANNELS + id + "/" + move));
      JsonPath moved = only(actions.getOrDefault(move, ""), subject, "staff-admin");
      assertThat(moved.getString("reason")).isEqualTo("平台维护。");
      assertThat(moved.getString("detail.after.state")).isEqualTo(moves.get(move));
    }
  }

  @Test
  void tellsOfTheCalendar() {
    String year = "2093";
    String subject = AuditedChange.idOf("calendar", year).toString();
    for (boolean verified : List.of(false, true)) {
      Map<String, Object> source = Map.of("title", "关于节假日安排的通知", "documentNumber", "测试〔2093〕1号");
      Map<String, Object> body = Map.of("source", source, "verified", verified, "days", List.of());
      done(json(admin()).body(body).put("/v1/admin/calendar/" + year));
    }
    List<Map<String, Object>> entries = entries("putCalendar", subject).getList("items");
    assertThat(entries).hasSize(2);
    JsonPath told = entries("putCalendar", subject);
    assertThat(told.getString("items[1].detail.before.source")).isNull();
    assertThat(told.getMap("items[1].detail.after")).containsKey("source");
    assertThat(told.getBoolean("items[0].detail.before.verified")).isFalse();
    assertThat(told.getBoolean("items[0].detail.after.verified")).isTrue();
  }

  @Test
  void tellsOfTemplatesAndSearches() {
    String text = "{\"name\":\"%s\",\"outcome\":\"NOTED\",\"text\":\"您对{条款}的意见已经记录在案。\"}";
    String templates = "/v1/admin/verdict-templates";
    String id = done(json(officer()).body(text.formatted("已记录")).post(templates)).path("id");
    done(json(officer()).body(text.formatted("已记下")).put(templates + "/" + id));
    JsonPath replaced = only("replaceVerdictTemplate", id, "staff-officer");
    assertThat(replaced.getString("detail.before.name")).isEqualTo("已记录");
    assertThat(replaced.getString("detail.after.name")).isEqualTo("已记下");
    done(officer().delete(templates + "/" + id));
    assertThat(only("deleteVerdictTemplate", id, "staff-officer").getString("detail.before.name"))
        .isEqualTo("已记下");
    String consultation = Api.anOpenConsultation();
    done(officer().post("/v1/admin/consultations/" + consultation + "/group-proposals"));
    assertThat(
            only("searchGroupProposals", consultation, "staff-officer")
                .getInt("detail.after.compared"))
        .isZero();
  }

  private static JsonPath only(String action, String subject, String actor) {
    JsonPath entries = entries(action, subject);
    assertThat(entries.getList("items")).as(action + " of " + subject).hasSize(1);
    assertThat(entries.getString("items[0].actor")).isEqualTo(actor);
    return entries.setRootPath("items[0]");
  }

  private static JsonPath entries(String action, String subject) {
    return Api.as("auditor")
        .queryParam("subjectId", subject)
        .queryParam("action", action)
        .get("/v1/admin/audit")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static RequestSpecification officer() {
    return Api.officer().header("If-Match", "*");
  }

  private static RequestSpecification admin() {
    return Api.as("admin").header("Idempotency-Key", Api.key()).header("If-Match", "*");
  }

  private static RequestSpecification json(RequestSpecification request) {
    return request.contentType(ContentType.JSON);
  }

  @CanIgnoreReturnValue
  private static Response done(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isBetween(200, 299);
    return response;
  }
}
