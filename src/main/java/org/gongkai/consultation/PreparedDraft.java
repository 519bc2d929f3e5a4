package org.gongkai.consultation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.consultation.anchor.Anchor;
import org.gongkai.consultation.anchor.AnchorClause;
import org.gongkai.consultation.anchor.Anchors;
import org.gongkai.consultation.anchor.Identities;
import org.gongkai.consultation.draft.ParsedClause;
import org.gongkai.consultation.draft.ParsedDraft;
import org.jspecify.annotations.Nullable;

/**
 * A draft that is ready to be stored: its clauses have their identities, and the clauses of the
 * version before have their anchors.
 *
 * @param basedOn the version before; null when none is public
 * @param rows in reading order, without the draft's id
 * @param anchors one for each clause of the version before, in its order
 */
public record PreparedDraft(
    ParsedDraft parsed, @Nullable Integer basedOn, List<ClauseEntity> rows, List<Anchor> anchors) {

  /**
   * Compares a draft with the version before. Takes time with the length of both.
   *
   * @param before clauses of the version before, in reading order; empty when none is public
   * @param ids gives new clauses their identity
   */
  static PreparedDraft of(
      ParsedDraft parsed,
      @Nullable Integer basedOn,
      List<ClauseEntity> before,
      Supplier<UUID> ids) {
    List<ClauseEntity> rows = new ArrayList<>();
    flatten(null, parsed.clauses(), rows, ids);
    List<Anchor> anchors = Anchors.between(clauses(before), clauses(rows));
    Map<UUID, UUID> inherited = Identities.inherited(anchors);
    rows.forEach(row -> identify(row, inherited));
    return new PreparedDraft(
        parsed, basedOn, rows, anchors.stream().map(anchor -> renamed(anchor, inherited)).toList());
  }

  /** Rows as the comparison takes them. */
  static List<AnchorClause> clauses(List<ClauseEntity> rows) {
    return rows.stream()
        .map(row -> new AnchorClause(row.clauseId, row.parentId, row.kind, row.label, row.text))
        .toList();
  }

  private static void flatten(
      @Nullable UUID parentId,
      List<ParsedClause> from,
      List<ClauseEntity> into,
      Supplier<UUID> ids) {
    for (ParsedClause clause : from) {
      ClauseEntity row = new ClauseEntity();
      row.clauseId = ids.get();
      row.parentId = parentId;
      row.position = into.size();
      row.kind = clause.kind();
      row.label = clause.label();
      row.text = clause.text();
      row.tableRows = clause.table();
      into.add(row);
      flatten(row.clauseId, clause.children(), into, ids);
    }
  }

  private static void identify(ClauseEntity row, Map<UUID, UUID> inherited) {
    row.clauseId = inherited.getOrDefault(row.clauseId, row.clauseId);
    UUID parent = row.parentId;
    row.parentId = parent == null ? null : inherited.getOrDefault(parent, parent);
  }

  private static Anchor renamed(Anchor anchor, Map<UUID, UUID> inherited) {
    List<UUID> targets =
        anchor.targets().stream().map(target -> inherited.getOrDefault(target, target)).toList();
    return new Anchor(
        anchor.clauseId(),
        anchor.fate(),
        targets,
        anchor.similarity(),
        anchor.moved(),
        anchor.renumbered(),
        anchor.evidence());
  }

  /** The rows of the anchors, for a version that is being stored. */
  List<AnchorEntity> anchorRows(UUID consultationId, int toVersion) {
    List<AnchorEntity> entities = new ArrayList<>();
    for (Anchor anchor : anchors) {
      AnchorEntity row = new AnchorEntity();
      row.consultationId = consultationId;
      row.fromVersion = basedOn == null ? 0 : basedOn;
      row.toVersion = toVersion;
      row.clauseId = anchor.clauseId();
      row.position = entities.size();
      row.fate = anchor.fate();
      row.targets = anchor.targets().toArray(UUID[]::new);
      row.similarity = anchor.similarity();
      row.moved = anchor.moved();
      row.renumbered = anchor.renumbered();
      row.basis = anchor.evidence().basis();
      entities.add(row);
    }
    return entities;
  }
}
