package org.gongkai.comment.group;

/** What became of a proposal. */
public enum ProposalStatus {
  /** Waits for an officer; the next search replaces it. */
  OPEN,
  /** Became a group, or its comments joined one. */
  ACCEPTED,
  /** An officer said that the comments do not belong together. */
  REJECTED
}
