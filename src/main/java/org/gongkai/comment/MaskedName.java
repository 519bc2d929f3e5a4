package org.gongkai.comment;

import org.jspecify.annotations.Nullable;

/** A respondent's name as the public sees it. */
public final class MaskedName {

  /** Stands where there is no name, or none may be shown. */
  public static final String ANONYMOUS = "匿名";

  private static final String MASK = "**";

  private MaskedName() {}

  /**
   * The first character and two stars whatever the length, so that the length tells nothing: {@code
   * 朱**}.
   */
  static String of(@Nullable String name) {
    String stripped = name == null ? "" : name.strip();
    if (stripped.isEmpty()) {
      return ANONYMOUS;
    }
    return stripped.substring(0, stripped.offsetByCodePoints(0, 1)) + MASK;
  }
}
