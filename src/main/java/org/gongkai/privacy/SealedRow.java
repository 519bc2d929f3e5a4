package org.gongkai.privacy;

import java.util.List;

/**
 * A value that is not sealed under the present key.
 *
 * @param key the row's primary key, as text
 */
record SealedRow(List<String> key, String value) {

  /** Says nothing that a log must not hold. */
  @Override
  public String toString() {
    return "SealedRow[]";
  }
}
