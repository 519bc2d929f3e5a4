package org.gongkai.consultation.anchor;

import java.util.Arrays;

/** What has been decided so far, by the numbers of the clauses in their versions. */
final class Matching {

  static final int NONE = Outline.NONE;

  private static final int[] NOTHING = {};

  private final Outline from;
  private final Outline to;
  private final int[] toNew;
  private final int[] toOld;
  private final int[] mergedInto;
  private final int[][] parts;
  private final boolean[] takenNew;
  private final Basis[] bases;

  Matching(Outline from, Outline to) {
    this.from = from;
    this.to = to;
    this.toNew = filled(from.size());
    this.toOld = filled(to.size());
    this.mergedInto = filled(from.size());
    this.parts = new int[from.size()][];
    this.takenNew = new boolean[to.size()];
    this.bases = new Basis[from.size()];
    Arrays.fill(parts, NOTHING);
    Arrays.fill(bases, Basis.UNDECIDED);
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }

  Outline from() {
    return from;
  }

  Outline to() {
    return to;
  }

  boolean openOld(int i) {
    return toNew[i] == NONE && mergedInto[i] == NONE && parts[i].length == 0;
  }

  boolean openNew(int j) {
    return !takenNew[j];
  }

  /** The only new clause of an old one; {@link #NONE} also for a split or merged one. */
  int toNew(int i) {
    return toNew[i];
  }

  int toOld(int j) {
    return toOld[j];
  }

  int mergedInto(int i) {
    return mergedInto[i];
  }

  int[] parts(int i) {
    return parts[i];
  }

  Basis basis(int i) {
    return bases[i];
  }

  void match(int i, int j, Basis basis) {
    toNew[i] = j;
    toOld[j] = i;
    takenNew[j] = true;
    bases[i] = basis;
  }

  void split(int i, int[] targets) {
    parts[i] = targets;
    bases[i] = Basis.PARTS;
    for (int j : targets) {
      takenNew[j] = true;
    }
  }

  void merge(int[] sources, int j) {
    takenNew[j] = true;
    for (int i : sources) {
      mergedInto[i] = j;
      bases[i] = Basis.WHOLE;
    }
  }

  /** Whether the new clause stands under what the old clause's parent became. */
  boolean parentKept(int i, int j) {
    int old = from.parent(i);
    int now = to.parent(j);
    if (old == NONE || now == NONE) {
      return old == now;
    }
    if (toNew[old] == now || mergedInto[old] == now) {
      return true;
    }
    for (int part : parts[old]) {
      if (part == now) {
        return true;
      }
    }
    return false;
  }

  boolean sameText(int i, int j) {
    return from.text(i).equals(to.text(j));
  }
}
