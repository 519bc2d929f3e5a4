package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Matches clauses whose text has changed. A likeness counts only by its lead over every rival: the
 * other open new clauses that the old one could have become, and all the other old clauses that the
 * new one could have come from.
 */
final class EditMatcher {

  /** Enough wherever the clause stands, even if it was moved and edited at once. */
  private static final double ALIKE_ALONE = 0.65;

  /** Enough in the old clause's place; replaced clauses often share their stock phrases. */
  private static final double ALIKE_IN_PLACE = 0.4;

  /** Enough where the two are the only open clauses between the same neighbours. */
  private static final double ALIKE_ALONE_IN_PLACE = 0.33;

  /** Enough for a short text in its place, where one pair of characters weighs a lot. */
  private static final double SHORT_ALIKE_IN_PLACE = 0.5;

  /** Texts of up to this many characters, such as items of a list, prove nothing out of place. */
  private static final int SHORT = 12;

  /** The lead that decides by itself; near-identical clauses come within it. */
  private static final double LEAD = 0.15;

  /** In place, a clause elsewhere may come near, but not this near. */
  private static final double LEAD_IN_PLACE = 0.02;

  /** A rival that is mostly contained and adds this much may be part of a split or a merger. */
  private static final double PART_CONTAINED = 0.5;

  private static final double PART_ADDS = 0.08;

  /** Above this, two candidates repeat each other rather than complete each other. */
  private static final double PARTS_OVERLAP = 1.1;

  /** Gaps with more open clauses than this give no further candidates. */
  private static final int SMALL_GAP = 4;

  private final Matching matching;
  private final Candidates candidates;

  EditMatcher(Matching matching, Candidates candidates) {
    this.matching = matching;
    this.candidates = candidates;
  }

  boolean match() {
    Places places = new Places(matching);
    addNeighbours(places);
    boolean found = false;
    for (Pair pair : accepted(places)) {
      if (isOpen(pair)) {
        boolean inPlace = places.same(pair.old(), pair.now());
        matching.match(pair.old(), pair.now(), inPlace ? Basis.SIMILAR_IN_PLACE : Basis.SIMILAR);
        found = true;
      }
    }
    return found;
  }

  /** The most alike first. */
  private List<Pair> accepted(Places places) {
    List<Pair> accepted = new ArrayList<>();
    for (int i = 0; i < matching.from().size(); i++) {
      for (Pair pair : matching.openOld(i) ? candidates.ofOld(i) : List.<Pair>of()) {
        if (isAccepted(pair, places)) {
          accepted.add(pair);
        }
      }
    }
    accepted.sort(
        Comparator.comparingDouble(Pair::likeness)
            .reversed()
            .thenComparingInt(Pair::old)
            .thenComparingInt(Pair::now));
    return accepted;
  }

  /** Pairs in the same small gap, which a search by wording may have missed. */
  private void addNeighbours(Places places) {
    Map<Long, List<Integer>> newByGap = places.openNewByGap();
    for (List<Integer> gap : places.openOldByGap().values()) {
      List<Integer> now = places.openNewAt(gap.get(0), newByGap);
      if (gap.size() <= SMALL_GAP && now.size() <= SMALL_GAP) {
        gap.forEach(i -> now.forEach(j -> candidates.add(i, j)));
      }
    }
  }

  private boolean isOpen(Pair pair) {
    return matching.openOld(pair.old()) && matching.openNew(pair.now());
  }

  private boolean isAccepted(Pair pair, Places places) {
    if (!isOpen(pair) || pair.likeness() < ALIKE_ALONE_IN_PLACE || !sameLevel(pair)) {
      return false;
    }
    Rivals rivals = rivals(pair, places);
    if (rivals.part) {
      return false;
    }
    boolean isShort = length(pair) <= SHORT;
    if (places.same(pair.old(), pair.now())) {
      boolean sole = places.sole(pair.old(), pair.now());
      double least = sole ? ALIKE_ALONE_IN_PLACE : ALIKE_IN_PLACE;
      return pair.likeness() >= (isShort ? SHORT_ALIKE_IN_PLACE : least)
          && (!isShort || sole)
          && pair.likeness() - rivals.here >= LEAD
          && pair.likeness() - rivals.elsewhere >= LEAD_IN_PLACE;
    }
    return !isShort
        && !rivals.placed
        && pair.likeness() >= ALIKE_ALONE
        && pair.likeness() - rivals.elsewhere >= LEAD;
  }

  /** A heading does not become a clause, nor a clause a heading. */
  private boolean sameLevel(Pair pair) {
    return ChildVotes.isHeading(matching.from().kind(pair.old()))
        == ChildVotes.isHeading(matching.to().kind(pair.now()));
  }

  private int length(Pair pair) {
    return Math.min(
        matching.from().text(pair.old()).length(), matching.to().text(pair.now()).length());
  }

  private Rivals rivals(Pair pair, Places places) {
    Rivals rivals = new Rivals();
    for (Pair other : candidates.ofOld(pair.old())) {
      if (other.now() != pair.now() && matching.openNew(other.now())) {
        boolean part =
            other.newInOld() >= PART_CONTAINED
                && other.oldInNew() >= PART_ADDS
                && other.oldInNew() + pair.oldInNew() <= PARTS_OVERLAP;
        rivals.add(other, part, places);
      }
    }
    boolean sole = places.sole(pair.old(), pair.now());
    for (Pair other : candidates.ofNew(pair.now())) {
      if (other.old() != pair.old() && !(sole && keepsItsText(other.old()))) {
        boolean part =
            matching.openOld(other.old())
                && other.oldInNew() >= PART_CONTAINED
                && other.newInOld() >= PART_ADDS
                && other.newInOld() + pair.newInOld() <= PARTS_OVERLAP;
        rivals.add(other, part, places);
      }
    }
    return rivals;
  }

  /** A twin that stands unchanged elsewhere does not speak against a clause in its own place. */
  private boolean keepsItsText(int i) {
    int j = matching.toNew(i);
    return j != Matching.NONE && matching.sameText(i, j);
  }

  /** The strongest rivals of a pair. */
  private final class Rivals {

    /** The likeness of the best in the same place. */
    private double here;

    /** The likeness of the best that is not in place. */
    private double elsewhere;

    /** Whether a rival with some likeness is in place. */
    private boolean placed;

    /** Whether a rival looks like the missing part. */
    private boolean part;

    void add(Pair other, boolean isPart, Places places) {
      part |= isPart;
      if (isOpen(other) && places.same(other.old(), other.now())) {
        here = Math.max(here, other.likeness());
        placed |= other.likeness() >= ALIKE_IN_PLACE / 2;
      } else {
        elsewhere = Math.max(elsewhere, other.likeness());
      }
    }
  }
}
