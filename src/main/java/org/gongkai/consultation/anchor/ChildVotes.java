package org.gongkai.consultation.anchor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.consultation.draft.ClauseKind;

/**
 * Matches headings and lead sentences by what stands beneath them: a chapter whose clauses are all
 * found under one new heading has become that, whatever it is called now.
 */
final class ChildVotes {

  /** The share of settled children, on both sides, that has to agree. */
  private static final double MAJORITY = 0.6;

  /** One child may have been moved on its own, unless the words above it are the same as well. */
  private static final int FEWEST = 2;

  /**
   * The least likeness for a numbered sentence with items. Its own words matter as well: the items
   * may have been put under another sentence.
   */
  private static final double LEAST_LIKENESS = 0.2;

  /** Below this many characters a text says too little to speak against its children. */
  private static final int SHORT = 10;

  private static final Set<ClauseKind> HEADINGS =
      Set.of(ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION);

  private final Matching matching;
  private final Candidates candidates;

  ChildVotes(Matching matching, Candidates candidates) {
    this.matching = matching;
    this.candidates = candidates;
  }

  static boolean isHeading(ClauseKind kind) {
    return HEADINGS.contains(kind);
  }

  boolean match() {
    boolean found = false;
    for (int i = 0; i < matching.from().size(); i++) {
      if (matching.openOld(i) && !matching.from().children(i).isEmpty()) {
        int j = elected(i);
        if (j != Matching.NONE && wordsAllow(i, j)) {
          matching.match(i, j, Basis.CHILDREN);
          found = true;
        }
      }
    }
    return found;
  }

  private int elected(int i) {
    Map<Integer, Integer> votes = new HashMap<>();
    int settled = 0;
    for (int child : matching.from().children(i)) {
      int now = matching.toNew(child);
      if (now != Matching.NONE) {
        settled++;
        votes.merge(matching.to().parent(now), 1, Integer::sum);
      }
    }
    for (Map.Entry<Integer, Integer> vote : votes.entrySet()) {
      int j = vote.getKey();
      if (j == Matching.NONE || !matching.openNew(j)) {
        continue;
      }
      int fewest = matching.sameText(i, j) ? 1 : FEWEST;
      if (vote.getValue() >= fewest && vote.getValue() >= MAJORITY * settled && comeFrom(j, i)) {
        return j;
      }
    }
    return Matching.NONE;
  }

  private boolean comeFrom(int j, int i) {
    int settled = 0;
    int ours = 0;
    List<Integer> children = matching.to().children(j);
    for (int child : children) {
      int old = matching.toOld(child);
      if (old != Matching.NONE) {
        settled++;
        ours += matching.from().parent(old) == i ? 1 : 0;
      }
    }
    return ours >= MAJORITY * settled;
  }

  private boolean wordsAllow(int i, int j) {
    ClauseKind kind = matching.from().kind(i);
    if (isHeading(kind) || isHeading(matching.to().kind(j))) {
      return kind == matching.to().kind(j);
    }
    if (matching.from().text(i).length() < SHORT || matching.to().text(j).length() < SHORT) {
      return true;
    }
    candidates.add(i, j);
    return candidates.ofOld(i).stream()
        .anyMatch(pair -> pair.now() == j && pair.likeness() >= LEAST_LIKENESS);
  }
}
