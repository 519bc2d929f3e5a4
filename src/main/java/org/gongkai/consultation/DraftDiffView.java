package org.gongkai.consultation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.anchor.ChangeKind;
import org.gongkai.consultation.anchor.ClauseChange;

/**
 * What changed between two versions.
 *
 * @param counts how many entries are of which kind, unchanged clauses included
 * @param changes in the reading order of the new version; unchanged clauses are left out
 */
@Schema(description = "What changed between two versions of a draft")
public record DraftDiffView(
    UUID consultationId,
    @Schema(examples = "1") int fromVersion,
    @Schema(examples = "2") int toVersion,
    @Schema(description = "How many clauses are of which kind") Map<ChangeKind, Long> counts,
    List<ClauseChangeView> changes) {

  static DraftDiffView of(UUID consultationId, int from, int to, List<ClauseChange> changes) {
    Map<ChangeKind, Long> counts = new EnumMap<>(ChangeKind.class);
    changes.forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
    return new DraftDiffView(
        consultationId,
        from,
        to,
        counts,
        changes.stream()
            .filter(change -> change.kind() != ChangeKind.SAME)
            .map(ClauseChangeView::of)
            .toList());
  }
}
