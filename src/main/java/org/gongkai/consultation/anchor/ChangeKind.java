package org.gongkai.consultation.anchor;

/** What an entry of a comparison tells; the meanings are those of {@link Fate}. */
public enum ChangeKind {
  /** A new clause that no old clause became. */
  ADDED,
  /** See {@link Fate#REMOVED}. */
  REMOVED,
  /** See {@link Fate#SAME}. */
  SAME,
  /** See {@link Fate#EDITED}. */
  EDITED,
  /** See {@link Fate#MOVED}. */
  MOVED,
  /** See {@link Fate#RENUMBERED}. */
  RENUMBERED,
  /** See {@link Fate#SPLIT}. */
  SPLIT,
  /** See {@link Fate#MERGED}. */
  MERGED,
  /** See {@link Fate#ORPHANED}; the clause may also be one of the added ones. */
  ORPHANED;

  static ChangeKind of(Fate fate) {
    return switch (fate) {
      case SAME -> SAME;
      case EDITED -> EDITED;
      case MOVED -> MOVED;
      case RENUMBERED -> RENUMBERED;
      case SPLIT -> SPLIT;
      case MERGED -> MERGED;
      case REMOVED -> REMOVED;
      case ORPHANED -> ORPHANED;
    };
  }
}
