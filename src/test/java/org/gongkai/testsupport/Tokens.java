package org.gongkai.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens as the two issuers make them, and as nobody should. */
public final class Tokens {

  private static final String AUDIENCE = "gongkai";

  private Tokens() {}

  /** Claims of a good staff token. */
  public static JwtClaimsBuilder staffClaims(String... roles) {
    return claims(setting("quarkus.oidc.token.issuer"), "staff-1", roles).claim("unit", Api.UNIT);
  }

  /** Claims of a good citizen's token; the person never logged in. */
  public static JwtClaimsBuilder citizenClaims(String... roles) {
    return claims("urn:gongkai:citizens", UUID.randomUUID().toString(), roles);
  }

  private static JwtClaimsBuilder claims(String issuer, String subject, String... roles) {
    Instant now = Instant.now();
    return Jwt.issuer(issuer)
        .subject(subject)
        .upn(subject)
        .audience(AUDIENCE)
        .groups(Set.of(roles))
        .issuedAt(now.minusSeconds(600))
        .expiresAt(now.plusSeconds(600));
  }

  /** Signs as the staff provider does. */
  public static String byStaffProvider(JwtClaimsBuilder claims) {
    return claims.jws().sign(key("gongkai.sandbox.staff-key"));
  }

  /** Signs as the application does for citizens. */
  public static String byCitizenIssuer(JwtClaimsBuilder claims) {
    return claims.jws().sign(key("gongkai.citizen.signing-key"));
  }

  /** A staff token that was good until a minute ago. */
  public static String expiredStaff(String... roles) {
    return byStaffProvider(
        staffClaims(roles).expiresAt(Instant.now().minus(Duration.ofMinutes(1))));
  }

  /** A citizen's token that was good until a minute ago. */
  public static String expiredCitizen() {
    return byCitizenIssuer(
        citizenClaims("citizen").expiresAt(Instant.now().minus(Duration.ofMinutes(1))));
  }

  /** A staff token without an end. */
  public static String endlessStaff(String role) {
    return endless(setting("quarkus.oidc.token.issuer"), role, "gongkai.sandbox.staff-key");
  }

  /** A citizen's token without an end. */
  public static String endlessCitizen() {
    return endless("urn:gongkai:citizens", "citizen", "gongkai.citizen.signing-key");
  }

  private static String endless(String issuer, String role, String keyName) {
    String payload =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"groups\":[\"%s\"],\"iat\":%d}"
            .formatted(
                issuer, UUID.randomUUID(), AUDIENCE, role, Instant.now().getEpochSecond() - 60);
    return byHand("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", payload, key(keyName));
  }

  /** A token as no builder makes it, with an RSA signature (RS256) of whatever it says. */
  public static String byHand(String header, String payload, PrivateKey key) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String content =
        base64.encodeToString(header.getBytes(UTF_8))
            + '.'
            + base64.encodeToString(payload.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(UTF_8));
      return content + '.' + base64.encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A token that claims to need no signature. */
  public static String unsigned(String token) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String header = base64.encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(UTF_8));
    return header + '.' + token.split("\\.", -1)[1] + '.';
  }

  /** A token whose secret is the provider's public key, which everyone knows. */
  public static String signedWithPublicKey(JwtClaimsBuilder claims) {
    byte[] known = setting("quarkus.oidc.public-key").getBytes(UTF_8);
    SecretKey secret = new SecretKeySpec(known, "HmacSHA256");
    return claims.jws().algorithm(SignatureAlgorithm.HS256).sign(secret);
  }

  /** A token with another payload under the old signature. */
  public static String tampered(String token, String otherToken) {
    String[] parts = token.split("\\.", -1);
    return parts[0] + '.' + otherToken.split("\\.", -1)[1] + '.' + parts[2];
  }

  /** A setting of the running application. */
  public static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  /** Keys that nobody trusts yet. */
  public static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The private key that a setting holds. */
  public static PrivateKey key(String name) {
    try {
      byte[] encoded = Base64.getDecoder().decode(setting(name));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
