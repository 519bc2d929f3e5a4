package org.gongkai.platform.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a bearer token claims without checking it: to choose who checks it, and to tell a
 * client why it was refused. Nothing may be granted on it.
 */
@ApplicationScoped
public class BearerClaims {

  private static final String SCHEME = "Bearer ";

  private final ObjectMapper json;

  public BearerClaims(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The claims of a JSON Web Token in a header; a missing node for anything else.
   *
   * @param authorization the header {@code Authorization}, its scheme in any case (RFC 9110,
   *     section 11.1)
   */
  public JsonNode unverified(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return MissingNode.getInstance();
    }
    String[] parts = authorization.substring(SCHEME.length()).strip().split("\\.", -1);
    try {
      return parts.length == 3
          ? json.readTree(Base64.getUrlDecoder().decode(parts[1]))
          : MissingNode.getInstance();
    } catch (IOException | IllegalArgumentException unreadable) {
      return MissingNode.getInstance();
    }
  }
}
