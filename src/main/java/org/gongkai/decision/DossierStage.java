package org.gongkai.decision;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stage of a dossier.
 *
 * @param items what is published of it, by day; empty when nothing is
 */
@Schema(description = "A stage of a dossier with what is published of it")
public record DossierStage(Stage stage, List<DossierItem> items) {

  /**
   * Every stage in its order.
   *
   * @param published published stages by day
   */
  static List<DossierStage> grouped(List<DecisionStageEntity> published) {
    return Arrays.stream(Stage.values()).map(stage -> of(stage, published)).toList();
  }

  private static DossierStage of(Stage stage, List<DecisionStageEntity> published) {
    return new DossierStage(
        stage, published.stream().filter(row -> row.stage == stage).map(DossierItem::of).toList());
  }
}
