package org.gongkai.consultation.anchor;

import org.jspecify.annotations.Nullable;

/**
 * Which fates go with how many new clauses. Holds for calculated anchors and for corrected ones.
 */
public final class AnchorRules {

  private AnchorRules() {}

  /** Whether two texts are the same but for the width of characters and white space. */
  public static boolean isSameText(String one, String other) {
    return Normal.text(one).equals(Normal.text(other));
  }

  /** Whether two labels are the same in that way; null for none. */
  public static boolean isSameLabel(@Nullable String one, @Nullable String other) {
    return Normal.label(one).equals(Normal.label(other));
  }

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
