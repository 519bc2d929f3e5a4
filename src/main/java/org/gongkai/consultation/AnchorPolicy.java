package org.gongkai.consultation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongkai.consultation.anchor.AnchorRules;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** What a person may say became of a clause. */
final class AnchorPolicy {

  private AnchorPolicy() {}

  /**
   * Refuses a fate that does not go with its targets, and targets that the later version has not.
   *
   * @param known clauses of the later version
   * @throws ProblemException {@link ProblemType#ANCHOR_INVALID} or {@link
   *     ProblemType#CLAUSE_NOT_FOUND}
   */
  static void require(PutAnchorRequest request, Set<UUID> known) {
    List<UUID> targets = request.targets();
    Set<UUID> distinct = new HashSet<>(targets);
    if (distinct.size() != targets.size() || !AnchorRules.check(request.fate(), targets.size())) {
      throw new ProblemException(ProblemType.ANCHOR_INVALID);
    }
    if (!known.containsAll(distinct)) {
      throw new ProblemException(ProblemType.CLAUSE_NOT_FOUND);
    }
  }
}
