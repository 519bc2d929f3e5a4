package org.gongkai.audit.evidence;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;

/** How the log is signed. */
@ConfigMapping(prefix = "gongkai.evidence")
public interface EvidenceConfig {

  /**
   * Name of this log, by which its signatures are known everywhere: the public host and a path
   * without scheme, such as {@code gongkai.example.cn/evidence}. Never changes.
   */
  @NotBlank
  String origin();

  /**
   * Ed25519 key that signs the checkpoints of the log: the 32 bytes of RFC 8032, section 5.1.5, in
   * base64.
   */
  @NotBlank
  String signingKey();

  /**
   * Public keys that signed before, each as {@code GET /v1/evidence/keys} showed its {@code
   * verifierKey}, so that what they signed can still be checked.
   */
  Optional<List<String>> earlierKeys();

  /**
   * For the task {@code verify-evidence} on a restored database: when its backup was taken, such as
   * {@code 2026-11-23T02:00:00Z}. Now without it.
   */
  Optional<String> asOf();
}
