package org.gongkai.audit.evidence;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key that signs checkpoints, or did.
 *
 * @param name of the log, as it stands in the notes
 * @param publicKey Ed25519, 32 bytes in base64 (RFC 8032)
 * @param verifierKey the same as tools of C2SP read it: name, hash and key
 * @param current whether it signs now
 */
@Schema(description = "A key that signs checkpoints, or did")
public record EvidenceKeyView(
    @Schema(examples = "gongkai.example.cn/evidence") String name,
    @Schema(examples = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=") String publicKey,
    @Schema(
            examples =
                "gongkai.example.cn/evidence+c4f8d1a2+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
        String verifierKey,
    boolean current) {}
