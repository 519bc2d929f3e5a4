package org.gongkai.consultation.anchor;

/**
 * Which fates go with how many new clauses. Holds for calculated anchors and for corrected ones.
 */
public final class AnchorRules {

  private AnchorRules() {}

  /**
   * Checks a fate against the number of its targets: one for {@code SAME}, {@code EDITED}, {@code
   * MOVED}, {@code RENUMBERED} and {@code MERGED}, two or more for {@code SPLIT}, none for {@code
   * REMOVED} and {@code ORPHANED}.
   *
   * @param targetCount how many different new clauses the anchor names
   * @return whether they go together
   */
  public static boolean check(Fate fate, int targetCount) {
    return switch (fate) {
      case SAME, EDITED, MOVED, RENUMBERED, MERGED -> targetCount == 1;
      case SPLIT -> targetCount >= 2;
      case REMOVED, ORPHANED -> targetCount == 0;
    };
  }
}
