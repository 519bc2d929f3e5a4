package org.gongkai.comment.similarity;

import org.jspecify.annotations.Nullable;

/** A text made ready for exact comparison. */
final class Likeness {

  /** The least share of trigrams in common, of those that either text has. */
  static final double JACCARD = 0.4;

  /** The least share of the shorter text's trigrams that a longer one repeats. */
  static final double CONTAINED = 0.75;

  /** How much of the longer text the shorter one must be, for the share contained to count. */
  static final double LEAST_PART = 0.5;

  private final NormalText text;
  private final Trigrams trigrams;
  private @Nullable Stance stance;

  Likeness(NormalText text) {
    this.text = text;
    this.trigrams = Trigrams.of(text.joined().codePoints().toArray());
  }

  Trigrams trigrams() {
    return trigrams;
  }

  /** The Jaccard similarity, from 0 to 1; 0 for texts that are not near-identical. */
  double with(Likeness other) {
    int smaller = Math.min(trigrams.size(), other.trigrams.size());
    int larger = Math.max(trigrams.size(), other.trigrams.size());
    int shared = trigrams.shared(other.trigrams);
    double jaccard = (double) shared / (smaller + larger - shared);
    boolean isContained = shared >= CONTAINED * smaller && smaller >= LEAST_PART * larger;
    return jaccard >= JACCARD || isContained ? jaccard : 0;
  }

  /** Whether near-identical texts say the opposite. */
  boolean isOpposed(Likeness other) {
    return stance().isOpposed(other.stance());
  }

  private Stance stance() {
    Stance known = stance;
    if (known == null) {
      known = Stance.of(text);
      stance = known;
    }
    return known;
  }
}
