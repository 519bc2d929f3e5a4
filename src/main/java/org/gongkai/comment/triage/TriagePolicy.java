package org.gongkai.comment.triage;

import java.time.LocalDate;
import org.gongkai.comment.CommentClass;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentStatus;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What each step of the handling does to a comment, and when it may not be taken. */
final class TriagePolicy {

  /** A name in one line, without white space at its ends. */
  static final String LINE = "(?![\\s\\p{Z}])\\P{Cc}+(?<![\\s\\p{Z}])";

  private TriagePolicy() {}

  /**
   * Sorts a comment.
   *
   * @throws ProblemException {@link ProblemType#COMMENT_WITHDRAWN}
   */
  static void classify(CommentEntity comment, CommentClass commentClass) {
    requireStanding(comment);
    comment.commentClass = commentClass;
  }

  /**
   * Gives a comment that nobody has in hand to a handler. The very first one stays its first
   * handler (首问责任制) whatever comes after.
   *
   * @throws ProblemException {@link ProblemType#COMMENT_WITHDRAWN} or {@link
   *     ProblemType#COMMENT_ALREADY_ASSIGNED}
   */
  static void assign(CommentEntity comment, String handler, String unit, LocalDate dueOn) {
    ProblemType refusal = refusalToAssign(comment);
    if (refusal != null) {
      throw new ProblemException(refusal);
    }
    if (comment.firstHandler == null) {
      comment.firstHandler = handler;
    }
    comment.handler = handler;
    comment.handlingUnit = unit;
    comment.dueOn = dueOn;
  }

  /** Why a comment cannot be assigned; null when it can. */
  static @Nullable ProblemType refusalToAssign(CommentEntity comment) {
    if (comment.status == CommentStatus.WITHDRAWN) {
      return ProblemType.COMMENT_WITHDRAWN;
    }
    return comment.handler == null ? null : ProblemType.COMMENT_ALREADY_ASSIGNED;
  }

  /**
   * Passes a comment from its handler to another.
   *
   * @param dueOn null to keep the last day as it is
   * @throws ProblemException {@link ProblemType#COMMENT_WITHDRAWN} or {@link
   *     ProblemType#COMMENT_NOT_ASSIGNED}
   */
  static void transfer(
      CommentEntity comment, String handler, String unit, @Nullable LocalDate dueOn) {
    requireHandled(comment);
    comment.handler = handler;
    comment.handlingUnit = unit;
    if (dueOn != null) {
      comment.dueOn = dueOn;
    }
  }

  /**
   * Takes a comment out of its handler's hands. The last day stays: giving back stops no clock.
   *
   * @throws ProblemException {@link ProblemType#COMMENT_WITHDRAWN} or {@link
   *     ProblemType#COMMENT_NOT_ASSIGNED}
   */
  static void giveBack(CommentEntity comment) {
    requireHandled(comment);
    comment.handler = null;
    comment.handlingUnit = null;
  }

  /**
   * Chooses a comment to be shown first, or no longer.
   *
   * @throws ProblemException {@link ProblemType#COMMENT_WITHDRAWN} or {@link
   *     ProblemType#COMMENT_NOT_SELECTABLE} for one that the public does not see
   */
  static void select(CommentEntity comment, boolean selected) {
    requireStanding(comment);
    boolean isShown = comment.status == CommentStatus.PUBLIC && comment.publishConsent;
    if (selected && !isShown) {
      throw new ProblemException(ProblemType.COMMENT_NOT_SELECTABLE);
    }
    comment.selected = selected;
  }

  private static void requireHandled(CommentEntity comment) {
    requireStanding(comment);
    if (comment.handler == null) {
      throw new ProblemException(ProblemType.COMMENT_NOT_ASSIGNED);
    }
  }

  private static void requireStanding(CommentEntity comment) {
    if (comment.status == CommentStatus.WITHDRAWN) {
      throw new ProblemException(ProblemType.COMMENT_WITHDRAWN);
    }
  }
}
