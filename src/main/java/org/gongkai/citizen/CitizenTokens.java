package org.gongkai.citizen;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.gongkai.platform.security.Roles;
import org.jboss.logging.Logger;

/** Makes citizens' tokens, and the public key by which they are checked. */
@ApplicationScoped
class CitizenTokens {

  /** Audience of citizens' tokens. */
  static final String AUDIENCE = "gongkai";

  private static final Logger LOG = Logger.getLogger(CitizenTokens.class);
  private static final int REFRESH_TOKEN_BYTES = 32;

  private final CitizenConfig config;
  private final InstantSource clock;
  private final RSAPrivateCrtKey key;
  private final SecureRandom random = new SecureRandom();

  CitizenTokens(CitizenConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.key = readKey(config.signingKey());
  }

  /** Beans are made lazily; a wrong key must end the start and not the first login. */
  void readKeyAtStart(@Observes StartupEvent start) {
    LOG.debugf("citizens' tokens are signed with %d bits", key.getModulus().bitLength());
  }

  /** A signed access token with the role {@code citizen}. */
  String accessToken(UUID citizenId) {
    Instant now = clock.instant();
    return Jwt.issuer(config.issuer())
        .subject(citizenId.toString())
        .audience(AUDIENCE)
        .groups(Set.of(Roles.CITIZEN))
        .issuedAt(now)
        .expiresAt(now.plus(config.accessTokenLife()))
        .jws()
        .sign(key);
  }

  /** A refresh token: 256 random bits. */
  String refreshToken() {
    byte[] bytes = new byte[REFRESH_TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The public half of the signing key, X.509 in base64. */
  String publicKey() {
    try {
      RSAPublicKeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      byte[] encoded = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
      return Base64.getEncoder().encodeToString(encoded);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RSAPrivateCrtKey readKey(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (key instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() >= 2048) {
        return rsa;
      }
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      throw new IllegalStateException(
          "gongkai.citizen.signing-key is not an RSA key in PKCS #8", unreadable);
    }
    throw new IllegalStateException(
        "gongkai.citizen.signing-key must be an RSA key of 2048 bits or more");
  }
}
