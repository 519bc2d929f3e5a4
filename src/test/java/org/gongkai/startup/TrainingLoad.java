package org.gongkai.startup;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Publishing;

/**
 * What an instance typically does in its first minutes, so that a training run loads the classes
 * and profiles the methods of it: an editor publishes a notice, an officer opens a consultation, a
 * citizen comments, everyone reads. Each answer is checked.
 */
final class TrainingLoad {

  /** A citizen's words, by which a test knows data of the training. */
  static final String COMMENT = "建议每年公布一次收费标准，并说明依据。";

  /** Enough for profiles of the reads, few enough for some seconds. */
  private static final int ROUNDS = 60;

  private final String url;
  private final TrainingTokens tokens;

  TrainingLoad(String url, TrainingTokens tokens) {
    this.url = url;
    this.tokens = tokens;
  }

  /** Sends all of it. */
  void send() {
    String notice = publishNotice();
    String consultation = openConsultation();
    comment(consultation);
    List<String> reads =
        List.of(
            "/v1/home",
            "/v1/notices?limit=20",
            "/v1/notices/" + notice,
            "/v1/consultations?limit=20",
            "/v1/consultations/" + consultation,
            "/v1/consultations/" + consultation + "/drafts/1",
            "/v1/decisions",
            "/feeds/notice.atom");
    for (int round = 0; round < ROUNDS; round++) {
      reads.forEach(this::read);
    }
    read("/q/health/started");
    read("/q/health/ready");
    read("/q/metrics");
  }

  private String publishNotice() {
    Map<String, String> notice =
        Map.of(
            "type", "NOTICE",
            "column", "notice",
            "title", "关于集市开放时间的通知",
            "body", "<p>集市每日八时开放。</p>",
            "unit", "青禾镇人民政府",
            "openness", "PROACTIVE");
    String id = post("editor", "editor-1", "/v1/admin/contents", notice).path("id");
    String path = "/v1/admin/contents/" + id;
    post("editor", "editor-1", path + "/submission", Map.of());
    for (int stage = 1; stage <= 3; stage++) {
      post("reviewer", "reviewer-" + stage, path + "/reviews", Publishing.passing(stage));
    }
    post("editor", "editor-1", path + "/publication", Map.of("channels", List.of("feed")));
    return id;
  }

  private String openConsultation() {
    Map<String, ?> decision = Map.of("year", 2026, "title", "集市管理办法", "unit", "青禾镇人民政府");
    String decisionId = post("officer", "officer-1", "/v1/admin/decisions", decision).path("id");
    Map<String, String> announcement =
        Map.of("decisionId", decisionId, "title", "征求意见公告", "unit", "青禾镇人民政府", "contact", "无");
    String id = post("officer", "officer-1", "/v1/admin/consultations", announcement).path("id");
    String path = "/v1/admin/consultations/" + id;
    require(
        staff("officer", "officer-1")
            .contentType("text/plain; charset=UTF-8")
            .body(Api.SMALL_DRAFT.getBytes(UTF_8))
            .post(url + path + "/drafts"));
    String closesAt = Instant.now().plus(Duration.ofDays(31)).toString();
    post("officer", "officer-1", path + "/opening", Map.of("closesAt", closesAt));
    return id;
  }

  private void comment(String consultation) {
    Response session =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("code", "demo-alice"))
            .post(url + "/v1/sessions/wechat");
    String token = tokens.remember(require(session).jsonPath().getString("accessToken"));
    require(
        given()
            .auth()
            .oauth2(token)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType(ContentType.JSON)
            .body(Api.commentBody(COMMENT))
            .post(url + "/v1/consultations/" + consultation + "/comments"));
  }

  /** As a browser does: packed, and once more with the tag of what it has. */
  private void read(String path) {
    Response full = given().header("Accept-Encoding", "gzip").get(url + path);
    String tag = require(full).header("ETag");
    if (tag != null) {
      require(given().header("If-None-Match", tag).get(url + path));
    }
  }

  @CanIgnoreReturnValue
  private Response post(String role, String person, String path, Map<String, ?> body) {
    return require(staff(role, person).contentType(ContentType.JSON).body(body).post(url + path));
  }

  private RequestSpecification staff(String role, String person) {
    return given()
        .auth()
        .oauth2(tokens.staff(role, person))
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .header("If-Match", "*");
  }

  @CanIgnoreReturnValue
  private static Response require(Response response) {
    if (response.statusCode() >= 400) {
      throw new IllegalStateException(response.statusLine() + response.asString());
    }
    return response;
  }
}
