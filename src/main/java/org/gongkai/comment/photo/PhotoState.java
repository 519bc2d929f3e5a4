package org.gongkai.comment.photo;

/** Where the check of a photo stands. */
public enum PhotoState {
  /** Not yet checked, or its result is awaited. */
  CHECKING,
  /** Found harmless by the check, or shown by a person. */
  PASSED,
  /** A person decides. */
  PERSON,
  /** Hidden by a person. */
  HIDDEN
}
