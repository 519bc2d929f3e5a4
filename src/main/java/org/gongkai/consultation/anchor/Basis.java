package org.gongkai.consultation.anchor;

/** The kind of evidence that decided an anchor. */
public enum Basis {
  /** The clause and everything beneath it is found once, unchanged, in each version. */
  SAME_BRANCH,
  /** The text is found once in each version. */
  SAME_TEXT,
  /** The text is found more than once or is short; the clauses around it decided. */
  SAME_TEXT_IN_PLACE,
  /** The clauses beneath it decided. */
  CHILDREN,
  /** A similar text stands in its place. */
  SIMILAR_IN_PLACE,
  /** A similar text stands somewhere, and no other comes near it. */
  SIMILAR,
  /** Its text is made up of whole new clauses. */
  PARTS,
  /** A new clause is made up of it and of other old clauses. */
  WHOLE,
  /** No clause of the new version is like it. */
  NOTHING_ALIKE,
  /** There is something alike, but not enough, or more than one candidate. */
  UNDECIDED
}
