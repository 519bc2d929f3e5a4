package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds old clauses that were split and old clauses that were merged. Both are one question: is a
 * whole made up of clauses that follow each other in the other version?
 */
final class PartMatcher {

  /** The share of a part that has to be found in the whole; the rest are words to join it. */
  private static final double CONTAINED = 0.7;

  /** The share of the whole that the parts have to make up together. */
  private static final double COVERED = 0.7;

  /** The share of a part's wording that the other parts must not have as well. */
  private static final double NEEDED = 0.5;

  /** What a part has to make up of the whole; less is an accident of common words. */
  private static final double LEAST_PART = 0.05;

  /** The fewest pairs of characters of a part, for the same reason. */
  private static final int LEAST_LENGTH = 4;

  /** A second possible whole that comes this near leaves the matter open. */
  private static final double LEAD = 0.1;

  private final Matching matching;
  private final Candidates candidates;
  private final GramTable table;
  private final boolean merging;

  private PartMatcher(Matching matching, Candidates candidates, GramTable table, boolean merging) {
    this.matching = matching;
    this.candidates = candidates;
    this.table = table;
    this.merging = merging;
  }

  static PartMatcher forSplits(Matching matching, Candidates candidates, GramTable table) {
    return new PartMatcher(matching, candidates, table, false);
  }

  static PartMatcher forMergers(Matching matching, Candidates candidates, GramTable table) {
    return new PartMatcher(matching, candidates, table, true);
  }

  boolean match() {
    Places places = new Places(matching);
    int wholes = merging ? matching.to().size() : matching.from().size();
    boolean found = false;
    for (int whole = 0; whole < wholes; whole++) {
      if (isOpenWhole(whole)) {
        int[] run = bestRun(whole, places);
        if (run.length > 1) {
          settle(whole, run);
          found = true;
        }
      }
    }
    return found;
  }

  private void settle(int whole, int[] run) {
    if (merging) {
      matching.merge(run, whole);
    } else {
      matching.split(whole, run);
    }
  }

  private boolean isOpenWhole(int whole) {
    return merging ? matching.openNew(whole) : matching.openOld(whole);
  }

  private boolean isOpenPart(int part) {
    return merging ? matching.openOld(part) : matching.openNew(part);
  }

  private boolean isOpen(Pair pair) {
    return matching.openOld(pair.old()) && matching.openNew(pair.now());
  }

  private int[] bestRun(int whole, Places places) {
    List<Pair> parts = new ArrayList<>();
    for (Pair pair : merging ? candidates.ofNew(whole) : candidates.ofOld(whole)) {
      if (isOpenPart(part(pair)) && isPart(pair)) {
        parts.add(pair);
      }
    }
    parts.sort(Comparator.comparingInt(this::part));
    List<Pair> run = new ArrayList<>();
    for (Pair pair : parts) {
      if (!run.isEmpty() && !follows(part(run.get(run.size() - 1)), part(pair))) {
        if (makesUp(whole, run, places)) {
          break;
        }
        run.clear();
      }
      run.add(pair);
    }
    return makesUp(whole, run, places) ? run.stream().mapToInt(this::part).toArray() : new int[0];
  }

  private int part(Pair pair) {
    return merging ? pair.old() : pair.now();
  }

  private boolean isPart(Pair pair) {
    double contained = merging ? pair.oldInNew() : pair.newInOld();
    double makesUp = merging ? pair.newInOld() : pair.oldInNew();
    return contained >= CONTAINED
        && makesUp >= LEAST_PART
        && gramsOfPart(part(pair)).length >= LEAST_LENGTH;
  }

  private boolean follows(int first, int second) {
    return (merging ? matching.from() : matching.to()).follows(first, second);
  }

  private int[] gramsOfPart(int part) {
    return merging ? table.ofOld(part) : table.ofNew(part);
  }

  private int[] gramsOfWhole(int whole) {
    return merging ? table.ofNew(whole) : table.ofOld(whole);
  }

  private boolean makesUp(int whole, List<Pair> run, Places places) {
    if (run.size() < 2 || isContested(run, places)) {
      return false;
    }
    int[] together = together(run);
    int[] grams = gramsOfWhole(whole);
    double shared = table.shared(together, grams);
    return shared >= COVERED * table.weight(grams)
        && shared >= CONTAINED * table.weight(together)
        && run.stream().allMatch(pair -> isNeeded(part(pair), run, grams, shared));
  }

  /**
   * Whether the whole would lose most of the part's wording without it; a near copy adds nothing.
   */
  private boolean isNeeded(int part, List<Pair> run, int[] whole, double shared) {
    int[] others = together(run.stream().filter(pair -> part(pair) != part).toList());
    double adds = shared - table.shared(others, whole);
    return adds >= NEEDED * table.weight(gramsOfPart(part));
  }

  private int[] together(List<Pair> run) {
    return run.stream()
        .flatMapToInt(pair -> Arrays.stream(gramsOfPart(part(pair))))
        .sorted()
        .toArray();
  }

  /** Whether a part could as well belong to another whole, unless the place speaks for this one. */
  private boolean isContested(List<Pair> run, Places places) {
    boolean inPlace = places.same(run.get(0).old(), run.get(0).now());
    for (Pair pair : run) {
      double own = merging ? pair.oldInNew() : pair.newInOld();
      for (Pair other : merging ? candidates.ofOld(pair.old()) : candidates.ofNew(pair.now())) {
        double rival = merging ? other.oldInNew() : other.newInOld();
        boolean isOther = merging ? other.now() != pair.now() : other.old() != pair.old();
        boolean asGood = !inPlace || (isOpen(other) && places.same(other.old(), other.now()));
        if (isOther && asGood && rival > own - LEAD) {
          return true;
        }
      }
    }
    return false;
  }
}
