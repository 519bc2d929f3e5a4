package org.gongkai.comment.similarity;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The texts that have bands in common with one text, counted. */
final class Candidates {

  /** The most texts that are compared exactly; those with most bands in common come first. */
  static final int MOST = 40;

  private int[] bands = new int[1 << 10];
  private final BitSet texts = new BitSet();

  void clear() {
    texts.stream().forEach(text -> bands[text] = 0);
    texts.clear();
  }

  /** Counts one band in common. */
  void add(int text) {
    if (text >= bands.length) {
      bands = Arrays.copyOf(bands, Math.max(text + 1, 2 * bands.length));
    }
    bands[text]++;
    texts.set(text);
  }

  /** Those with most bands in common, the earliest first among equals. */
  List<Integer> best() {
    return texts.stream()
        .boxed()
        .sorted(Comparator.comparingInt((Integer text) -> -bands[text]))
        .limit(MOST)
        .collect(Collectors.toUnmodifiableList());
  }
}
