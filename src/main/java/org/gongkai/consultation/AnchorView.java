package org.gongkai.consultation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.anchor.Basis;
import org.gongkai.consultation.anchor.Fate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a clause in a later version.
 *
 * @param clause as it read
 * @param targets the clauses that it became
 * @param similarity share of the wording that is kept, from 0 to 1
 * @param basis what decided; null once a person has
 * @param decidedBy the person who confirmed or corrected it; null for none
 * @param etag names this state in {@code If-Match}
 */
@Schema(description = "What became of a clause in a later version")
public record AnchorView(
    @Schema(examples = "1") int fromVersion,
    @Schema(examples = "2") int toVersion,
    AnchorTarget clause,
    Fate fate,
    List<AnchorTarget> targets,
    @Schema(examples = "0.93") double similarity,
    boolean moved,
    boolean renumbered,
    @Nullable @Schema(nullable = true) Basis basis,
    @Nullable @Schema(nullable = true, examples = "staff-officer") String decidedBy,
    @Nullable @Schema(nullable = true) Instant decidedAt,
    @Schema(examples = "\"v0\"") String etag) {}
