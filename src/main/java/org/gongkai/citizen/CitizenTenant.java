package org.gongkai.citizen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who checks a bearer token. A token that names our own issuer is checked with our own key;
 * every other one by the staff provider. The name only chooses the checker: the checker then proves
 * signature, issuer, audience and expiry.
 */
@ApplicationScoped
class CitizenTenant implements TenantConfigResolver {

  private static final String SCHEME = "Bearer ";

  private final CitizenConfig config;
  private final ObjectMapper json;
  private final OidcTenantConfig citizens;

  CitizenTenant(CitizenConfig config, CitizenTokens tokens, ObjectMapper json) {
    this.config = config;
    this.json = json;
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
    boolean isOurs =
        config
            .issuer()
            .equals(issuerNamedBy(request.request().getHeader(HttpHeaders.AUTHORIZATION)));
    // Null leaves the token to the default tenant, the staff provider.
    return isOurs ? Uni.createFrom().item(citizens) : Uni.createFrom().nullItem();
  }

  private @Nullable String issuerNamedBy(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return null;
    }
    String[] parts = authorization.substring(SCHEME.length()).split("\\.", -1);
    if (parts.length != 3) {
      return null;
    }
    try {
      JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return claims.path("iss").textValue();
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }
}
