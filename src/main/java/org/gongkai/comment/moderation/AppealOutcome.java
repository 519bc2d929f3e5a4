package org.gongkai.comment.moderation;

/** What is decided about an appeal. */
public enum AppealOutcome {
  /** The decision to hide is upheld: the comment stays hidden. */
  UPHELD,
  /** The decision to hide is overturned: the comment is shown. */
  OVERTURNED
}
