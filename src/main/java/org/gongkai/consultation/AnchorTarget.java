package org.gongkai.consultation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A clause with its words, for comparing. */
@Schema(description = "A clause with its words, for comparing")
public record AnchorTarget(
    UUID id,
    @Nullable @Schema(nullable = true, examples = "（三）") String label,
    @Schema(examples = "公开收费。收费标准上墙公示。") String text) {

  static AnchorTarget of(ClauseEntity row) {
    return new AnchorTarget(row.clauseId, row.label, row.text);
  }
}
