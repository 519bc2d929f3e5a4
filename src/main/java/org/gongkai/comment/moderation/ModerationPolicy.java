package org.gongkai.comment.moderation;

import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.Reasons;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Who may decide what about a comment and an appeal. */
final class ModerationPolicy {

  private ModerationPolicy() {}

  /**
   * Whether a person may show or hide a comment: not one that was taken back, not without a reason
   * to hide it, not while an appeal is open, and not against an appeal that this person lost.
   *
   * @throws ProblemException {@link ProblemType#COMMENT_NOT_MODERATABLE}, {@link
   *     ProblemType#REASON_REQUIRED}, {@link ProblemType#APPEAL_OPEN} or {@link
   *     ProblemType#SECOND_PERSON_REQUIRED}
   */
  static void require(
      CommentStatus status,
      @Nullable AppealEntity appeal,
      ModerateCommentRequest request,
      String by) {
    boolean hides = request.outcome() == ModerateCommentRequest.Outcome.HIDDEN;
    requireNotWithdrawn(status);
    if (hides) {
      Reasons.check(request.reason());
    }
    if (appeal != null && appeal.isOpen()) {
      throw new ProblemException(ProblemType.APPEAL_OPEN);
    }
    if (hides && isLost(appeal, by)) {
      throw new ProblemException(ProblemType.SECOND_PERSON_REQUIRED);
    }
  }

  /** Whether a comment stands as a decision wants it, so that there is nothing to do. */
  static boolean isDone(CommentEntity comment, ModerateCommentRequest request) {
    return switch (request.outcome()) {
      case PUBLIC -> comment.status == CommentStatus.PUBLIC;
      case HIDDEN ->
          comment.status == CommentStatus.HIDDEN
              && Reasons.require(request.reason()).equals(comment.statusReason);
    };
  }

  private static boolean isLost(@Nullable AppealEntity appeal, String by) {
    return appeal != null && appeal.outcome == AppealOutcome.OVERTURNED && appeal.isAgainst(by);
  }

  /**
   * Whether the author may appeal.
   *
   * @param appeal the one that was made already
   * @throws ProblemException {@link ProblemType#APPEAL_ALREADY_MADE} or {@link
   *     ProblemType#APPEAL_NOT_POSSIBLE}
   */
  static void requireAppealable(CommentStatus status, @Nullable AppealEntity appeal) {
    if (appeal != null) {
      throw new ProblemException(ProblemType.APPEAL_ALREADY_MADE);
    }
    if (status != CommentStatus.HIDDEN) {
      throw new ProblemException(ProblemType.APPEAL_NOT_POSSIBLE);
    }
  }

  /**
   * Whether a person may decide an appeal: an open one, and nobody who ever hid the comment.
   *
   * @throws ProblemException {@link ProblemType#APPEAL_NOT_FOUND}, {@link
   *     ProblemType#APPEAL_ALREADY_DECIDED}, {@link ProblemType#COMMENT_NOT_MODERATABLE}, {@link
   *     ProblemType#SECOND_PERSON_REQUIRED} or {@link ProblemType#REASON_REQUIRED}
   */
  static AppealEntity requireDecidable(
      CommentStatus status, @Nullable AppealEntity appeal, String reason, String by) {
    if (appeal == null) {
      throw new ProblemException(ProblemType.APPEAL_NOT_FOUND);
    }
    if (!appeal.isOpen()) {
      throw new ProblemException(ProblemType.APPEAL_ALREADY_DECIDED);
    }
    requireNotWithdrawn(status);
    if (appeal.isAgainst(by)) {
      throw new ProblemException(ProblemType.SECOND_PERSON_REQUIRED);
    }
    Reasons.check(reason);
    return appeal;
  }

  /**
   * @throws ProblemException {@link ProblemType#COMMENT_NOT_MODERATABLE}
   */
  static void requireNotWithdrawn(CommentStatus status) {
    if (status == CommentStatus.WITHDRAWN) {
      throw new ProblemException(ProblemType.COMMENT_NOT_MODERATABLE);
    }
  }
}
