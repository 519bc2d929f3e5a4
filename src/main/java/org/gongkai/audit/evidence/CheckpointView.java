package org.gongkai.audit.evidence;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A signed head of the log.
 *
 * @param size leaves that it vouches for
 * @param root hash of the tree in base64
 * @param signedAt when it was signed
 * @param note what others verify: C2SP tlog-checkpoint and signed-note
 */
@Schema(description = "A signed head of the log")
public record CheckpointView(
    @Schema(examples = "4211") long size,
    @Schema(examples = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=") String root,
    Instant signedAt,
    @Schema(
            examples =
                """
                gongkai.example.cn/evidence
                4211
                47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

                — gongkai.example.cn/evidence 3q2+7w...
                """)
        String note) {}
