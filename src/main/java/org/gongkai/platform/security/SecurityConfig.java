package org.gongkai.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;

/**
 * Keys that protect personal data. None has a default: the application does not start without them.
 */
@ConfigMapping(prefix = "gongkai.security")
public interface SecurityConfig {

  /** AES-256 key for personal fields: 32 bytes in base64. */
  @NotBlank
  String fieldKey();

  /**
   * Name of the field key, stored beside each value so that keys can be rotated. At most 16
   * characters, no colon.
   */
  @NotBlank
  String fieldKeyId();

  /**
   * Further keys that values may be sealed under, each as {@code name=base64}, separated by commas:
   * those of before until the rotation is done, and the next one before instances write with it.
   * None by default.
   */
  Optional<List<String>> oldFieldKeys();

  /**
   * HMAC-SHA-256 key for look-up hashes, tickets and the hashes of repeatable requests: at least 32
   * bytes in base64.
   */
  @NotBlank
  String hashKey();

  /**
   * Claim of staff tokens that names the unit, or the units, whose consultations an officer works
   * on: a text or a list.
   */
  @NotBlank
  @WithDefault("unit")
  String unitClaim();
}
