package org.gongkai.consultation.anchor;

import java.util.Arrays;

/**
 * The pairs of neighbouring characters of all clauses of two versions, numbered, with a weight for
 * each: pairs that occur in few clauses tell more. Pairs, not triples: after an edit of a third of
 * the characters about half of the pairs are left, but only a third of the triples.
 */
final class GramTable {

  private static final int EMPTY = -1;
  private static final int GOLDEN = 0x9E3779B9;

  private final int[][] oldGrams;
  private final int[][] newGrams;
  private int[] keys = new int[1 << 12];
  private int[] numbers = filled(1 << 12);
  private int count;
  private int[] clausesWith = new int[1 << 11];
  private final double[] weights;
  private final double[] oldWeights;
  private final double[] newWeights;

  GramTable(Outline from, Outline to) {
    this.oldGrams = gramsOf(from);
    this.newGrams = gramsOf(to);
    this.weights = new double[count];
    double clauses = (double) from.size() + to.size();
    for (int gram = 0; gram < count; gram++) {
      weights[gram] = Math.log(1 + clauses / clausesWith[gram]);
    }
    this.oldWeights = Arrays.stream(oldGrams).mapToDouble(this::weight).toArray();
    this.newWeights = Arrays.stream(newGrams).mapToDouble(this::weight).toArray();
  }

  private int[][] gramsOf(Outline outline) {
    int[][] grams = new int[outline.size()][];
    for (int i = 0; i < grams.length; i++) {
      grams[i] = grams(outline.text(i));
      countClauses(grams[i]);
    }
    return grams;
  }

  /** In order of number, each as often as it occurs. */
  private int[] grams(String text) {
    if (text.length() < 2) {
      return text.isEmpty() ? new int[0] : new int[] {number(text.charAt(0))};
    }
    int[] grams = new int[text.length() - 1];
    for (int k = 0; k < grams.length; k++) {
      grams[k] = number((text.charAt(k) << 16) | text.charAt(k + 1));
    }
    Arrays.sort(grams);
    return grams;
  }

  private void countClauses(int[] grams) {
    if (clausesWith.length < count) {
      clausesWith = Arrays.copyOf(clausesWith, Math.max(count, 2 * clausesWith.length));
    }
    for (int k = 0; k < grams.length; k++) {
      if (k == 0 || grams[k] != grams[k - 1]) {
        clausesWith[grams[k]]++;
      }
    }
  }

  private int number(int key) {
    int slot = slot(keys, numbers, key);
    if (numbers[slot] == EMPTY) {
      keys[slot] = key;
      numbers[slot] = count;
      count++;
      if (2 * count > keys.length) {
        grow();
      }
      return count - 1;
    }
    return numbers[slot];
  }

  private void grow() {
    int[] biggerKeys = new int[2 * keys.length];
    int[] biggerNumbers = filled(biggerKeys.length);
    for (int k = 0; k < keys.length; k++) {
      if (numbers[k] != EMPTY) {
        int slot = slot(biggerKeys, biggerNumbers, keys[k]);
        biggerKeys[slot] = keys[k];
        biggerNumbers[slot] = numbers[k];
      }
    }
    keys = biggerKeys;
    numbers = biggerNumbers;
  }

  private static int slot(int[] keys, int[] numbers, int key) {
    int hash = key * GOLDEN;
    int slot = (hash ^ (hash >>> 15)) & (keys.length - 1);
    while (numbers[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, EMPTY);
    return array;
  }

  int[] ofOld(int i) {
    return oldGrams[i];
  }

  int[] ofNew(int j) {
    return newGrams[j];
  }

  int[][] ofAllOld() {
    return oldGrams;
  }

  int[][] ofAllNew() {
    return newGrams;
  }

  /** How many different pairs there are. */
  int count() {
    return count;
  }

  double weight(int gram) {
    return weights[gram];
  }

  final double weight(int[] grams) {
    double sum = 0;
    for (int gram : grams) {
      sum += weights[gram];
    }
    return sum;
  }

  double weightOfOld(int i) {
    return oldWeights[i];
  }

  double weightOfNew(int j) {
    return newWeights[j];
  }

  /** The weight that two sorted rows share; cheap also when one is much longer. */
  double shared(int[] a, int[] b) {
    return a.length <= b.length ? sharedBySearch(a, b) : sharedBySearch(b, a);
  }

  /** The share of a clause's weight that is found in at least one of some new clauses, 0 to 1. */
  double covered(int[] grams, int[] clauses) {
    boolean[] found = new boolean[grams.length];
    for (int j : clauses) {
      int at = 0;
      for (int k = 0; k < grams.length && at < newGrams[j].length; k++) {
        at = seek(newGrams[j], at, grams[k]);
        found[k] |= at < newGrams[j].length && newGrams[j][at] == grams[k];
      }
    }
    double sum = 0;
    for (int k = 0; k < grams.length; k++) {
      sum += found[k] ? weights[grams[k]] : 0;
    }
    return grams.length == 0 ? 0 : sum / weight(grams);
  }

  private double sharedBySearch(int[] few, int[] many) {
    double sum = 0;
    int at = 0;
    for (int gram : few) {
      at = seek(many, at, gram);
      if (at == many.length) {
        break;
      }
      if (many[at] == gram) {
        sum += weights[gram];
        at++;
      }
    }
    return sum;
  }

  /** The first place from {@code start} on that is not below the value, in ever longer strides. */
  private static int seek(int[] row, int start, int value) {
    int stride = 1;
    int low = start;
    int high = start;
    while (high < row.length && row[high] < value) {
      low = high + 1;
      high += stride;
      stride *= 2;
    }
    high = Math.min(high, row.length);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (row[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
