package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns what was matched into anchors, and tells removed clauses from those left open. */
final class FateReader {

  /**
   * A clause counts as gone when it stays below this likeness to, and this share of wording in,
   * every new clause that is new or changed. Unrelated clauses of one draft share stock phrases.
   */
  private static final double NOTHING_ALIKE = 0.2;

  /** The greatest share of the wording that all candidates may hold together, for the same. */
  private static final double NOTHING_ALIKE_TOGETHER = 0.5;

  /**
   * The same for a text of up to {@link #SHORT} characters, of which an edit leaves hardly a pair.
   */
  private static final double NOTHING_ALIKE_SHORT = 0.1;

  private static final int SHORT = 12;

  /**
   * The same for a clause that is unchanged from another old clause, and so is accounted for: only
   * a twin leaves open which of the two was struck out.
   */
  private static final double NO_TWIN = 0.5;

  /** A search that left out more than this share of the wording proves nothing. */
  private static final double UNSEARCHED = 0.5;

  private final Matching matching;
  private final Outline from;
  private final Outline to;
  private final GramTable table;
  private final Candidates candidates;

  FateReader(Matching matching, GramTable table, Candidates candidates) {
    this.matching = matching;
    this.from = matching.from();
    this.to = matching.to();
    this.table = table;
    this.candidates = candidates;
  }

  /** One anchor for each old clause, in order. */
  List<Anchor> read() {
    Places places = new Places(matching);
    Leftovers leftovers = new Leftovers(places);
    List<Anchor> anchors = new ArrayList<>();
    boolean[] orphaned = new boolean[from.size()];
    for (int i = 0; i < from.size(); i++) {
      Anchor anchor = matching.openOld(i) ? lost(i, leftovers, orphaned) : found(i, places);
      orphaned[i] = anchor.fate() == Fate.ORPHANED;
      anchors.add(anchor);
    }
    return anchors;
  }

  private Anchor found(int i, Places places) {
    int j = matching.toNew(i);
    if (j == Matching.NONE) {
      return inParts(i);
    }
    boolean parentKept = matching.parentKept(i, j);
    boolean moved = !places.kept(i) && !parentUnknown(i, j);
    boolean renumbered = !from.label(i).equals(to.label(j));
    double similarity = matching.sameText(i, j) ? 1 : likeness(i, j);
    Fate fate = Fate.SAME;
    if (!matching.sameText(i, j)) {
      fate = Fate.EDITED;
    } else if (moved) {
      fate = Fate.MOVED;
    } else if (renumbered) {
      fate = Fate.RENUMBERED;
    }
    Evidence evidence = new Evidence(matching.basis(i), parentKept, runnerUp(i, j));
    return new Anchor(from.id(i), fate, List.of(to.id(j)), similarity, moved, renumbered, evidence);
  }

  /** When nobody knows what became of the parent, nothing says that the clause was moved. */
  private boolean parentUnknown(int i, int j) {
    int parent = from.parent(i);
    int now = to.parent(j);
    return parent != Matching.NONE
        && now != Matching.NONE
        && matching.openOld(parent)
        && matching.openNew(now);
  }

  private Anchor inParts(int i) {
    int whole = matching.mergedInto(i);
    int[] targets = whole == Matching.NONE ? matching.parts(i) : new int[] {whole};
    List<UUID> ids = Arrays.stream(targets).mapToObj(to::id).toList();
    Evidence evidence = new Evidence(matching.basis(i), matching.parentKept(i, targets[0]), 0);
    Fate fate = whole == Matching.NONE ? Fate.SPLIT : Fate.MERGED;
    return new Anchor(
        from.id(i), fate, ids, table.covered(table.ofOld(i), targets), false, false, evidence);
  }

  private Anchor lost(int i, Leftovers leftovers, boolean[] orphaned) {
    GramIndex.Found doubtful = leftovers.doubtful.find(table.ofOld(i));
    GramIndex.Found unchanged = leftovers.unchanged.find(table.ofOld(i));
    int parent = from.parent(i);
    boolean gone =
        !from.text(i).isEmpty()
            && Math.max(doubtful.unsearched, unchanged.unsearched) <= UNSEARCHED
            && nearest(i, doubtful, true) < greatestLikeness(i)
            && nearest(i, unchanged, false) < NO_TWIN
            && table.covered(table.ofOld(i), doubtful.clauses) < NOTHING_ALIKE_TOGETHER
            && (parent == Matching.NONE || !orphaned[parent])
            && !leftovers.hasSuccessor(i);
    double best = Math.max(nearest(i, doubtful, false), nearest(i, unchanged, false));
    Evidence evidence = new Evidence(gone ? Basis.NOTHING_ALIKE : Basis.UNDECIDED, false, best);
    return new Anchor(
        from.id(i), gone ? Fate.REMOVED : Fate.ORPHANED, List.of(), best, false, false, evidence);
  }

  private double greatestLikeness(int i) {
    return from.text(i).length() <= SHORT ? NOTHING_ALIKE_SHORT : NOTHING_ALIKE;
  }

  /** The likeness of the most alike; where asked, the share found in a longer clause counts too. */
  private double nearest(int i, GramIndex.Found found, boolean withShare) {
    double best = 0;
    for (int j : found.clauses) {
      best = Math.max(best, likeness(i, j));
      best = withShare ? Math.max(best, shareOf(i, table.ofNew(j))) : best;
    }
    return best;
  }

  private double likeness(int i, int j) {
    double whole = table.weightOfOld(i) + table.weightOfNew(j);
    return whole == 0 ? 0 : 2 * table.shared(table.ofOld(i), table.ofNew(j)) / whole;
  }

  private double shareOf(int i, int[] grams) {
    double whole = table.weightOfOld(i);
    return whole == 0 ? 0 : table.shared(table.ofOld(i), grams) / whole;
  }

  private double runnerUp(int i, int j) {
    return candidates.ofOld(i).stream()
        .filter(pair -> pair.now() != j && !matching.sameText(i, j))
        .max(Comparator.comparingDouble(Pair::likeness))
        .map(Pair::likeness)
        .orElse(0.0);
  }

  private boolean isUnchanged(int j) {
    int i = matching.toOld(j);
    return i != Matching.NONE && matching.sameText(i, j);
  }

  /** Where a lost clause may still be hidden. */
  private final class Leftovers {

    /** New clauses without an origin, and those whose text changed. */
    private final GramIndex doubtful = new GramIndex(table, table.ofAllNew(), j -> !isUnchanged(j));

    /** New clauses that have the very text of another old clause. */
    private final GramIndex unchanged =
        new GramIndex(table, table.ofAllNew(), FateReader.this::isUnchanged);

    private final Places places;
    private final Map<Long, List<Integer>> open;

    Leftovers(Places places) {
      this.places = places;
      this.open = places.openNewByGap();
    }

    /** An open clause in the same place may be the old one, edited beyond recognition. */
    boolean hasSuccessor(int i) {
      return !places.openNewAt(i, open).isEmpty();
    }
  }
}
