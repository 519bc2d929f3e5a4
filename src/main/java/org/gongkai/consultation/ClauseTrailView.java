package org.gongkai.consultation;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.anchor.Fate;
import org.jspecify.annotations.Nullable;

/**
 * Where a comment on a clause belongs.
 *
 * @param version the version that it was made on
 * @param label the clause's number there; null for a paragraph without one
 * @param currentVersion the version that is public now
 * @param fate what became of the clause since
 * @param current the clauses that it is now
 * @param text the same for people
 */
@Schema(description = "Where a comment on a clause belongs")
public record ClauseTrailView(
    @Schema(examples = "1") int version,
    UUID clauseId,
    @Nullable @Schema(nullable = true, examples = "（三）") String label,
    @Schema(examples = "2") int currentVersion,
    Fate fate,
    List<ClauseLabel> current,
    @Schema(examples = "针对第1版（三）提出；在第2版中为（四）。") String text) {}
