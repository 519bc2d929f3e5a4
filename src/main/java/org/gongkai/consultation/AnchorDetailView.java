package org.gongkai.consultation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.anchor.Fate;

/**
 * An anchor with what persons decided about it.
 *
 * @param decisions the first one first
 */
@Schema(description = "An anchor with what persons decided about it")
public record AnchorDetailView(AnchorView anchor, List<Decision> decisions) {

  /** A person's decision. */
  @Schema(name = "AnchorDecision", description = "A person's decision about an anchor")
  public record Decision(
      Fate oldFate,
      List<UUID> oldTargets,
      Fate newFate,
      List<UUID> newTargets,
      @Schema(examples = "内容相同，只是拆成了两条。") String reason,
      @Schema(examples = "staff-officer") String decidedBy,
      Instant decidedAt) {

    static Decision of(AnchorDecisionEntity row) {
      return new Decision(
          row.oldFate,
          List.of(row.oldTargets),
          row.newFate,
          List.of(row.newTargets),
          row.reason,
          row.decidedBy,
          row.decidedAt);
    }
  }
}
