package org.gongkai.comment.offline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongkai.consultation.ClauseRef;
import org.jspecify.annotations.Nullable;

/** Finds the clauses that the rows of a table name, by label in the present version or by id. */
final class BulkClauses {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Map<String, List<ClauseRef>> byLabel = new HashMap<>();
  private final Map<UUID, ClauseRef> byId = new HashMap<>();

  /**
   * @param present the clauses of the version that is public now
   * @param named those that rows name by id, as each public version has them, the oldest first
   */
  BulkClauses(List<ClauseRef> present, List<ClauseRef> named) {
    for (ClauseRef clause : present) {
      if (clause.label() != null) {
        byLabel.computeIfAbsent(plain(clause.label()), label -> new ArrayList<>()).add(clause);
      }
    }
    // The newest version that has it is put last.
    named.forEach(clause -> byId.put(clause.id(), clause));
  }

  /** The id that a cell holds; null when it holds none. */
  static @Nullable UUID id(String cell) {
    return ID.matcher(cell).matches() ? UUID.fromString(cell) : null;
  }

  /** What a cell names, none when it is unknown, more than one when it is ambiguous. */
  List<ClauseRef> find(String cell) {
    UUID id = id(cell);
    if (id == null) {
      return byLabel.getOrDefault(plain(cell), List.of());
    }
    ClauseRef clause = byId.get(id);
    return clause == null ? List.of() : List.of(clause);
  }

  /** Labels are typed with brackets of either width, and with spaces. */
  private static String plain(String label) {
    return label.replace('(', '（').replace(')', '）').replaceAll("[\\s\u3000]", "");
  }
}
