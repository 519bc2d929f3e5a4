package org.gongkai.platform.security;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The authenticated sender of the present request. */
@RequestScoped
public class Caller {

  private final SecurityIdentity identity;
  private final SecurityConfig config;

  public Caller(SecurityIdentity identity, SecurityConfig config) {
    this.identity = identity;
    this.config = config;
  }

  /** The token's subject; unique within its issuer, and issuers never share a role. */
  public String subject() {
    if (identity.getPrincipal() instanceof JsonWebToken token
        && TokenPolicy.isSubject(token.getSubject())) {
      return token.getSubject();
    }
    throw new UnauthorizedException();
  }

  /**
   * The units that the token names, a text or a list of texts; none when it names none. Only an
   * officer is bound to them.
   */
  public Set<String> units() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? TokenPolicy.texts(token.getClaim(config.unitClaim()))
        : Set.of();
  }

  /** Whether the token carries a role of {@link Roles}. */
  public boolean has(String role) {
    return identity.hasRole(role);
  }

  /** The citizen behind a token issued here. */
  public UUID citizenId() {
    try {
      return UUID.fromString(subject());
    } catch (IllegalArgumentException nobody) {
      throw new UnauthorizedException(nobody);
    }
  }
}
