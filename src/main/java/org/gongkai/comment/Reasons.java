package org.gongkai.comment;

import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Reasons that staff give for what they do with a comment. */
public final class Reasons {

  private Reasons() {}

  /**
   * A reason that can be understood later.
   *
   * @return without white space at its ends
   * @throws ProblemException {@link ProblemType#REASON_REQUIRED} for less than {@link
   *     CommentService#MIN_REASON} characters
   */
  public static String require(@Nullable String reason) {
    check(reason);
    return reason == null ? "" : reason.strip();
  }

  /** As {@link #require}, for those who do not need the reason itself. */
  public static void check(@Nullable String reason) {
    if (!CommentService.isReason(reason)) {
      throw new ProblemException(ProblemType.REASON_REQUIRED, CommentService.MIN_REASON);
    }
  }
}
