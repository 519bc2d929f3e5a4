package org.gongkai.comment.group;

/** Whether a group still holds its members together. */
public enum GroupStatus {
  /** Has at least two members. */
  ACTIVE,
  /** Has none any more and is kept for its history; it is never used again. */
  DISSOLVED
}
