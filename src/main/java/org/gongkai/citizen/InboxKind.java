package org.gongkai.citizen;

/** Why a citizen is told something. */
public enum InboxKind {
  /** The public sees a comment of theirs without some personal data. */
  COMMENT_MASKED,
  /** A comment of theirs is not shown, with the reason. */
  COMMENT_HIDDEN,
  /** What became of their appeal against it. */
  APPEAL_DECIDED,
  /** The report with the answer to a comment of theirs is published. */
  ANSWER_PUBLISHED,
  /** The published answer to a comment of theirs was revised. */
  ANSWER_REVISED
}
