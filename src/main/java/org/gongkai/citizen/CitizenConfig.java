package org.gongkai.citizen;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/** Tokens issued to citizens. */
@ConfigMapping(prefix = "gongkai.citizen")
public interface CitizenConfig {

  /**
   * RSA key that signs citizens' tokens, 2048 bits or more: PKCS #8 in PEM or its bare base64. No
   * default.
   */
  @NotBlank
  String signingKey();

  /** Issuer named in the tokens; staff tokens must come from another. */
  @WithDefault("urn:gongkai:citizens")
  String issuer();

  /** Life of an access token. */
  @WithDefault("2h")
  Duration accessTokenLife();

  /** Life of a refresh token; each use replaces it. */
  @WithDefault("30d")
  Duration refreshTokenLife();
}
