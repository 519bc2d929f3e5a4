package org.gongkai.backup;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Api;

/** Staff and citizens of an invented town, who use an instance of the packaged application. */
final class Town {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final SandboxServers servers;
  private String url = "";

  Town(SandboxServers servers) {
    this.servers = servers;
  }

  /** Where they find it from now on. */
  void moveTo(String address) {
    url = address;
  }

  Response get(String path) {
    return given().get(url + path);
  }

  /** Reads as a role of staff. */
  Response read(String role, String path) {
    return staff(role).get(url + path);
  }

  /** A new decision's consultation, open for a month. */
  String openConsultation() {
    String decision =
        made(
                staff("officer"),
                "/v1/admin/decisions",
                Map.of("year", 2026, "title", "集市管理办法", "unit", Api.UNIT))
            .path("id");
    String consultation =
        made(
                staff("officer"),
                "/v1/admin/consultations",
                Map.of("decisionId", decision, "title", "征求意见公告", "unit", Api.UNIT, "contact", "无"))
            .path("id");
    String path = "/v1/admin/consultations/" + consultation;
    staff("officer")
        .contentType("text/plain; charset=UTF-8")
        .body(Api.SMALL_DRAFT.getBytes(UTF_8))
        .post(url + path + "/drafts")
        .then()
        .statusCode(201);
    String closesAt = Instant.now().plus(Duration.ofDays(31)).toString();
    staff("officer")
        .header("If-Match", read("officer", path).header("ETag"))
        .contentType(ContentType.JSON)
        .body(Map.of("closesAt", closesAt))
        .post(url + path + "/opening")
        .then()
        .statusCode(200);
    return consultation;
  }

  /** A comment with photos, or none. */
  JsonPath comment(String consultation, String citizen, String text, String... photos) {
    Map<String, Object> body = new HashMap<>(Api.commentBody(text));
    body.put("photoIds", List.of(photos));
    return made(citizen(citizen), "/v1/consultations/" + consultation + "/comments", body)
        .jsonPath();
  }

  /** A citizen's new photo. */
  String photo(String citizen, byte[] jpeg) {
    Response taken =
        citizen(citizen).contentType("image/jpeg").body(jpeg).post(url + "/v1/me/photos");
    taken.then().statusCode(201);
    return taken.path("id");
  }

  /** A new file of an editor; where readers find it and its variants. */
  List<String> image(byte[] png) {
    Response taken =
        staff("editor")
            .contentType("image/png")
            .queryParam("name", "集市.png")
            .body(png)
            .post(url + "/v1/admin/media");
    taken.then().statusCode(201);
    List<String> addresses = new ArrayList<>(List.of(taken.<String>path("address")));
    addresses.addAll(taken.jsonPath().getList("variants.address"));
    return addresses;
  }

  /** Answers the only comment of a closed consultation, and publishes the report. */
  void answer(String consultation, String comment) {
    String path = "/v1/admin/comments/" + comment;
    staff("officer")
        .header("If-Match", read("officer", path).header("ETag"))
        .contentType(ContentType.JSON)
        .body(Map.of("outcome", "NOTED", "reason", "已记录，将在下一年度一并考虑。"))
        .put(url + path + "/verdict")
        .then()
        .statusCode(200);
    made(
        staff("officer"),
        "/v1/admin/consultations/" + consultation + "/feedback",
        Map.of("channels", List.of("feed")));
  }

  /** All that is kept about a citizen. */
  JsonPath dataOf(String citizen) {
    Response answer = citizen(citizen).get(url + "/v1/me/data");
    answer.then().statusCode(200);
    return answer.jsonPath();
  }

  /** The proof of a receipt, as soon as there is one. */
  JsonPath proof(String receipt) throws Exception {
    String path = "/v1/receipts/" + receipt + "/proof";
    eventually(() -> get(path).statusCode() == 200);
    return get(path).jsonPath();
  }

  @CanIgnoreReturnValue
  private Response made(RequestSpecification who, String path, Map<String, ?> body) {
    Response answer = who.contentType(ContentType.JSON).body(body).post(url + path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    return answer;
  }

  private RequestSpecification citizen(String name) {
    String token =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("code", "demo-" + name))
            .post(url + "/v1/sessions/wechat")
            .jsonPath()
            .getString("accessToken");
    return given().auth().oauth2(token).header("Idempotency-Key", Api.key());
  }

  private RequestSpecification staff(String role) {
    String token =
        Jwt.issuer(servers.configuration().get("quarkus.oidc.token.issuer"))
            .subject(role + "-1")
            .audience("gongkai")
            .groups(Set.of(role))
            .claim("unit", Api.UNIT)
            .expiresIn(3600)
            .jws()
            .sign(staffKey());
    return given().auth().oauth2(token).header("Idempotency-Key", Api.key());
  }

  private PrivateKey staffKey() {
    try {
      String key = servers.sandboxConfiguration().get("gongkai.sandbox.staff-key");
      byte[] pkcs8 = Base64.getDecoder().decode(Objects.requireNonNull(key));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Waits a minute at most until it is so. */
  static void eventually(Condition condition) throws Exception {
    eventually(Duration.ofMinutes(1), condition);
  }

  /** Waits so long at most until it is so. */
  static void eventually(Duration patience, Condition condition) throws Exception {
    CountDownLatch pause = new CountDownLatch(1);
    for (long look = 0; !condition.holds(); look++) {
      assertThat(look).as("looks in vain").isLessThan(patience.dividedBy(LOOK_EVERY));
      assertThat(pause.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  /** Whether it is so. */
  interface Condition {
    boolean holds() throws Exception;
  }
}
