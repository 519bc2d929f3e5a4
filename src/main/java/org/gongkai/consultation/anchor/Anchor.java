package org.gongkai.consultation.anchor;

import java.util.List;
import java.util.UUID;

/**
 * What became of one old clause.
 *
 * @param clauseId the old clause
 * @param fate what became of it; an edited clause may be moved and renumbered besides
 * @param targets the new clauses, in reading order; as many as {@link AnchorRules} says
 * @param similarity from 0 to 1: how much of the wording is shared, rare wording counting more; 1
 *     for the same text. Without targets, that of the most similar new clause
 * @param moved whether the target stands under another clause or in another order; false for split
 *     and merged clauses
 * @param renumbered whether the target has another label; false for split and merged clauses
 * @param evidence what decided
 */
public record Anchor(
    UUID clauseId,
    Fate fate,
    List<UUID> targets,
    double similarity,
    boolean moved,
    boolean renumbered,
    Evidence evidence) {

  /**
   * Copies the targets.
   *
   * @throws IllegalArgumentException when the fate does not go with the number of targets
   */
  public Anchor {
    targets = List.copyOf(targets);
    if (!AnchorRules.check(fate, targets.size())) {
      throw new IllegalArgumentException(fate + " with " + targets.size() + " targets");
    }
  }
}
