package org.gongkai.link;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link that opens the mini-program.
 *
 * @param expiresAt from then on it leads nowhere
 */
@Schema(description = "A link that opens the mini-program")
public record LinkView(
    @Schema(examples = "https://wxaurl.cn/abc") String url,
    Instant expiresAt,
    LinkTarget target,
    UUID id) {}
