package org.gongkai.audit.evidence;

import java.util.List;

/**
 * Things with their proofs.
 *
 * @param note the signed head below which they are
 * @param proofs of each leaf, in the order of the log
 */
public record ProvenThings(String note, List<InclusionProof> proofs) {

  /** Copies the list. */
  public ProvenThings {
    proofs = List.copyOf(proofs);
  }
}
