package org.gongkai.audit.evidence;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param intact whether nothing is wrong in what was checked
 * @param checked leaves that were checked
 * @param next where to go on; null when the end of the log was reached
 * @param sealed leaves of the log
 * @param signed leaves below the newest checkpoint; 0 without one
 * @param firstBroken null when it is intact
 * @param at when it was verified
 */
@Schema(description = "What a verification of the log found")
public record VerificationView(
    boolean intact,
    @Schema(examples = "4211") long checked,
    @Nullable @Schema(nullable = true, examples = "10000") Long next,
    @Schema(examples = "4230") long sealed,
    @Schema(examples = "4211") long signed,
    @Nullable @Schema(nullable = true) BrokenLeaf firstBroken,
    Instant at) {}
