package org.gongkai.benchmark.reads.data;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongkai.sandbox.SandboxServers;

/** Tokens of invented staff and citizens, good for three hours. */
final class People {

  private static final String CITIZENS = "urn:gongkai:citizens";
  private static final int SECONDS = 3 * 3600;

  private final String staffIssuer;
  private final PrivateKey staffKey;
  private final PrivateKey citizenKey;

  People(SandboxServers servers) {
    Map<String, String> configuration = servers.configuration();
    this.staffIssuer = required(configuration, "quarkus.oidc.token.issuer");
    this.citizenKey = key(required(configuration, "gongkai.citizen.signing-key"));
    this.staffKey = key(required(servers.sandboxConfiguration(), "gongkai.sandbox.staff-key"));
  }

  String staff(String name, String role) {
    return claims(staffIssuer, name, role).jws().sign(staffKey);
  }

  String citizen(String id) {
    return claims(CITIZENS, id, "citizen").jws().sign(citizenKey);
  }

  private static JwtClaimsBuilder claims(String issuer, String subject, String role) {
    return Jwt.issuer(issuer)
        .subject(subject)
        .upn(subject)
        .audience("gongkai")
        .groups(Set.of(role))
        .claim("unit", "青禾镇人民政府")
        .expiresIn(SECONDS);
  }

  private static String required(Map<String, String> settings, String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  private static PrivateKey key(String base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
