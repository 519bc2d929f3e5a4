package org.gongkai.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import java.time.Instant;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.StaffProvider;
import org.gongkai.testsupport.Tokens;
import org.junit.jupiter.api.Test;

/** Staff tokens of an OpenID provider that is found by its address alone. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(StaffProvider.class)
class StaffProviderTest {

  private static final String AUDIENCE = "gongkai";

  /** One story: what an instance knows of the provider depends on what it saw before. */
  @Test
  void followsTheProviderThroughItsLife() throws Throwable {
    isHonestWhileTheProviderWasNeverThere();
    takesTokensOnceItIsThere();
    takesAKeyThatIsRotatedIn();
    refusesAKeyThatIsTakenOut();
    asksNobodyElse();
    keepsItsKeysWhileTheProviderIsAway();
  }

  private static void isHonestWhileTheProviderWasNeverThere() {
    Response refused = officer(sign("first", AUDIENCE));
    Refusals.assertDocumented("listDecisionsForStaff", 503, "staff-provider-unavailable", refused);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(given().get("/v1/consultations").statusCode()).isEqualTo(200);
    Response citizen = given().auth().oauth2(Api.citizenToken("unaffected")).get("/v1/me");
    assertThat(citizen.statusCode()).as(citizen.asString()).isEqualTo(200);
  }

  private static void takesTokensOnceItIsThere() {
    order("publish/first");
    order("up");
    assertTaken(sign("first", AUDIENCE));
    assertRefused(sign("first", "other"));
    assertRefused(sign("second", AUDIENCE));
    assertRefused(sign("first", AUDIENCE).replaceFirst("\\.[^.]*$", ".c2lnbmF0dXJl"));
    assertRefused(Tokens.unsigned(sign("first", AUDIENCE)) + "c2lnbmF0dXJl");
    String claims = claims(AUDIENCE);
    assertRefused(order("sign/first", claims.replace("\"iss\":\"http", "\"iss\":\"https")));
    assertNoCitizen(order("sign/first", claims.replace("\"officer\"", "\"officer\",\"citizen\"")));
  }

  private static void takesAKeyThatIsRotatedIn() {
    order("publish/second");
    assertTaken(sign("second", AUDIENCE));
    assertTaken(sign("first", AUDIENCE));
  }

  private static void refusesAKeyThatIsTakenOut() throws Throwable {
    order("retract/first");
    readKeys();
    assertRefused(sign("first", AUDIENCE));
    assertTaken(sign("second", AUDIENCE));
  }

  private static void asksNobodyElse() {
    assertRefused("opaque");
    assertThat(order("asked")).as("tokens judged by the provider").isEqualTo("0");
  }

  private static void keepsItsKeysWhileTheProviderIsAway() throws Throwable {
    order("down");
    assertTaken(sign("second", AUDIENCE));
    readKeys();
    assertTaken(sign("second", AUDIENCE));
    order("publish/third");
    Refusals.assertProblem("a new key", officer(sign("third", AUDIENCE)), 401, "unauthenticated");
    order("up");
    assertTaken(sign("third", AUDIENCE));
  }

  // --- Tools

  private static void readKeys() throws Throwable {
    StaffKeys keys = Arc.container().instance(StaffKeys.class).get();
    VertxContextSupport.subscribeAndAwait(keys::refresh);
  }

  private static Response officer(String token) {
    return given().auth().oauth2(token).get("/v1/admin/decisions?limit=1");
  }

  private static void assertTaken(String token) {
    Response answer = officer(token);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  private static void assertRefused(String token) {
    Refusals.assertProblem("a bad token", officer(token), 401, "unauthenticated");
  }

  private static void assertNoCitizen(String token) {
    assertTaken(token);
    Response me = given().auth().oauth2(token).get("/v1/me");
    Refusals.assertProblem("no citizen", me, 403, "forbidden");
  }

  private static String sign(String kid, String audience) {
    return order("sign/" + kid, claims(audience));
  }

  private static String claims(String audience) {
    long now = Instant.now().getEpochSecond();
    return """
    {"iss":"%s","sub":"staff-1","aud":["%s"],"groups":["officer"],"unit":"%s","iat":%d,"exp":%d}\
    """
        .formatted(
            Tokens.setting("quarkus.oidc.auth-server-url"),
            audience,
            Api.UNIT,
            now - 60,
            now + 300);
  }

  @CanIgnoreReturnValue
  private static String order(String order) {
    return order(order, "");
  }

  private static String order(String order, String body) {
    Response done = given().body(body).post(Tokens.setting(StaffProvider.ORDERS) + "/" + order);
    assertThat(done.statusCode()).as(order).isEqualTo(200);
    return done.asString();
  }
}
