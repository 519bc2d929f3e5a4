package org.gongkai.comment.similarity;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;

/**
 * The set of all runs of three characters of a text, each as a hash of 32 bits. A changed word of
 * two characters costs four of them.
 */
final class Trigrams {

  private static final int LENGTH = 3;

  /** Ascending, each once. */
  private final int[] hashes;

  private Trigrams(int[] hashes) {
    this.hashes = hashes;
  }

  /** The trigrams of a text given as code points; none for less than three. */
  static Trigrams of(int[] points) {
    int[] all = new int[Math.max(0, points.length - LENGTH + 1)];
    for (int i = 0; i < all.length; i++) {
      all[i] =
          (int) Hashing.komihash5_0().hashIntIntIntToLong(points[i], points[i + 1], points[i + 2]);
    }
    Arrays.sort(all);
    return new Trigrams(distinct(all));
  }

  private static int[] distinct(int[] sorted) {
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, size);
  }

  int size() {
    return hashes.length;
  }

  int get(int index) {
    return hashes[index];
  }

  /** How many trigrams both texts have. */
  int shared(Trigrams other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < hashes.length && j < other.hashes.length) {
      int mine = hashes[i];
      int its = other.hashes[j];
      shared += mine == its ? 1 : 0;
      i += mine <= its ? 1 : 0;
      j += its <= mine ? 1 : 0;
    }
    return shared;
  }
}
