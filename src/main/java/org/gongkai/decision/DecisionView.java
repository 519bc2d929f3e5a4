package org.gongkai.decision;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the catalogue as staff see it. */
@Schema(description = "An entry of the yearly decision catalogue")
public record DecisionView(
    UUID id,
    @Schema(examples = "2026") int year,
    @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    Instant createdAt) {

  static DecisionView of(DecisionEntity decision, Instant createdAt) {
    return new DecisionView(decision.id, decision.year, decision.title, decision.unit, createdAt);
  }
}
