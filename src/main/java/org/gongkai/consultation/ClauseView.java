package org.gongkai.consultation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;

/**
 * A clause and those beneath it.
 *
 * @param id names the clause in comments and verdicts
 * @param label its number as printed; null for a paragraph without one
 * @param text the words behind the label; of a table the same as its rows, in one string
 * @param table rows of a table; null for all else
 */
@Schema(description = "A clause of a draft and those beneath it")
public record ClauseView(
    UUID id,
    ClauseKind kind,
    @Nullable @Schema(nullable = true, examples = "（十一）") String label,
    @Schema(examples = "扩大公众参与。重大事项决策前应当公开征求意见。") String text,
    @Nullable
        @Schema(
            nullable = true,
            description = "Rows of a table, each of as many cells; null for all else")
        List<List<String>> table,
    List<ClauseView> children) {

  /**
   * Builds the tree of a draft from its rows in reading order: a parent always comes before its
   * children.
   */
  static List<ClauseView> tree(List<ClauseEntity> rows) {
    List<ClauseView> roots = new ArrayList<>();
    Map<UUID, ClauseView> byId = new HashMap<>();
    for (ClauseEntity row : rows) {
      ClauseView view =
          new ClauseView(
              row.clauseId, row.kind, row.label, row.text, row.tableRows, new ArrayList<>());
      byId.put(row.clauseId, view);
      ClauseView parent = row.parentId == null ? null : byId.get(row.parentId);
      (parent == null ? roots : parent.children()).add(view);
    }
    return roots;
  }
}
