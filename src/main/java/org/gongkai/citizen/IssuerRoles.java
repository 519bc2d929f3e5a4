package org.gongkai.citizen;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.gongkai.platform.security.Roles;

/**
 * Lets no issuer give another's role: the staff provider makes no citizen, a citizen's token no
 * officer.
 */
@ApplicationScoped
class IssuerRoles implements SecurityIdentityAugmentor {

  private final CitizenConfig config;

  IssuerRoles(CitizenConfig config) {
    this.config = config;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(identity.isAnonymous() ? identity : restricted(identity));
  }

  private SecurityIdentity restricted(SecurityIdentity identity) {
    boolean isOurs =
        identity.getPrincipal() instanceof JsonWebToken token
            && config.issuer().equals(token.getIssuer());
    Set<String> roles = new HashSet<>(identity.getRoles());
    roles.removeIf(role -> role.equals(Roles.CITIZEN) != isOurs);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .addRoles(roles)
        .build();
  }
}
