package org.gongkai.consultation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.anchor.AnchorClause;
import org.gongkai.consultation.anchor.ChangeKind;
import org.gongkai.consultation.anchor.ClauseChange;
import org.gongkai.consultation.anchor.Run;

/**
 * A change of a clause.
 *
 * @param from the old clauses: none when added, several only when merged
 * @param to the new clauses: none when removed or orphaned, several only when split
 * @param moved whether it stands under another clause or in another order
 * @param renumbered whether its label changed
 * @param runs for an edited, split or merged clause the text piece by piece; else empty
 */
@Schema(description = "A change of a clause")
public record ClauseChangeView(
    ChangeKind kind,
    List<AnchorTarget> from,
    List<AnchorTarget> to,
    boolean moved,
    boolean renumbered,
    List<Run> runs) {

  static ClauseChangeView of(ClauseChange change) {
    return new ClauseChangeView(
        change.kind(),
        targets(change.from()),
        targets(change.to()),
        change.moved(),
        change.renumbered(),
        change.runs());
  }

  private static List<AnchorTarget> targets(List<AnchorClause> clauses) {
    return clauses.stream()
        .map(clause -> new AnchorTarget(clause.id(), clause.label(), clause.text()))
        .toList();
  }
}
