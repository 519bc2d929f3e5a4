package org.gongkai.consultation;

/** How much of a draft an answer holds. */
public enum DraftFields {
  /** Every word. */
  ALL,
  /** The tree with the first characters of each text. */
  OUTLINE
}
