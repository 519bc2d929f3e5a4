package org.gongkai.platform.security;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The authenticated sender of the present request. */
@RequestScoped
public class Caller {

  // OpenID Connect Core 1.0, section 2: at most 255 characters. The columns hold as many.
  private static final int MAX_SUBJECT = 255;

  private final SecurityIdentity identity;

  public Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The token's subject; unique within its issuer, and issuers never share a role. */
  public String subject() {
    if (identity.getPrincipal() instanceof JsonWebToken token
        && token.getSubject() != null
        && token.getSubject().length() <= MAX_SUBJECT) {
      return token.getSubject();
    }
    throw new UnauthorizedException();
  }

  /** Whether the token carries a role of {@link Roles}. */
  public boolean has(String role) {
    return identity.hasRole(role);
  }

  /** The citizen behind a token issued here. */
  public UUID citizenId() {
    return UUID.fromString(subject());
  }
}
