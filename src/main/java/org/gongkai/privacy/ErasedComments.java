package org.gongkai.privacy;

import java.util.List;
import java.util.UUID;

/**
 * What an erasure left without an author.
 *
 * @param known whether there was such a person
 */
record ErasedComments(boolean known, List<UUID> comments) {

  /** Nobody was there. */
  static ErasedComments none() {
    return new ErasedComments(false, List.of());
  }
}
