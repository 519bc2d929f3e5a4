package org.gongkai.adoption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongkai.consultation.ClauseRef;
import org.jspecify.annotations.Nullable;

/** What changed clauses read like before and after. */
final class ClauseChanges {

  private record Place(UUID clauseId, int version) {}

  private final Map<Place, String> texts = new HashMap<>();

  /**
   * @param clauses the changed ones in each public version
   */
  ClauseChanges(List<ClauseRef> clauses) {
    clauses.forEach(clause -> texts.put(new Place(clause.id(), clause.version()), clause.text()));
  }

  /** The clauses that items name. */
  static List<UUID> clauses(List<FeedbackItemEntity> items) {
    return items.stream()
        .map(item -> item.changedClauseId)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /**
   * Null for an item that changed nothing: it names no clause, or a version that is not later than
   * the comment's or in which the clause reads the same.
   */
  @Nullable ClauseChange of(FeedbackItemEntity item) {
    UUID clause = item.changedClauseId;
    Integer from = item.fromVersion;
    Integer to = item.changedVersion;
    if (clause == null || from == null || to == null || from >= to) {
      return null;
    }
    String before = texts.get(new Place(clause, from));
    String after = texts.get(new Place(clause, to));
    return Objects.equals(before, after) ? null : new ClauseChange(clause, from, before, to, after);
  }
}
