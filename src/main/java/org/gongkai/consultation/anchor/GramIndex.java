package org.gongkai.consultation.anchor;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds the clauses that share the most with a given one. Rare pairs are followed first and only up
 * to a budget, so that thousands of clauses with the same wording cost no more than others.
 */
final class GramIndex {

  /** Found by shared weight, and again as many by likeness; rivals beyond these change nothing. */
  private static final int BEST = 8;

  /** Steps for each search; a clause of an ordinary draft needs some thousands. */
  private static final int BUDGET = 4096;

  /** A pair in more clauses than this says nothing about which of them is meant. */
  private static final int COMMON = 1000;

  /** Steps besides for each pair of the clause itself, so that long clauses get their share. */
  private static final int BUDGET_PER_GRAM = 4;

  private final GramTable table;
  private final int[] starts;
  private final int[] postings;
  private final double[] sizes;
  private final double[] sums;
  private final int[] touched;

  GramIndex(GramTable table, int[][] clauses, IntPredicate included) {
    this.table = table;
    this.starts = new int[table.count() + 1];
    this.sizes = new double[clauses.length];
    this.sums = new double[clauses.length];
    this.touched = new int[clauses.length];
    for (int c = 0; c < clauses.length; c++) {
      if (included.test(c)) {
        sizes[c] = table.weight(clauses[c]);
        count(clauses[c]);
      }
    }
    for (int gram = 0; gram < table.count(); gram++) {
      starts[gram + 1] += starts[gram];
    }
    this.postings = new int[starts[table.count()]];
    int[] next = starts.clone();
    for (int c = 0; c < clauses.length; c++) {
      if (included.test(c)) {
        post(clauses[c], c, next);
      }
    }
  }

  private void count(int[] grams) {
    for (int k = 0; k < grams.length; k++) {
      if (k == 0 || grams[k] != grams[k - 1]) {
        starts[grams[k] + 1]++;
      }
    }
  }

  private void post(int[] grams, int clause, int[] next) {
    for (int k = 0; k < grams.length; k++) {
      if (k == 0 || grams[k] != grams[k - 1]) {
        postings[next[grams[k]]++] = clause;
      }
    }
  }

  /** What a search found. */
  static final class Found {

    /** The most alike, in no particular order. */
    final int[] clauses;

    /** The share of the clause's weight that the search left out, 0 to 1. */
    final double unsearched;

    Found(int[] clauses, double unsearched) {
      this.clauses = clauses;
      this.unsearched = unsearched;
    }
  }

  /** Searches for a clause given by its pairs. */
  Found find(int[] grams) {
    long[] byRarity = byRarity(grams);
    long budget = BUDGET + (long) BUDGET_PER_GRAM * grams.length;
    double whole = 0;
    double left = 0;
    int found = 0;
    for (long entry : byRarity) {
      int gram = (int) entry;
      double weight = table.weight(gram);
      whole += weight;
      int length = starts[gram + 1] - starts[gram];
      if (length > budget || length > COMMON) {
        left += weight;
        continue;
      }
      budget -= length;
      found = follow(gram, weight, found);
    }
    int[] best = best(found, table.weight(grams));
    for (int k = 0; k < found; k++) {
      sums[touched[k]] = 0;
    }
    return new Found(best, whole == 0 ? 0 : left / whole);
  }

  private int follow(int gram, double weight, int already) {
    int found = already;
    for (int p = starts[gram]; p < starts[gram + 1]; p++) {
      int clause = postings[p];
      if (sums[clause] == 0) {
        touched[found] = clause;
        found++;
      }
      sums[clause] += weight;
    }
    return found;
  }

  private long[] byRarity(int[] grams) {
    long[] entries = new long[grams.length];
    int size = 0;
    for (int k = 0; k < grams.length; k++) {
      if (k == 0 || grams[k] != grams[k - 1]) {
        int length = starts[grams[k] + 1] - starts[grams[k]];
        entries[size] = ((long) length << 32) | grams[k];
        size++;
      }
    }
    long[] sorted = Arrays.copyOf(entries, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private int[] best(int found, double own) {
    Top byShare = new Top(BEST);
    Top byLikeness = new Top(BEST);
    for (int k = 0; k < found; k++) {
      int clause = touched[k];
      byShare.offer(clause, sums[clause]);
      byLikeness.offer(clause, sums[clause] / (own + sizes[clause]));
    }
    return Arrays.stream(new int[][] {byShare.members(), byLikeness.members()})
        .flatMapToInt(Arrays::stream)
        .distinct()
        .toArray();
  }

  /** The few highest; of equals, the one that stands first. */
  private static final class Top {

    private final int[] members;
    private final double[] scores;
    private int size;

    Top(int capacity) {
      members = new int[capacity];
      scores = new double[capacity];
    }

    void offer(int member, double score) {
      if (size == members.length && !beats(member, score, size - 1)) {
        return;
      }
      int at = size < members.length ? size : size - 1;
      while (at > 0 && beats(member, score, at - 1)) {
        members[at] = members[at - 1];
        scores[at] = scores[at - 1];
        at--;
      }
      members[at] = member;
      scores[at] = score;
      size = Math.min(size + 1, members.length);
    }

    private boolean beats(int member, double score, int at) {
      return score > scores[at] || (score == scores[at] && member < members[at]);
    }

    int[] members() {
      return Arrays.copyOf(members, size);
    }
  }
}
