package org.gongkai.platform.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses tokens that a provider signed and that {@link TokenPolicy} does not take. */
@ApplicationScoped
class TokenChecks implements SecurityIdentityAugmentor {

  private final InstantSource clock;
  private final int skewSeconds;

  TokenChecks(
      InstantSource clock,
      @ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int skewSeconds) {
    this.clock = clock;
    this.skewSeconds = skewSeconds;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.getPrincipal() instanceof JsonWebToken token && !isGood(token)
        ? Uni.createFrom().failure(new AuthenticationFailedException())
        : Uni.createFrom().item(identity);
  }

  private boolean isGood(JsonWebToken token) {
    return TokenPolicy.isSubject(token.getSubject())
        && TokenPolicy.isIssued(token.getIssuedAtTime(), clock.instant(), skewSeconds);
  }
}
