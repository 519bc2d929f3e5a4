package org.gongkai.decision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a decision stands. It follows from its published stages and is stored nowhere. */
public enum DecisionStatus {
  /** No result is published, or the one that was is withdrawn. */
  IN_PREPARATION,
  /** A result is published. */
  DECIDED;

  /**
   * The status that follows from the stages.
   *
   * @param decidedOn day of the latest published result; null without one
   */
  static DecisionStatus at(@Nullable LocalDate decidedOn) {
    return decidedOn == null ? IN_PREPARATION : DECIDED;
  }
}
