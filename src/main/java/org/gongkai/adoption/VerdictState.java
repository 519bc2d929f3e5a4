package org.gongkai.adoption;

/** Whether a verdict counts. */
public enum VerdictState {
  /** Waits for a second person; holds up the report like a missing one. */
  PROPOSED,
  /** Counts. */
  CONFIRMED,
  /** Was taken back by its proposer or rejected by another officer; stands in the history only. */
  REJECTED
}
