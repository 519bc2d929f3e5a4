package org.gongkai.comment.similarity;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import com.dynatrace.hash4j.similarity.SuperMinHashVersion;

/**
 * The locality-sensitive keys of a text: two texts whose trigrams agree to a share J have a band in
 * common with a probability of 1 - (1 - J^ROWS)^BANDS. Not safe for use by several threads at once.
 */
final class BandKeys {

  static final int BANDS = 50;
  static final int ROWS = 3;

  /** Wide enough that components agree by chance about once in a million. */
  private static final int BITS = 20;

  private static final Hasher64 ELEMENTS = Hashing.komihash5_0();
  private static final SimilarityHashPolicy POLICY =
      SimilarityHashing.superMinHash(BANDS * ROWS, BITS, SuperMinHashVersion.V1);

  private final SimilarityHasher hasher = POLICY.createHasher();

  /** One key per band; the number of the band is part of the key. The trigrams are not empty. */
  long[] of(Trigrams trigrams) {
    byte[] signature =
        hasher.compute(
            ElementHashProvider.ofFunction(
                i -> ELEMENTS.hashIntToLong(trigrams.get(i)), trigrams.size()));
    long[] keys = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      keys[band] = key(signature, band);
    }
    return keys;
  }

  private static long key(byte[] signature, int band) {
    long rows = 0;
    for (int row = 0; row < ROWS; row++) {
      rows = rows << BITS | POLICY.getComponent(signature, band * ROWS + row);
    }
    return ELEMENTS.hashIntLongToLong(band, rows);
  }
}
