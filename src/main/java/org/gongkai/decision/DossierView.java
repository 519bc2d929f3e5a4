package org.gongkai.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;

/**
 * The public dossier of a decision: the entry, its published stages and everything else that is
 * published about it.
 *
 * @param item 事项说明
 * @param plannedFor 计划完成时间
 * @param decidedOn day of the latest published result
 * @param publishedAt when the entry was published; null when it is public only by its links
 * @param disclosure null when the entry is public only by its links
 * @param stages every stage in the order of the procedure, with nothing in it where nothing is
 *     published
 */
@Schema(description = "The public dossier of a decision")
public record DossierView(
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
    List<DossierStage> stages,
    List<DossierLink> links) {

  static DossierView of(
      DecisionEntity decision,
      @Nullable LocalDate decidedOn,
      List<DecisionStageEntity> published,
      List<DossierLink> links) {
    return new DossierView(
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
        DossierStage.grouped(published),
        List.copyOf(links));
  }
}
