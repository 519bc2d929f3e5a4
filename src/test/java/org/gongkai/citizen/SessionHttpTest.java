package org.gongkai.citizen;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.junit.jupiter.api.Test;

/** Login of citizens and the life of their tokens over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class SessionHttpTest {

  @Test
  void logsACitizenIn() {
    Response response = login("demo-" + someone());
    response.then().statusCode(200).body("expiresIn", equalTo(7200));
    String access = response.path("accessToken");
    given().auth().oauth2(access).get("/v1/me/comments").then().statusCode(200);
    assertThat(response.<String>path("refreshToken")).hasSizeGreaterThanOrEqualTo(43);
    JsonPath claims = claims(access);
    assertThat(claims.getList("groups")).isEqualTo(List.of("citizen"));
    assertThat(claims.getString("aud")).contains("gongkai");
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(7200);
  }

  @Test
  void keepsTokensOutOfCaches() {
    Response response = login("demo-" + someone());
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    Response next = refresh(response.path("refreshToken"));
    assertThat(next.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void knowsACitizenAgain() {
    String code = "demo-" + someone();
    String first = subject(login(code).path("accessToken"));
    long known = Tables.count("citizen");
    assertThat(subject(login(code).path("accessToken"))).isEqualTo(first);
    assertThat(Tables.count("citizen")).isEqualTo(known);
    assertThat(subject(login("demo-" + someone()).path("accessToken"))).isNotEqualTo(first);
  }

  @Test
  void makesOneCitizenOfManyLoginsAtOnce() throws Exception {
    String code = "demo-" + someone();
    List<String> subjects = atOnce(8, () -> subject(login(code).<String>path("accessToken")));
    assertThat(subjects).hasSize(8).containsOnly(subjects.get(0));
  }

  @Test
  void keepsNeitherOpenidNorTokenInTheClear() {
    String name = someone();
    Response response = login("demo-" + name);
    assertThat(Tables.rowsWith(name)).isZero();
    assertThat(Tables.rowsWith(response.path("refreshToken"))).isZero();
    assertThat(Tables.rowsWith(response.path("accessToken"))).isZero();
    assertThat(response.asString() + claims(response.path("accessToken")).prettify())
        .doesNotContain(name, "session_key");
  }

  @Test
  void refusesCodesThatThePlatformRejects() {
    for (String code : List.of("used-" + someone(), "nonsense", "demo", "码", "a&secret=b", "%00")) {
      Refusals.assertRefused("loginWithWechat", 400, "wechat-code-rejected", () -> login(code));
    }
  }

  @Test
  void refusesAPersonWhomThePlatformBlocks() {
    Refusals.assertRefused("loginWithWechat", 403, "login-refused", () -> login("blocked-x"));
  }

  @Test
  void tellsWhenThePlatformIsBusy() {
    Refusals.assertRefused("loginWithWechat", 503, "wechat-unavailable", () -> login("busy"));
  }

  @Test
  void neverTellsThePlatformsOwnWords() {
    for (String code : List.of("used-x", "blocked-x", "busy", "nonsense")) {
      assertThat(login(code).asString())
          .doesNotContain("errcode", "rid", "40029", "40163", "40226", "secret", code);
    }
  }

  @Test
  void refusesCodesOfTheWrongLength() {
    for (String code : List.of("", " ", "\u3000", "c".repeat(129), "c".repeat(100_000))) {
      Response response =
          Refusals.refusal("loginWithWechat", 400, "invalid-request", () -> login(code));
      Refusals.assertViolation(response, "body", "code");
    }
  }

  @Test
  void exchangesARefreshTokenForTheNextPair() {
    Response first = login("demo-" + someone());
    Response second = refresh(first.path("refreshToken"));
    second.then().statusCode(200).body("expiresIn", equalTo(7200));
    assertThat(second.<String>path("refreshToken")).isNotEqualTo(first.path("refreshToken"));
    assertThat(subject(second.path("accessToken"))).isEqualTo(subject(first.path("accessToken")));
    given().auth().oauth2(second.path("accessToken")).get("/v1/me/comments").then().statusCode(200);
    refresh(second.path("refreshToken")).then().statusCode(200);
  }

  @Test
  void revokesTheWholeLoginWhenATokenIsUsedTwice() {
    String code = "demo-" + someone();
    String first = login(code).path("refreshToken");
    String otherLogin = login(code).path("refreshToken");
    String second = refresh(first).path("refreshToken");
    Refusals.assertProblem("reuse", refresh(first), 401, "refresh-token-rejected");
    Refusals.assertRefused("refreshSession", 401, "refresh-token-rejected", () -> refresh(second));
    Refusals.assertRefused("refreshSession", 401, "refresh-token-rejected", () -> refresh(first));
    refresh(otherLogin).then().statusCode(200);
  }

  @Test
  void givesOnePairToOneOfManyExchangesAtOnce() throws Exception {
    String token = login("demo-" + someone()).path("refreshToken");
    List<Response> answers = atOnce(8, () -> refresh(token));
    List<Response> good = answers.stream().filter(answer -> answer.statusCode() == 200).toList();
    assertThat(good).hasSize(1);
    answers.stream()
        .filter(answer -> answer.statusCode() != 200)
        .forEach(answer -> Refusals.assertProblem("reuse", answer, 401, "refresh-token-rejected"));
    refresh(good.get(0).path("refreshToken")).then().statusCode(401);
  }

  @Test
  void refusesRefreshTokensThatItDidNotMake() {
    String access = Api.citizenToken(someone());
    for (String token : List.of("bm90LWEtcmVhbC10b2tlbg", "x", "令牌", access.substring(0, 128))) {
      Refusals.assertRefused("refreshSession", 401, "refresh-token-rejected", () -> refresh(token));
    }
  }

  @Test
  void refusesAnExpiredRefreshToken() {
    String name = someone();
    Response session = login("demo-" + name);
    int rows =
        Database.update(
            "update refresh_token set expires_at = clock_timestamp() - interval '1 second' where"
                + " citizen_id = ?::uuid",
            subject(session.path("accessToken")));
    assertThat(rows).isEqualTo(1);
    Refusals.assertRefused(
        "refreshSession",
        401,
        "refresh-token-rejected",
        () -> refresh(session.path("refreshToken")));
  }

  @Test
  void refusesRefreshTokensOfTheWrongLength() {
    for (String token : List.of("", " ", "t".repeat(129))) {
      Response response =
          Refusals.refusal("refreshSession", 400, "invalid-request", () -> refresh(token));
      Refusals.assertViolation(response, "body", "refreshToken");
    }
  }

  @Test
  void logsOutOfOneLoginOnly() {
    String code = "demo-" + someone();
    String first = login(code).path("refreshToken");
    String second = refresh(first).path("refreshToken");
    String otherLogin = login(code).path("refreshToken");
    logout(second).then().statusCode(204);
    refresh(second).then().statusCode(401);
    refresh(otherLogin).then().statusCode(200);
    logout(second).then().statusCode(204);
    // One that was exchanged before ends the login too.
    String third = login(code).path("refreshToken");
    String fourth = refresh(third).path("refreshToken");
    logout(third).then().statusCode(204);
    refresh(fourth).then().statusCode(401);
  }

  @Test
  void logsOutWithATokenThatNobodyKnows() {
    logout("unknown-token").then().statusCode(204);
  }

  @Test
  void neverKeepsTheSessionKey() {
    Response response = login("demo-" + someone());
    // The simulated platform gives the same one to everybody.
    String sessionKey = "c2FuZGJveC1zZXNzaW9uIQ==";
    assertThat(response.asString()).doesNotContain(sessionKey);
    assertThat(Tables.rowsWith(sessionKey)).isZero();
  }

  private static Response logout(String token) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("refreshToken", token))
        .post("/v1/sessions/logout");
  }

  private static String someone() {
    return "person-" + UUID.randomUUID();
  }

  private static Response login(String code) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", code))
        .post("/v1/sessions/wechat");
  }

  private static Response refresh(String token) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("refreshToken", token))
        .post("/v1/sessions/refresh");
  }

  private static JsonPath claims(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return JsonPath.from(new String(claims, StandardCharsets.UTF_8));
  }

  private static String subject(String token) {
    return claims(token).getString("sub");
  }

  private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        calls.add(call);
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
