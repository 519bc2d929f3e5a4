package org.gongkai.platform.security;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tokens;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tokens that somebody forged, bent or took from elsewhere: refused, and nowhere repeated. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class TokenAttackHttpTest {

  private static final String STAFF_KEY = "gongkai.sandbox.staff-key";
  private static final String CITIZEN_KEY = "gongkai.citizen.signing-key";
  private static final String RS256 = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
  private static final KeyPair ATTACKER = Tokens.newKeys();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those who give tokens, each with an operation that takes them. */
  private enum Issuer {
    STAFF(STAFF_KEY, "/v1/admin/decisions?limit=1"),
    CITIZENS(CITIZEN_KEY, "/v1/me/comments?limit=1");

    private final String keyName;
    private final String path;

    Issuer(String keyName, String path) {
      this.keyName = keyName;
      this.path = path;
    }

    PrivateKey key() {
      return Tokens.key(keyName);
    }

    ObjectNode claims() {
      long now = Instant.now().getEpochSecond();
      ObjectNode claims = JSON.createObjectNode();
      claims.put("iss", this == STAFF ? staffIssuer() : "urn:gongkai:citizens");
      claims.put("sub", this == STAFF ? "staff-1" : UUID.randomUUID().toString());
      claims.put("aud", "gongkai");
      claims.put("iat", now - 60);
      claims.put("exp", now + 300);
      claims.putArray("groups").add(this == STAFF ? "officer" : "citizen");
      claims.put("unit", Api.UNIT);
      return claims;
    }

    private static String staffIssuer() {
      return Tokens.setting("quarkus.oidc.token.issuer");
    }

    /** A token with other claims, well signed. */
    String with(Consumer<ObjectNode> change) {
      return with(RS256, change);
    }

    /** A token with another header, well signed. */
    String with(String header, Consumer<ObjectNode> change) {
      return signed(header, change, key());
    }

    String signed(String header, Consumer<ObjectNode> change, PrivateKey key) {
      ObjectNode claims = claims();
      change.accept(claims);
      return Tokens.byHand(header, claims.toString(), key);
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesBadTokens() {
    return Stream.of(Issuer.values())
        .flatMap(
            issuer ->
                attacks(issuer).entrySet().stream()
                    .map(
                        attack ->
                            DynamicTest.dynamicTest(
                                issuer + " " + attack.getKey(),
                                () -> assertRefused(issuer, attack.getValue()))));
  }

  @Test
  void takesTheTokensThatTheAttacksAreMadeOf() {
    for (Issuer issuer : Issuer.values()) {
      assertThat(ask(issuer, issuer.with(claims -> {})).statusCode()).isEqualTo(200);
      // Within the skew of thirty seconds.
      long soon = Instant.now().getEpochSecond() + 15;
      String ahead = issuer.with(claims -> claims.put("iat", soon));
      assertThat(ask(issuer, ahead).statusCode()).isEqualTo(200);
    }
    long justNow = Instant.now().getEpochSecond() - 10;
    String over = Issuer.STAFF.with(claims -> claims.put("exp", justNow));
    assertThat(ask(Issuer.STAFF, over).statusCode()).isEqualTo(200);
  }

  private static Map<String, String> attacks(Issuer issuer) {
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.putAll(forged(issuer));
    attacks.putAll(pointing(issuer));
    attacks.putAll(untimely(issuer));
    attacks.putAll(foreign(issuer));
    attacks.putAll(shapeless(issuer));
    return attacks;
  }

  private static Map<String, String> forged(Issuer issuer) {
    Map<String, String> attacks = new LinkedHashMap<>();
    String good = issuer.with(claims -> {});
    attacks.put("without signature", Tokens.unsigned(good));
    for (String none : List.of("none", "None", "NONE", "nOnE")) {
      String header = "{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}";
      attacks.put("alg " + none + " with a signature", issuer.with(header, claims -> {}));
    }
    byte[] publicKey = publicKeyOf(issuer);
    attacks.put("secret is the public key", hmac(issuer, publicKey));
    attacks.put(
        "secret is the public key in base64",
        hmac(issuer, Base64.getEncoder().encodeToString(publicKey).getBytes(UTF_8)));
    attacks.put("secret is the public key in PEM", hmac(issuer, pem(publicKey).getBytes(UTF_8)));
    attacks.put("secret is empty", hmac(issuer, new byte[] {0}));
    attacks.put("signed by a stranger", issuer.signed(RS256, c -> {}, ATTACKER.getPrivate()));
    Issuer other = issuer == Issuer.STAFF ? Issuer.CITIZENS : Issuer.STAFF;
    attacks.put("signed by the other issuer", issuer.signed(RS256, c -> {}, other.key()));
    attacks.put("with another payload", Tokens.tampered(good, issuer.with(c -> c.put("x", 1))));
    attacks.put("with a cut signature", good.substring(0, good.length() - 20));
    return attacks;
  }

  /** Headers that say where or which the key is. */
  private static Map<String, String> pointing(Issuer issuer) {
    RSAPublicKey key = (RSAPublicKey) ATTACKER.getPublic();
    String jwk =
        "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}"
            .formatted(
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(key.getModulus().toByteArray()));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("own key in the header", "\"jwk\":" + jwk);
    headers.put("address of the key", "\"jku\":\"http://localhost:1/keys\"");
    headers.put("address of a certificate", "\"x5u\":\"http://localhost:1/certificate\"");
    headers.put("certificate in the header", "\"x5c\":[\"MIIB\"]");
    headers.put("unknown key", "\"kid\":\"nobodys\"");
    headers.put("path for a key", "\"kid\":\"../../../../dev/null\"");
    headers.put("SQL for a key", "\"kid\":\"' or '1'='1\"");
    Map<String, String> attacks = new LinkedHashMap<>();
    headers.forEach(
        (name, header) ->
            attacks.put(
                name,
                issuer.signed(
                    "{\"alg\":\"RS256\"," + header + "}", c -> {}, ATTACKER.getPrivate())));
    attacks.put(
        "extension that nobody knows",
        issuer.with("{\"alg\":\"RS256\",\"crit\":[\"sandbox\"],\"sandbox\":true}", c -> {}));
    return attacks;
  }

  private static Map<String, String> untimely(Issuer issuer) {
    long now = Instant.now().getEpochSecond();
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("expired", issuer.with(c -> c.put("exp", now - 60)));
    attacks.put("not valid yet", issuer.with(c -> c.put("nbf", now + 120)));
    attacks.put("issued tomorrow", issuer.with(c -> c.put("iat", now + 120)));
    attacks.put("without an end", issuer.with(c -> c.remove("exp")));
    attacks.put("without a beginning", issuer.with(c -> c.remove("iat")));
    attacks.put("with a word for its end", issuer.with(c -> c.put("exp", "never")));
    return attacks;
  }

  private static Map<String, String> foreign(Issuer issuer) {
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("of another issuer", issuer.with(c -> c.put("iss", "urn:other")));
    attacks.put("of no issuer", issuer.with(c -> c.remove("iss")));
    attacks.put("for another audience", issuer.with(c -> c.put("aud", "other")));
    attacks.put("for no audience", issuer.with(c -> c.remove("aud")));
    attacks.put("for nobody's audience", issuer.with(c -> c.putArray("aud")));
    attacks.put("without a subject", issuer.with(c -> c.remove("sub")));
    attacks.put("with a blank subject", issuer.with(c -> c.put("sub", " ")));
    attacks.put("with a long subject", issuer.with(c -> c.put("sub", "s".repeat(256))));
    attacks.put("with a zero in the subject", issuer.with(c -> c.put("sub", "a\u0000b")));
    attacks.put("with a line in the subject", issuer.with(c -> c.put("sub", "a\nINFO b")));
    attacks.put("with a number for a subject", issuer.with(c -> c.put("sub", 5)));
    return attacks;
  }

  private static Map<String, String> shapeless(Issuer issuer) {
    String good = issuer.with(claims -> {});
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("of one word", "garbage");
    attacks.put("of two parts", good.substring(0, good.lastIndexOf('.')));
    attacks.put("of four parts", good + ".bW9yZQ");
    attacks.put("of five parts", good + ".bW9yZQ.bW9yZQ");
    attacks.put("of empty objects", "e30.e30.e30");
    attacks.put("of a list", "W10.W10.W10");
    attacks.put("with a padded part", good + "=");
    attacks.put("of nine kibibytes", issuer.with(c -> c.put("x", "x".repeat(6500))));
    return attacks;
  }

  private static void assertRefused(Issuer issuer, String token) {
    try (LoggedLines lines = LoggedLines.open()) {
      Response response = ask(issuer, token);
      String code = isOver(token) ? "token-expired" : "unauthenticated";
      Refusals.assertProblem("a bad token", response, 401, code);
      assertNotRepeated(token, response.headers() + response.asString());
      assertNotRepeated(token, lines.text());
    }
  }

  private static boolean isOver(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      long end = JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp").asLong(-1);
      return end >= 0 && end <= Instant.now().getEpochSecond();
    } catch (IOException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static void assertNotRepeated(String token, String text) {
    Arrays.stream(token.split("\\.", -1))
        // A shorter part can stand in a text by chance, and a header is everybody's.
        .filter(part -> part.length() > 40)
        .forEach(part -> assertThat(text).doesNotContain(part.substring(0, 40)));
  }

  private static Response ask(Issuer issuer, String token) {
    return given().header("Authorization", "Bearer " + token).get(issuer.path);
  }

  // --- Tokens that say too much

  @Test
  void givesNobodyTheRolesOfTheOtherIssuer() {
    String clerk = Issuer.STAFF.with(c -> c.putArray("groups").add("citizen"));
    Refusals.assertProblem("staff", ask(Issuer.CITIZENS, clerk), 403, "forbidden");
    String citizen =
        Issuer.CITIZENS.with(
            c -> c.putArray("groups").add("officer").add("editor").add("admin").add("auditor"));
    Refusals.assertProblem("citizen", ask(Issuer.STAFF, citizen), 403, "forbidden");
  }

  @Test
  void knowsNoOtherRoles() {
    for (String role : List.of("Officer", "OFFICER", "root", "*", "officer,admin", " officer")) {
      String token = Issuer.STAFF.with(c -> c.putArray("groups").add(role));
      Refusals.assertProblem(role, ask(Issuer.STAFF, token), 403, "forbidden");
    }
    String none = Issuer.STAFF.with(c -> c.remove("groups"));
    Refusals.assertProblem("no role", ask(Issuer.STAFF, none), 403, "forbidden");
    String elsewhere =
        Issuer.STAFF.with(
            c -> {
              c.remove("groups");
              c.put("scope", "officer");
              c.putArray("roles").add("officer");
            });
    Refusals.assertProblem("elsewhere", ask(Issuer.STAFF, elsewhere), 403, "forbidden");
  }

  @Test
  void takesNoCitizenWhoseSubjectIsNobodys() {
    String token = Issuer.CITIZENS.with(c -> c.put("sub", "staff-1"));
    Refusals.assertProblem("nobody", ask(Issuer.CITIZENS, token), 401, "unauthenticated");
  }

  // --- Headers

  @Test
  void refusesTwoTokensAtOnce() {
    String good = "Authorization: Bearer " + Issuer.STAFF.with(claims -> {});
    String bad = "Authorization: Bearer garbage";
    for (List<String> headers :
        List.of(List.of(good, bad), List.of(bad, good), List.of(good, good))) {
      Raw.Reply reply = Raw.send("GET " + Issuer.STAFF.path, headers);
      assertThat(reply.status()).as(reply.head()).isEqualTo(401);
      assertThat(reply.text()).contains("\"code\":\"unauthenticated\"");
    }
  }

  @Test
  void refusesAHeaderThatIsLargerThanAnyToken() {
    // The server ends it before anything of ours sees it, and without a document.
    String header = "Authorization: Bearer " + "x".repeat(40_000);
    assertThat(Raw.send("GET " + Issuer.STAFF.path, List.of(header)).status()).isEqualTo(431);
  }

  @Test
  void takesNoTokenFromAnywhereElse() {
    String good = Issuer.STAFF.with(claims -> {});
    assertThat(given().queryParam("access_token", good).get(Issuer.STAFF.path).statusCode())
        .isEqualTo(401);
    assertThat(given().cookie("q_session", good).get(Issuer.STAFF.path).statusCode())
        .isEqualTo(401);
    assertThat(given().header("Authorization", good).get(Issuer.STAFF.path).statusCode())
        .isEqualTo(401);
    assertThat(given().header("Authorization", "Basic " + good).get(Issuer.STAFF.path).statusCode())
        .isEqualTo(401);
  }

  // --- Tools

  private static byte[] publicKeyOf(Issuer issuer) {
    try {
      var key = (RSAPrivateCrtKey) issuer.key();
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
          .getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String pem(byte[] key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String hmac(Issuer issuer, byte[] secret) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String content =
        base64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8))
            + '.'
            + base64.encodeToString(issuer.claims().toString().getBytes(UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return content + '.' + base64.encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
