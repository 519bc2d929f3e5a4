package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The pairs worth a look among clauses that no exact match settled. Old clauses already matched
 * take part as rivals: a new clause that is nearest to one of them is its copy, not the successor
 * of a third.
 */
final class Candidates {

  private final GramTable table;
  private final List<List<Pair>> byOld = new ArrayList<>();
  private final List<List<Pair>> byNew = new ArrayList<>();
  private final Set<Long> known = new HashSet<>();

  Candidates(Matching matching, GramTable table) {
    this.table = table;
    for (int i = 0; i < table.ofAllOld().length; i++) {
      byOld.add(new ArrayList<>());
    }
    for (int j = 0; j < table.ofAllNew().length; j++) {
      byNew.add(new ArrayList<>());
    }
    findForOld(matching);
    findForNew(matching);
  }

  private void findForOld(Matching matching) {
    GramIndex open = new GramIndex(table, table.ofAllNew(), matching::openNew);
    for (int i = 0; i < byOld.size(); i++) {
      if (matching.openOld(i)) {
        for (int j : open.find(table.ofOld(i)).clauses) {
          add(i, j);
        }
      }
    }
  }

  private void findForNew(Matching matching) {
    GramIndex all = new GramIndex(table, table.ofAllOld(), i -> true);
    for (int j = 0; j < byNew.size(); j++) {
      if (matching.openNew(j)) {
        for (int i : all.find(table.ofNew(j)).clauses) {
          add(i, j);
        }
      }
    }
  }

  /** Adds a pair that its place speaks for; does nothing when it is known. */
  void add(int i, int j) {
    if (known.add(((long) i << 32) | j)) {
      Pair pair = pair(i, j);
      byOld.get(i).add(pair);
      byNew.get(j).add(pair);
    }
  }

  private Pair pair(int i, int j) {
    double shared = table.shared(table.ofOld(i), table.ofNew(j));
    return new Pair(
        i,
        j,
        share(2 * shared, table.weightOfOld(i) + table.weightOfNew(j)),
        share(shared, table.weightOfOld(i)),
        share(shared, table.weightOfNew(j)));
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : Math.min(1, part / whole);
  }

  List<Pair> ofOld(int i) {
    return byOld.get(i);
  }

  List<Pair> ofNew(int j) {
    return byNew.get(j);
  }
}
