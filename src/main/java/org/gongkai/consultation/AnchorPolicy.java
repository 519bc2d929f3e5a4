package org.gongkai.consultation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.consultation.anchor.AnchorRules;
import org.gongkai.consultation.anchor.Fate;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** What a person may say became of a clause. */
final class AnchorPolicy {

  private AnchorPolicy() {}

  /**
   * Refuses a fate that does not go with its targets, targets that the later version has not, and a
   * fate that would hide a change: a clause is only the same, moved or renumbered with the same
   * text.
   *
   * @param old the clause as it was
   * @param known clauses of the later version by their ids
   * @throws ProblemException {@link ProblemType#ANCHOR_INVALID} or {@link
   *     ProblemType#CLAUSE_NOT_FOUND}
   */
  static void require(PutAnchorRequest request, ClauseEntity old, Map<UUID, ClauseEntity> known) {
    List<UUID> targets = request.targets();
    Set<UUID> distinct = new HashSet<>(targets);
    if (distinct.size() != targets.size() || !AnchorRules.check(request.fate(), targets.size())) {
      throw new ProblemException(ProblemType.ANCHOR_INVALID);
    }
    if (!known.keySet().containsAll(distinct)) {
      throw new ProblemException(ProblemType.CLAUSE_NOT_FOUND);
    }
    for (UUID target : targets) {
      ClauseEntity now = known.get(target);
      if (now != null && !agrees(request.fate(), old, now)) {
        throw new ProblemException(ProblemType.ANCHOR_INVALID);
      }
    }
  }

  private static boolean agrees(Fate fate, ClauseEntity old, ClauseEntity now) {
    return switch (fate) {
      case SAME ->
          AnchorRules.isSameText(old.text, now.text)
              && AnchorRules.isSameLabel(old.label, now.label);
      case MOVED, RENUMBERED -> AnchorRules.isSameText(old.text, now.text);
      case EDITED, SPLIT, MERGED, REMOVED, ORPHANED -> true;
    };
  }
}
