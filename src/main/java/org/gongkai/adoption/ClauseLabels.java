package org.gongkai.adoption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.consultation.ClauseRef;
import org.jspecify.annotations.Nullable;

/** How a feedback report names clauses. */
final class ClauseLabels {

  private static final String UNLABELLED = "（无编号段落）";

  private final Map<UUID, Map<Integer, String>> labels = new HashMap<>();
  private final Map<UUID, String> newest = new HashMap<>();

  /**
   * Takes the clauses of each version.
   *
   * @param clauses the oldest version first
   */
  ClauseLabels(List<ClauseRef> clauses) {
    for (ClauseRef clause : clauses) {
      String label = clause.label() == null ? UNLABELLED : clause.label();
      labels.computeIfAbsent(clause.id(), id -> new HashMap<>()).put(clause.version(), label);
      newest.put(clause.id(), label);
    }
  }

  /** The clause's number in the version that a comment was made on; null for the whole draft. */
  @Nullable String of(int version, @Nullable UUID clauseId) {
    return clauseId == null ? null : labels.getOrDefault(clauseId, Map.of()).get(version);
  }

  /** The clause's number in the newest version that has it; null for no clause. */
  @Nullable String newest(@Nullable UUID clauseId) {
    return clauseId == null ? null : newest.get(clauseId);
  }
}
