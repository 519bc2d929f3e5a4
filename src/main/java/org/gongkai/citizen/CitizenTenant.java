package org.gongkai.citizen;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.platform.security.BearerClaims;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who checks a bearer token. A token that names our own issuer is checked with our own key;
 * every other one by the staff provider. The name only chooses the checker: the checker then proves
 * signature, issuer, audience and expiry.
 */
@ApplicationScoped
class CitizenTenant implements TenantConfigResolver {

  /** A signed token of at most 8 KiB after the scheme. */
  private static final Pattern TOKEN =
      Pattern.compile("(?i:bearer) +(?=.{1,8192}$)[\\w-]+\\.[\\w-]+\\.[\\w-]+ *");

  private final CitizenConfig config;
  private final BearerClaims claims;
  private final OidcTenantConfig citizens;

  CitizenTenant(CitizenConfig config, CitizenTokens tokens, BearerClaims claims) {
    this.config = config;
    this.claims = claims;
    this.citizens =
        OidcTenantConfig.builder()
            .tenantId("citizen")
            .publicKey(tokens.publicKey())
            .applicationType(ApplicationType.SERVICE)
            .token()
            .issuer(config.issuer())
            .audience(CitizenTokens.AUDIENCE)
            .end()
            .build();
  }

  @Override
  public Uni<@Nullable OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    List<String> headers = request.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    String authorization = headers.isEmpty() ? null : headers.get(0);
    // The providers' own code stumbles over some of what is no token at all. Of two headers, one
    // part of the way may believe the first and another part the second.
    if (headers.size() > 1 || (authorization != null && !TOKEN.matcher(authorization).matches())) {
      return Uni.createFrom().failure(new AuthenticationFailedException());
    }
    String named = claims.unverified(authorization).path("iss").textValue();
    // Null leaves the token to the default tenant, the staff provider.
    return config.issuer().equals(named)
        ? Uni.createFrom().item(citizens)
        : Uni.createFrom().nullItem();
  }
}
