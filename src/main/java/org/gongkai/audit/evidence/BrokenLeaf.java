package org.gongkai.audit.evidence;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The first thing that is wrong.
 *
 * @param fault what is wrong
 * @param kind what the thing is; null for a fault of the log itself
 * @param id the thing's identifier, of a comment for its verdict; null as well
 * @param number of the verdict; 0 for everything else
 * @param index place in the log; null for a thing that is not in it
 */
@Schema(description = "The first thing that is wrong")
public record BrokenLeaf(
    Fault fault,
    @Nullable @Schema(nullable = true) EvidenceKind kind,
    @Nullable @Schema(nullable = true) UUID id,
    int number,
    @Nullable @Schema(nullable = true, examples = "17") Long index) {}
