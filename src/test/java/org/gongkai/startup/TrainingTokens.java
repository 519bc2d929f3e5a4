package org.gongkai.startup;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.gongkai.sandbox.SandboxServers;

/** Tokens of a training run, each of which is remembered: none may stand in what the run leaves. */
final class TrainingTokens {

  private static final long SECONDS = 600;

  private final String issuer;
  private final PrivateKey key;
  private final Set<String> given = new HashSet<>();

  TrainingTokens(SandboxServers servers) {
    issuer = Objects.requireNonNull(servers.configuration().get("quarkus.oidc.token.issuer"));
    key =
        key(
            Objects.requireNonNull(
                servers.sandboxConfiguration().get("gongkai.sandbox.staff-key")));
  }

  /** A token of one person with one role. */
  String staff(String role, String person) {
    return remember(
        Jwt.issuer(issuer)
            .subject(person)
            .audience("gongkai")
            .groups(Set.of(role))
            .claim("unit", "青禾镇人民政府")
            .expiresIn(SECONDS)
            .jws()
            .sign(key));
  }

  /** Remembers a token that the application gave. */
  String remember(String token) {
    given.add(token);
    return token;
  }

  /** All of them. */
  Set<String> given() {
    return Set.copyOf(given);
  }

  private static PrivateKey key(String base64) {
    try {
      byte[] pkcs8 = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
