package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where clauses stand between those already matched. Two clauses are in the same place when their
 * parents correspond and the nearest matched siblings on both sides do, in unchanged order. A
 * snapshot: made anew after further matches.
 */
final class Places {

  private static final int NONE = Matching.NONE;

  /**
   * The most open clauses between two matched siblings. In a draft that was rewritten throughout,
   * everything stands between the same two, and that is no evidence.
   */
  private static final int NARROW = 8;

  private final Matching matching;
  private final boolean[] kept;
  private final int[] oldBefore;
  private final int[] oldAfter;
  private final int[] newBefore;
  private final int[] newAfter;
  private final Map<Long, Integer> openInOldGap = new HashMap<>();
  private final Map<Long, Integer> openInNewGap = new HashMap<>();

  Places(Matching matching) {
    this.matching = matching;
    this.kept = new boolean[matching.from().size()];
    this.oldBefore = new int[kept.length];
    this.oldAfter = new int[kept.length];
    this.newBefore = new int[matching.to().size()];
    this.newAfter = new int[newBefore.length];
    for (int parent = NONE; parent < kept.length; parent++) {
      markKept(matching.from().children(parent));
    }
    for (int parent = NONE; parent < kept.length; parent++) {
      readOld(matching.from().children(parent));
    }
    for (int parent = NONE; parent < newBefore.length; parent++) {
      readNew(matching.to().children(parent));
    }
    countOpen();
  }

  private void markKept(List<Integer> siblings) {
    if (siblings.isEmpty()) {
      return;
    }
    int[] members = siblings.stream().mapToInt(i -> i).filter(this::underSameParent).toArray();
    boolean[] inOrder = Order.kept(Arrays.stream(members).map(matching::toNew).toArray());
    for (int k = 0; k < members.length; k++) {
      kept[members[k]] = inOrder[k];
    }
  }

  private boolean underSameParent(int i) {
    int j = matching.toNew(i);
    return j != NONE && matching.parentKept(i, j);
  }

  private void readOld(List<Integer> siblings) {
    int last = NONE;
    for (int i : siblings) {
      oldBefore[i] = last;
      last = kept[i] ? i : last;
    }
    last = NONE;
    for (int k = siblings.size() - 1; k >= 0; k--) {
      int i = siblings.get(k);
      oldAfter[i] = last;
      last = kept[i] ? i : last;
    }
  }

  private void readNew(List<Integer> siblings) {
    int last = NONE;
    for (int j : siblings) {
      newBefore[j] = last;
      last = isKeptNew(j) ? j : last;
    }
    last = NONE;
    for (int k = siblings.size() - 1; k >= 0; k--) {
      int j = siblings.get(k);
      newAfter[j] = last;
      last = isKeptNew(j) ? j : last;
    }
  }

  private boolean isKeptNew(int j) {
    int i = matching.toOld(j);
    return i != NONE && kept[i];
  }

  private void countOpen() {
    for (int i = 0; i < kept.length; i++) {
      if (matching.openOld(i)) {
        openInOldGap.merge(oldGap(i), 1, Integer::sum);
      }
    }
    for (int j = 0; j < newBefore.length; j++) {
      if (matching.openNew(j)) {
        openInNewGap.merge(newGap(j), 1, Integer::sum);
      }
    }
  }

  /** A gap is known by its parent and the kept sibling before it. */
  private long oldGap(int i) {
    return gap(matching.from().parent(i), oldBefore[i]);
  }

  private long newGap(int j) {
    return gap(matching.to().parent(j), newBefore[j]);
  }

  private static long gap(int parent, int before) {
    return ((long) (parent + 1) << 32) | (before + 1);
  }

  /** Whether a matched clause stands under the same parent in unchanged order. */
  boolean kept(int i) {
    return kept[i];
  }

  /** Whether the two are in the same place, which is narrow enough to tell something. */
  boolean same(int i, int j) {
    return corresponding(i, j)
        && isBounded(i)
        && openInOldGap.getOrDefault(oldGap(i), 0) <= NARROW
        && openInNewGap.getOrDefault(newGap(j), 0) <= NARROW;
  }

  /** A whole draft is no place. */
  private boolean isBounded(int i) {
    return matching.from().parent(i) != NONE || oldBefore[i] != NONE || oldAfter[i] != NONE;
  }

  /** Whether the two stand between the same matched siblings under the same parent. */
  boolean corresponding(int i, int j) {
    return matching.parentKept(i, j)
        && corresponds(oldBefore[i], newBefore[j])
        && corresponds(oldAfter[i], newAfter[j]);
  }

  private boolean corresponds(int i, int j) {
    return i == NONE ? j == NONE : matching.toNew(i) == j;
  }

  /** Whether, besides, each is the only open clause there. */
  boolean sole(int i, int j) {
    return corresponding(i, j)
        && isBounded(i)
        && openInOldGap.getOrDefault(oldGap(i), 0) == 1
        && openInNewGap.getOrDefault(newGap(j), 0) == 1;
  }

  /** Open clauses by gap, for looking through the small ones. */
  Map<Long, List<Integer>> openOldByGap() {
    Map<Long, List<Integer>> gaps = new LinkedHashMap<>();
    for (int i = 0; i < kept.length; i++) {
      if (matching.openOld(i)) {
        gaps.computeIfAbsent(oldGap(i), key -> new ArrayList<>()).add(i);
      }
    }
    return gaps;
  }

  /** The open new clauses in the place of an old one; empty when its parent has no counterpart. */
  List<Integer> openNewAt(int i, Map<Long, List<Integer>> newByGap) {
    int parent = matching.from().parent(i);
    int now = parent == NONE ? NONE : partner(parent);
    if (parent != NONE && now == NONE) {
      return List.of();
    }
    int before = oldBefore[i] == NONE ? NONE : matching.toNew(oldBefore[i]);
    return newByGap.getOrDefault(gap(now, before), List.of());
  }

  private int partner(int parent) {
    return matching.toNew(parent) != NONE ? matching.toNew(parent) : matching.mergedInto(parent);
  }

  /** Open new clauses by gap. */
  Map<Long, List<Integer>> openNewByGap() {
    Map<Long, List<Integer>> gaps = new LinkedHashMap<>();
    for (int j = 0; j < newBefore.length; j++) {
      if (matching.openNew(j)) {
        gaps.computeIfAbsent(newGap(j), key -> new ArrayList<>()).add(j);
      }
    }
    return gaps;
  }
}
