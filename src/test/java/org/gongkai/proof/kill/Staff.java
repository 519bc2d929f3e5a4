package org.gongkai.proof.kill;

import static io.restassured.RestAssured.given;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Api;

/** Those who work with the application: each call is made by a person with a token. */
final class Staff {

  private static final List<String> GATES =
      List.of("CONFIDENTIALITY", "POLITICS", "LAW", "POLICY", "WORDING");

  private final String issuer;
  private final PrivateKey key;

  Staff(SandboxServers servers) {
    issuer = setting(servers.configuration(), "quarkus.oidc.token.issuer");
    key = key(setting(servers.sandboxConfiguration(), "gongkai.sandbox.staff-key"));
  }

  /** Registers a channel. */
  void open(String url, String id, String kind, Map<String, ?> settings, Map<String, ?> secrets) {
    Map<String, Object> body =
        Map.of(
            "id",
            id,
            "kind",
            kind,
            "name",
            "测试渠道 " + id,
            "account",
            id,
            "ownerUnit",
            "青禾镇人民政府",
            "settings",
            settings,
            "credentials",
            secrets,
            "onCorrection",
            "MANUAL",
            "callsPerMinute",
            60_000,
            "concurrency",
            8);
    mustWork(post(url, "admin", "admin-1", "/v1/admin/channels", body, newKey()));
  }

  /** Writes a notice and has it reviewed; gives its id. */
  String anApprovedNotice(String url) {
    Map<String, Object> text =
        Map.of(
            "type", "NOTICE",
            "column", "notice",
            "title", "关于集市开放时间的通知 " + UUID.randomUUID().toString().substring(0, 8),
            "body", "<p>集市每日八时开放。</p>",
            "unit", "青禾镇人民政府",
            "openness", "PROACTIVE");
    String id =
        mustWork(post(url, "editor", "editor-1", "/v1/admin/contents", text, newKey())).path("id");
    String path = "/v1/admin/contents/" + id;
    mustWork(post(url, "editor", "editor-1", path + "/submission", Map.of(), newKey()));
    for (int stage = 1; stage <= 3; stage++) {
      Map<String, Object> review =
          Map.of("stage", stage, "outcome", "PASSED", "gates", GATES, "opennessConfirmed", true);
      mustWork(post(url, "reviewer", "reviewer-" + stage, path + "/reviews", review, newKey()));
    }
    return id;
  }

  /** A consultation that is open for an hour; gives its id. */
  String anOpenConsultation(String url) {
    Map<String, Object> decision = Map.of("year", 2026, "title", "集市管理办法", "unit", Api.UNIT);
    String about = mustWork(officer(url, "/v1/admin/decisions", "*", decision)).path("id");
    Map<String, Object> announced =
        Map.of("decisionId", about, "title", "征求意见公告", "unit", Api.UNIT, "contact", "无");
    Response made = mustWork(officer(url, "/v1/admin/consultations", "*", announced));
    String path = "/v1/admin/consultations/" + made.path("id");
    mustWork(
        given()
            .baseUri(url)
            .auth()
            .oauth2(officerToken())
            .header("Idempotency-Key", newKey())
            .contentType("text/plain; charset=UTF-8")
            .body(Api.SMALL_DRAFT.getBytes(StandardCharsets.UTF_8))
            .post(path + "/drafts"));
    String closesAt = Instant.now().plus(Duration.ofHours(1)).toString();
    Map<String, Object> window = Map.of("closesAt", closesAt, "shortenedReason", "测试");
    mustWork(officer(url, path + "/opening", made.header("ETag"), window));
    return made.path("id");
  }

  private Response officer(String url, String path, String version, Map<String, ?> body) {
    return given()
        .baseUri(url)
        .auth()
        .oauth2(officerToken())
        .header("Idempotency-Key", newKey())
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  private String officerToken() {
    return Jwt.issuer(issuer)
        .subject("officer-1")
        .audience("gongkai")
        .groups(Set.of("officer"))
        .claim("unit", Api.UNIT)
        .expiresIn(600)
        .jws()
        .sign(key);
  }

  /** Uploads a picture; gives its address. */
  String anImage(String url, byte[] png) {
    Response uploaded =
        given()
            .baseUri(url)
            .auth()
            .oauth2(token("editor-1", "editor"))
            .contentType("image/png")
            .body(png)
            .post("/v1/admin/media?name=cover.png");
    return mustWork(uploaded).path("address");
  }

  /** Tries a channel's account. */
  Response trial(String url, String channel) {
    return post(
        url, "admin", "admin-1", "/v1/admin/channels/" + channel + "/test", Map.of(), newKey());
  }

  /** The deliveries of a content. */
  Response deliveries(String url, String content) {
    return given()
        .baseUri(url)
        .auth()
        .oauth2(token("editor-1", "editor"))
        .get("/v1/admin/contents/" + content + "/deliveries");
  }

  /** Publishes; the same key may be sent again and again. */
  Response publish(String url, String content, List<String> channels, String idempotencyKey) {
    String path = "/v1/admin/contents/" + content + "/publication";
    return post(url, "editor", "editor-1", path, Map.of("channels", channels), idempotencyKey);
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  private Response post(
      String url, String role, String person, String path, Map<String, ?> body, String key) {
    return given()
        .baseUri(url)
        .auth()
        .oauth2(token(person, role))
        .header("Idempotency-Key", key)
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  @CanIgnoreReturnValue
  private static Response mustWork(Response response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.asString());
    }
    return response;
  }

  private String token(String person, String role) {
    return Jwt.issuer(issuer)
        .subject(person)
        .audience("gongkai")
        .groups(Set.of(role))
        .claim("unit", "青禾镇人民政府")
        .expiresIn(600)
        .jws()
        .sign(key);
  }

  private static String setting(Map<String, String> settings, String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  private static PrivateKey key(String base64) {
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
