package org.gongkai.consultation;

import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;

/** Short ways to write down the rows of a draft. */
final class Rows {

  private Rows() {}

  /** The same id for the same number. */
  static UUID id(int number) {
    return new UUID(0, number);
  }

  /**
   * A row of a numbered clause.
   *
   * @param parent number of the clause above it; 0 for none
   */
  static ClauseEntity row(int number, int parent, @Nullable String label, String text) {
    ClauseEntity row = new ClauseEntity();
    row.clauseId = id(number);
    row.parentId = parent == 0 ? null : id(parent);
    row.kind = label == null ? ClauseKind.PARAGRAPH : ClauseKind.CHINESE;
    row.label = label;
    row.text = text;
    return row;
  }

  /** Rows in reading order, with their places. */
  static List<ClauseEntity> placed(ClauseEntity... rows) {
    for (int i = 0; i < rows.length; i++) {
      rows[i].position = i;
    }
    return List.of(rows);
  }
}
