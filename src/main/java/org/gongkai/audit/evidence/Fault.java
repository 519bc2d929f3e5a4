package org.gongkai.audit.evidence;

/** What is wrong with a leaf of the log, or with what ought to be one. */
public enum Fault {
  /** The thing is not what it was when it was sealed. */
  CHANGED,
  /** The thing is gone. */
  MISSING,
  /** A thing that the application did not write, or that was changed before it was sealed. */
  NOT_GENUINE,
  /** The log has a gap, or its links or hashes do not fit what it says. */
  LOG_CHANGED,
  /** The log does not have the head that was signed, or has fewer leaves than that. */
  CHECKPOINT_MISMATCH
}
