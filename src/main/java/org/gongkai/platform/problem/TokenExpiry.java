package org.gongkai.platform.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client whose token was refused whether a refresh would help. It reads the token without
 * checking it, so its answer is a hint and decides nothing.
 */
@ApplicationScoped
public class TokenExpiry {

  private static final String SCHEME = "Bearer ";

  private final ObjectMapper json;
  private final InstantSource clock;

  public TokenExpiry(ObjectMapper json, InstantSource clock) {
    this.json = json;
    this.clock = clock;
  }

  boolean isExpired(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return false;
    }
    String[] parts = authorization.substring(SCHEME.length()).split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return claims.path("exp").isNumber()
          && claims.get("exp").asLong() <= clock.instant().getEpochSecond();
    } catch (IOException | IllegalArgumentException unreadable) {
      return false;
    }
  }
}
