package org.gongkai.consultation.anchor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares two versions clause by clause, as the anchors between them say. */
public final class DraftDiff {

  private final Map<UUID, AnchorClause> newClauses = new HashMap<>();
  private final Map<UUID, Anchor> anchors = new HashMap<>();
  private final Map<UUID, Integer> oldPlaces;
  private final Map<UUID, Integer> newPlaces;

  private final Map<UUID, List<AnchorClause>> sources = new HashMap<>();

  /** What is shown after a clause of the old version for the lost ones behind it. */
  private final Map<UUID, List<AnchorClause>> lostAfter = new HashMap<>();

  private final List<AnchorClause> lostFirst = new ArrayList<>();
  private final boolean withSame;

  private DraftDiff(
      List<AnchorClause> from, List<AnchorClause> to, List<Anchor> anchors, boolean withSame) {
    this.withSame = withSame;
    to.forEach(clause -> newClauses.put(clause.id(), clause));
    this.oldPlaces = places(from);
    this.newPlaces = places(to);
    anchors.forEach(anchor -> this.anchors.put(anchor.clauseId(), anchor));
    AnchorClause last = null;
    for (AnchorClause clause : from) {
      Anchor anchor = anchorOf(clause);
      for (UUID target : anchor.targets()) {
        sources.computeIfAbsent(newClause(target).id(), key -> new ArrayList<>()).add(clause);
      }
      if (anchor.targets().isEmpty()) {
        lostPlace(last).add(clause);
      } else if (!anchor.moved()) {
        last = clause;
      }
    }
  }

  private AnchorClause newClause(UUID target) {
    AnchorClause clause = newClauses.get(target);
    if (clause == null) {
      throw new IllegalArgumentException("no such clause in the new version: " + target);
    }
    return clause;
  }

  private Anchor anchorOf(AnchorClause clause) {
    Anchor anchor = anchors.get(clause.id());
    if (anchor == null) {
      throw new IllegalArgumentException("no anchor for " + clause.id());
    }
    return anchor;
  }

  private List<AnchorClause> lostPlace(@Nullable AnchorClause last) {
    return last == null
        ? lostFirst
        : lostAfter.computeIfAbsent(last.id(), key -> new ArrayList<>());
  }

  /**
   * The changes in the reading order of the new version. Removed and orphaned clauses come after
   * the clause behind which they stood, a split clause where its first part stands. Clauses that
   * anchors tie together are one entry, which is {@code MERGED} when there are several old ones.
   *
   * @param anchors one for each clause of {@code from}, calculated or corrected
   * @param withSame whether unchanged clauses are listed
   * @throws IllegalArgumentException when an old clause has no anchor, or an anchor names an
   *     unknown clause
   */
  public static List<ClauseChange> between(
      List<AnchorClause> from, List<AnchorClause> to, List<Anchor> anchors, boolean withSame) {
    return new DraftDiff(from, to, anchors, withSame).changes(to);
  }

  private List<ClauseChange> changes(List<AnchorClause> to) {
    List<ClauseChange> changes = new ArrayList<>();
    Set<AnchorClause> shown = new HashSet<>();
    addLost(lostFirst, changes);
    for (AnchorClause clause : to) {
      if (!shown.contains(clause)) {
        ClauseChange change = change(group(clause));
        shown.addAll(change.to());
        if (withSame || change.kind() != ChangeKind.SAME) {
          changes.add(change);
        }
        change.from().forEach(old -> addLost(lostAfter.getOrDefault(old.id(), List.of()), changes));
      }
    }
    return changes;
  }

  /** A new clause with all clauses that anchors tie to it, directly or through others. */
  private Group group(AnchorClause clause) {
    Set<AnchorClause> from = new HashSet<>();
    Set<AnchorClause> to = new HashSet<>();
    Deque<AnchorClause> open = new ArrayDeque<>();
    open.add(clause);
    while (!open.isEmpty()) {
      AnchorClause now = open.remove();
      if (to.add(now)) {
        for (AnchorClause old : sources.getOrDefault(now.id(), List.of())) {
          if (from.add(old)) {
            anchorOf(old).targets().forEach(target -> open.add(newClause(target)));
          }
        }
      }
    }
    return new Group(inOrder(from, oldPlaces), inOrder(to, newPlaces));
  }

  private static Map<UUID, Integer> places(List<AnchorClause> clauses) {
    Map<UUID, Integer> places = new HashMap<>();
    clauses.forEach(clause -> places.put(clause.id(), places.size()));
    return places;
  }

  private static List<AnchorClause> inOrder(Set<AnchorClause> clauses, Map<UUID, Integer> places) {
    return clauses.stream()
        .sorted(Comparator.comparingInt(clause -> places.getOrDefault(clause.id(), 0)))
        .toList();
  }

  private void addLost(List<AnchorClause> lost, List<ClauseChange> changes) {
    for (AnchorClause clause : lost) {
      ChangeKind kind = ChangeKind.of(anchorOf(clause).fate());
      changes.add(new ClauseChange(kind, List.of(clause), List.of(), false, false, List.of()));
    }
  }

  private ClauseChange change(Group group) {
    if (group.from.isEmpty()) {
      return new ClauseChange(ChangeKind.ADDED, group.from, group.to, false, false, List.of());
    }
    Anchor first = anchorOf(group.from.get(0));
    ChangeKind kind = group.from.size() > 1 ? ChangeKind.MERGED : ChangeKind.of(first.fate());
    List<Run> runs =
        switch (kind) {
          case EDITED, SPLIT, MERGED ->
              TextDiff.between(ClauseChange.text(group.from), ClauseChange.text(group.to));
          default -> List.of();
        };
    return new ClauseChange(kind, group.from, group.to, first.moved(), first.renumbered(), runs);
  }

  /** Clauses that belong in one entry. */
  private record Group(List<AnchorClause> from, List<AnchorClause> to) {}
}
