package org.gongkai.consultation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One clause on a page of its own.
 *
 * @param path the clauses above it, outermost first
 * @param clause the clause with those beneath it
 * @param previousId the clause before it on the same level, else the one above it
 * @param nextId the clause after it and all beneath it
 */
@Schema(description = "One clause on a page of its own")
public record ClausePageView(
    UUID consultationId,
    @Schema(examples = "1") int version,
    @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    List<ClauseLabel> path,
    ClauseView clause,
    @Nullable @Schema(nullable = true) UUID previousId,
    @Nullable @Schema(nullable = true) UUID nextId) {

  /** The page of a clause; null when the draft has no such clause. */
  static @Nullable ClausePageView of(DraftEntity draft, List<ClauseEntity> rows, UUID clauseId) {
    Map<UUID, ClauseEntity> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.clauseId, row));
    ClauseEntity clause = byId.get(clauseId);
    if (clause == null) {
      return null;
    }
    List<ClauseEntity> branch = branch(rows, clause);
    int behind = clause.position + branch.size();
    return new ClausePageView(
        draft.consultationId,
        draft.number,
        draft.title,
        path(byId, clause),
        ClauseView.tree(branch).get(0),
        previous(rows, clause),
        behind < rows.size() ? rows.get(behind).clauseId : null);
  }

  /** The clause and all beneath it, which follow it without a gap. */
  private static List<ClauseEntity> branch(List<ClauseEntity> rows, ClauseEntity clause) {
    List<ClauseEntity> branch = new ArrayList<>(List.of(clause));
    Map<UUID, ClauseEntity> inside = new HashMap<>(Map.of(clause.clauseId, clause));
    for (ClauseEntity row : rows.subList(clause.position + 1, rows.size())) {
      if (row.parentId == null || !inside.containsKey(row.parentId)) {
        break;
      }
      inside.put(row.clauseId, row);
      branch.add(row);
    }
    return branch;
  }

  private static List<ClauseLabel> path(Map<UUID, ClauseEntity> byId, ClauseEntity clause) {
    List<ClauseLabel> path = new ArrayList<>();
    for (ClauseEntity above = parent(byId, clause); above != null; above = parent(byId, above)) {
      path.add(0, ClauseLabel.of(above));
    }
    return path;
  }

  private static @Nullable ClauseEntity parent(Map<UUID, ClauseEntity> byId, ClauseEntity clause) {
    return clause.parentId == null ? null : byId.get(clause.parentId);
  }

  private static @Nullable UUID previous(List<ClauseEntity> rows, ClauseEntity clause) {
    for (int i = clause.position - 1; i >= 0; i--) {
      if (Objects.equals(rows.get(i).parentId, clause.parentId)) {
        return rows.get(i).clauseId;
      }
    }
    return clause.parentId;
  }
}
