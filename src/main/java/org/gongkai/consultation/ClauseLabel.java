package org.gongkai.consultation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Names a clause to people.
 *
 * @param label its number as printed; null for a paragraph without one
 * @param excerpt the first characters of its text
 */
@Schema(description = "Names a clause to people")
public record ClauseLabel(
    UUID id,
    @Nullable @Schema(nullable = true, examples = "（十一）") String label,
    @Schema(examples = "扩大公众参与。") String excerpt) {

  static ClauseLabel of(ClauseEntity row) {
    return new ClauseLabel(row.clauseId, row.label, ClauseOutline.excerpt(row.text));
  }
}
