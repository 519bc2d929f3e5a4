package org.gongkai.comment;

/** Whether the public sees a comment. Every one but the withdrawn needs a verdict. */
public enum CommentStatus {
  /** Waits for the automatic check or for a person. */
  PENDING_REVIEW,
  /** Shown, unless its author did not consent to publication. */
  PUBLIC,
  /** Not shown, for a reason that its author can read. */
  HIDDEN,
  /** Taken back by its author. */
  WITHDRAWN
}
