package org.gongkai.delivery;

/** What a person has to do for a delivery. */
public enum Task {
  /** Post what was prepared. */
  POST_BY_HAND,
  /** Change the post into what was prepared. */
  UPDATE_BY_HAND,
  /** Take the post away. */
  REMOVE_BY_HAND,
  /** Look whether a call whose outcome is unknown took effect. */
  FIND_OUT
}
