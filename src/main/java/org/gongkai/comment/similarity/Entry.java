package org.gongkai.comment.similarity;

import java.util.Set;
import java.util.UUID;

/** A text that takes part in the comparison. */
final class Entry {

  private final UUID id;
  private final Likeness likeness;
  private final long[] bandKeys;
  private final Set<UUID> apart;

  /**
   * Makes an entry.
   *
   * @param apart the comments that it must not come together with
   */
  Entry(UUID id, Likeness likeness, long[] bandKeys, Set<UUID> apart) {
    this.id = id;
    this.likeness = likeness;
    this.bandKeys = bandKeys;
    this.apart = apart;
  }

  UUID id() {
    return id;
  }

  long[] bandKeys() {
    return bandKeys;
  }

  Set<UUID> apart() {
    return apart;
  }

  /** See {@link Likeness#with}. */
  double similarity(Entry other) {
    return likeness.with(other.likeness);
  }

  /** See {@link Likeness#isOpposed}. */
  boolean isOpposed(Entry other) {
    return likeness.isOpposed(other.likeness);
  }
}
