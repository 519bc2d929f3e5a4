package org.gongkai.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long ago a channel last got a content.
 *
 * @param days calendar days in China since then; null when it never got one
 * @param stale whether that is too long; one that never got a content is counted from its opening
 */
@Schema(description = "How long ago a channel last got a content")
public record FreshnessView(
    @Nullable @Schema(nullable = true) Instant lastDeliveredAt,
    @Nullable @Schema(nullable = true, examples = "3") Long days,
    boolean stale) {}
