package org.gongkai.audit.evidence;

/** What a leaf of the log stands for. */
public enum EvidenceKind {
  /** An entry of the audit trail. */
  AUDIT,
  /** A comment as it was taken in. */
  COMMENT,
  /** A confirmed verdict on a comment. */
  VERDICT
}
