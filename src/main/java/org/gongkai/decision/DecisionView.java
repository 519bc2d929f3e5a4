package org.gongkai.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue as staff see it.
 *
 * @param item 事项说明
 * @param plannedFor 计划完成时间
 * @param decidedOn day of the latest published result
 * @param publishedAt null as long as the entry is not public
 * @param disclosure null as long as the entry is not public
 */
@Schema(description = "An entry of the yearly decision catalogue")
public record DecisionView(
    UUID id,
    @Schema(examples = "2026") int year,
    @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    DecisionKind kind,
    @Nullable @Schema(nullable = true, examples = "规范生活垃圾的投放、收集、运输和处理。") String item,
    @Nullable @Schema(nullable = true, examples = "2026-12-31") LocalDate plannedFor,
    DecisionStatus status,
    @Nullable @Schema(nullable = true, examples = "2026-11-20") LocalDate decidedOn,
    @Nullable @Schema(nullable = true) Instant publishedAt,
    @Nullable @Schema(nullable = true) Disclosure disclosure,
    Instant createdAt) {

  static DecisionView of(DecisionEntity decision, @Nullable LocalDate decidedOn) {
    return new DecisionView(
        decision.id,
        decision.year,
        decision.title,
        decision.unit,
        decision.kind,
        decision.item,
        decision.plannedFor,
        DecisionStatus.at(decidedOn),
        decidedOn,
        decision.publishedAt,
        decision.disclosure,
        decision.createdAt);
  }
}
