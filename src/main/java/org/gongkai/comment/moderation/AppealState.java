package org.gongkai.comment.moderation;

/** Where an appeal stands. */
public enum AppealState {
  /** Waits for its decision. */
  OPEN,
  /** Decided, for good. */
  DECIDED
}
