package org.gongkai.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;

/**
 * A published entry in the list of the catalogue.
 *
 * @param indexNumber 索引号
 */
@Schema(description = "A published entry in the list of the catalogue")
public record DecisionItem(
    UUID id,
    @Schema(examples = "2026") int year,
    @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    DecisionKind kind,
    @Schema(examples = "000000000/2026-00001") String indexNumber,
    DecisionStatus status,
    Instant publishedAt) {

  static DecisionItem of(DecisionEntity decision, @Nullable LocalDate decidedOn) {
    Disclosure disclosure = decision.disclosure;
    Instant publishedAt = decision.publishedAt;
    if (disclosure == null || publishedAt == null) {
      throw new IllegalArgumentException("not published");
    }
    return new DecisionItem(
        decision.id,
        decision.year,
        decision.title,
        decision.unit,
        decision.kind,
        disclosure.indexNumber(),
        DecisionStatus.at(decidedOn),
        publishedAt);
  }
}
