package org.gongkai.consultation.anchor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One entry of a comparison of two versions.
 *
 * @param kind what happened
 * @param from the old clauses in reading order: none when added, several only when merged
 * @param to the new clauses in reading order: none when removed or orphaned, several only when
 *     split
 * @param moved whether the clause stands under another clause or in another order
 * @param renumbered whether its label changed
 * @param runs for an edited, split or merged clause: {@code EQUAL} and {@code DELETE} together are
 *     {@link #oldText()}, {@code EQUAL} and {@code INSERT} are {@link #newText()}. Else empty
 */
public record ClauseChange(
    ChangeKind kind,
    List<AnchorClause> from,
    List<AnchorClause> to,
    boolean moved,
    boolean renumbered,
    List<Run> runs) {

  /** Copies the lists. */
  public ClauseChange {
    from = List.copyOf(from);
    to = List.copyOf(to);
    runs = List.copyOf(runs);
  }

  /** The text of the old clauses, one line for each. */
  public String oldText() {
    return text(from);
  }

  /** The text of the new clauses, one line for each. */
  public String newText() {
    return text(to);
  }

  static String text(List<AnchorClause> clauses) {
    return clauses.stream().map(AnchorClause::text).collect(Collectors.joining("\n"));
  }
}
