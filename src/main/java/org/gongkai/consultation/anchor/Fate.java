package org.gongkai.consultation.anchor;

/**
 * What became of an old clause. Texts are the same when they differ only in the width of characters
 * and in white space.
 */
public enum Fate {
  /** Same text, same label, under the same clause, in the same order among its neighbours. */
  SAME,
  /** Other text, yet clearly the same clause. It may have been moved or renumbered as well. */
  EDITED,
  /** Same text, but under another clause or in another order; the label may differ too. */
  MOVED,
  /** Same text in the same place with another label. */
  RENUMBERED,
  /** Its text stands in two or more new clauses that follow each other. */
  SPLIT,
  /** Its text stands in a new clause together with that of other old clauses. */
  MERGED,
  /** Nothing like it is left anywhere in the new version. */
  REMOVED,
  /** The evidence does not decide; a person has to. */
  ORPHANED
}
