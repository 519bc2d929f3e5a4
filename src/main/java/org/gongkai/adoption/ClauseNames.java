package org.gongkai.adoption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.consultation.ClauseRef;

/** How answers name clauses. */
final class ClauseNames {

  /** Stands for a clause without a number. */
  static final String UNLABELLED = "（无编号段落）";

  private record Place(UUID clauseId, int version) {}

  private final Map<Place, String> labels = new HashMap<>();

  /**
   * @param clauses as they read in each version
   */
  ClauseNames(List<ClauseRef> clauses) {
    for (ClauseRef clause : clauses) {
      String label = clause.label() == null ? UNLABELLED : clause.label();
      labels.put(new Place(clause.id(), clause.version()), label);
    }
  }

  /** The clause's number in a version; where that has it no longer, as in the version before. */
  String of(UUID clauseId, int version, int before) {
    String removed = labels.getOrDefault(new Place(clauseId, before), UNLABELLED);
    return labels.getOrDefault(new Place(clauseId, version), removed);
  }
}
