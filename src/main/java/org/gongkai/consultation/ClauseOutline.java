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
 * A clause without its long text.
 *
 * @param excerpt the first characters of its text, whole when it is short
 * @param length characters of the whole text
 */
@Schema(description = "A clause without its long text")
public record ClauseOutline(
    UUID id,
    ClauseKind kind,
    @Nullable @Schema(nullable = true, examples = "（十一）") String label,
    @Schema(examples = "扩大公众参与。") String excerpt,
    @Schema(examples = "212") int length,
    List<ClauseOutline> children) {

  /** Most characters of an excerpt. */
  private static final int EXCERPT = 30;

  static ClauseOutline of(ClauseEntity row) {
    return new ClauseOutline(
        row.clauseId,
        row.kind,
        row.label,
        excerpt(row.text),
        row.text.codePointCount(0, row.text.length()),
        new ArrayList<>());
  }

  /** The tree of a draft from its rows in reading order. */
  static List<ClauseOutline> tree(List<ClauseEntity> rows) {
    List<ClauseOutline> roots = new ArrayList<>();
    Map<UUID, ClauseOutline> byId = new HashMap<>();
    for (ClauseEntity row : rows) {
      ClauseOutline outline = of(row);
      byId.put(row.clauseId, outline);
      ClauseOutline parent = row.parentId == null ? null : byId.get(row.parentId);
      (parent == null ? roots : parent.children()).add(outline);
    }
    return roots;
  }

  /** The first characters of a text, with an ellipsis when there are more. */
  static String excerpt(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= EXCERPT ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
  }
}
