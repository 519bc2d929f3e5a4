package org.gongkai.delivery;

/** Calls to a channel. */
public enum CallKind {
  PUBLISH,
  UPDATE,
  WITHDRAW,
  LOOK_UP,
  /** No call: what is to be done follows from what is known. */
  NONE
}
