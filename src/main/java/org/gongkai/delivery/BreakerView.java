package org.gongkai.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel is left alone for a while after failures.
 *
 * @param blockedUntil nothing is called before; null or past when it is called as usual
 * @param failures failures in a row
 */
@Schema(description = "Whether a channel is left alone for a while after failures")
public record BreakerView(
    @Nullable @Schema(nullable = true) Instant blockedUntil,
    @Schema(examples = "0") int failures,
    @Nullable @Schema(nullable = true) String lastFailure,
    @Nullable @Schema(nullable = true) Instant lastFailureAt) {}
