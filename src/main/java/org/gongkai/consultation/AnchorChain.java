package org.gongkai.consultation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.consultation.anchor.Fate;

/**
 * Follows clauses through several versions, one after the other. What one step leaves open stays
 * open: nothing is guessed behind it.
 */
final class AnchorChain {

  private AnchorChain() {}

  /**
   * What became of a clause after some steps.
   *
   * @param steps the anchors of each step by their clause, the oldest step first
   */
  static Trail follow(UUID clauseId, List<Map<UUID, AnchorEntity>> steps) {
    Set<UUID> present = new LinkedHashSet<>(List.of(clauseId));
    Set<Fate> seen = EnumSet.noneOf(Fate.class);
    boolean moved = false;
    boolean renumbered = false;
    double similarity = 1;
    for (Map<UUID, AnchorEntity> step : steps) {
      Set<UUID> next = new LinkedHashSet<>();
      for (UUID id : present) {
        AnchorEntity anchor = step.get(id);
        if (anchor == null || anchor.fate == Fate.ORPHANED) {
          return new Trail(Fate.ORPHANED, List.of(), 0, false, false);
        }
        seen.add(anchor.fate);
        moved |= anchor.moved;
        renumbered |= anchor.renumbered;
        similarity = Math.min(similarity, anchor.similarity);
        next.addAll(Arrays.asList(anchor.targets));
      }
      present = next;
    }
    return new Trail(
        fate(seen, present.size()), new ArrayList<>(present), similarity, moved, renumbered);
  }

  private static Fate fate(Set<Fate> seen, int targets) {
    if (targets == 0) {
      return Fate.REMOVED;
    }
    if (targets > 1) {
      return Fate.SPLIT;
    }
    Fate only = seen.size() == 1 ? seen.iterator().next() : null;
    if (only != null && only != Fate.SPLIT) {
      return only;
    }
    return strongest(seen);
  }

  /** Of what happened one after the other, that which changed most. */
  private static Fate strongest(Set<Fate> seen) {
    if (seen.contains(Fate.MERGED)) {
      return Fate.MERGED;
    }
    for (Fate changed : List.of(Fate.EDITED, Fate.SPLIT, Fate.REMOVED)) {
      if (seen.contains(changed)) {
        return Fate.EDITED;
      }
    }
    if (seen.contains(Fate.MOVED)) {
      return Fate.MOVED;
    }
    return seen.contains(Fate.RENUMBERED) ? Fate.RENUMBERED : Fate.SAME;
  }

  /**
   * What became of a clause.
   *
   * @param targets in the last version
   * @param similarity the least one on the way
   */
  record Trail(
      Fate fate, List<UUID> targets, double similarity, boolean moved, boolean renumbered) {}
}
