package org.gongkai.consultation.anchor;

/** What happened to a run of characters. */
public enum Op {
  /** In both texts. */
  EQUAL,
  /** Only in the new text. */
  INSERT,
  /** Only in the old text. */
  DELETE
}
