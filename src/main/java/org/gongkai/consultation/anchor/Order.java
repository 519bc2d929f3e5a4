package org.gongkai.consultation.anchor;

/** The longest part of a row of numbers that is already in order. */
final class Order {

  private Order() {}

  /**
   * Marks a longest strictly increasing subsequence; the rest has been moved. Takes n log n steps.
   *
   * @param values different numbers
   */
  static boolean[] kept(int[] values) {
    int[] tails = new int[values.length];
    int[] previous = new int[values.length];
    int length = 0;
    for (int i = 0; i < values.length; i++) {
      int at = slot(values, tails, length, values[i]);
      previous[i] = at == 0 ? -1 : tails[at - 1];
      tails[at] = i;
      length = Math.max(length, at + 1);
    }
    boolean[] kept = new boolean[values.length];
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      kept[i] = true;
    }
    return kept;
  }

  private static int slot(int[] values, int[] tails, int length, int value) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[tails[middle]] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
