package org.gongkai.adoption;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an adopted comment changed a clause.
 *
 * @param fromVersion version of the draft that the comment was made on
 * @param before how the clause reads there; null for one that did not exist
 * @param toVersion version that changed it
 * @param after how it reads there; null for one that was removed
 */
@Schema(description = "How an adopted comment changed a clause")
public record ClauseChange(
    UUID clauseId,
    @Schema(examples = "1") int fromVersion,
    @Nullable @Schema(nullable = true, examples = "垃圾分四类投放。") String before,
    @Schema(examples = "2") int toVersion,
    @Nullable @Schema(nullable = true, examples = "垃圾分四类投放，投放点由村民会议决定。") String after) {}
