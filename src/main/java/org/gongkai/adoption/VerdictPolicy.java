package org.gongkai.adoption;

import java.util.List;
import java.util.Objects;
import org.gongkai.comment.CommentService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict must say: a reason unless the comment is adopted, and then the clause that it
 * changed. A partly adopted one may name a clause, no other does.
 */
final class VerdictPolicy {

  /** Most characters of a reason before the sentence for one comment. */
  static final int MAX_REASON = 2000;

  private VerdictPolicy() {}

  /**
   * @throws ProblemException {@link ProblemType#CLAUSE_REQUIRED}, or {@link
   *     ProblemType#INVALID_REQUEST} for a clause or version that the outcome does not have
   */
  static void requireNames(VerdictRequest request) {
    boolean hasClause = request.clauseId() != null;
    if (request.outcome() == Outcome.ADOPTED && !hasClause) {
      throw new ProblemException(ProblemType.CLAUSE_REQUIRED);
    }
    if (hasClause && !namesClause(request.outcome())) {
      throw invalid("clauseId", "only of ADOPTED and PARTLY_ADOPTED");
    }
    if (request.draftVersion() != null && !hasClause) {
      throw invalid("draftVersion", "only with clauseId");
    }
  }

  private static boolean namesClause(Outcome outcome) {
    return outcome == Outcome.ADOPTED || outcome == Outcome.PARTLY_ADOPTED;
  }

  /**
   * @param reason complete, as the template makes it
   * @throws ProblemException {@link ProblemType#REASON_REQUIRED}, or {@link
   *     ProblemType#INVALID_REQUEST} when the template makes it too long
   */
  static void requireReason(Outcome outcome, @Nullable String reason) {
    if (outcome != Outcome.ADOPTED && !CommentService.isReason(reason)) {
      throw new ProblemException(ProblemType.REASON_REQUIRED, CommentService.MIN_REASON);
    }
    if (reason != null && reason.length() > MAX_REASON) {
      throw invalid("reason", "at most " + MAX_REASON + " characters with the template");
    }
  }

  /**
   * @param isPublished whether the verdict revises a published one
   * @throws ProblemException {@link ProblemType#NOTE_REQUIRED}
   */
  static void requireNote(boolean isPublished, @Nullable String note) {
    if (isPublished && !CommentService.isReason(note)) {
      throw new ProblemException(ProblemType.NOTE_REQUIRED, CommentService.MIN_REASON);
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#SECOND_PERSON_REQUIRED}
   */
  static void requireSecondPerson(String proposedBy, String confirmedBy) {
    if (proposedBy.equals(confirmedBy)) {
      throw new ProblemException(ProblemType.SECOND_PERSON_REQUIRED);
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#REASON_REQUIRED}
   */
  static void requireRejection(String reason) {
    if (!CommentService.isReason(reason)) {
      throw new ProblemException(ProblemType.REASON_REQUIRED, CommentService.MIN_REASON);
    }
  }

  /**
   * A revision that says the same is none: readers would find before and after alike.
   *
   * @throws ProblemException {@link ProblemType#VERDICT_UNCHANGED}
   */
  static void requireDifferent(VerdictFields published, GivenVerdict given) {
    boolean isSame =
        published.outcome == given.outcome()
            && Objects.equals(published.reason, given.reason())
            && Objects.equals(published.clauseId, given.clauseId())
            && Objects.equals(published.draftVersion, given.draftVersion());
    if (isSame) {
      throw new ProblemException(ProblemType.VERDICT_UNCHANGED);
    }
  }

  /** A body's field that does not fit the others. */
  static ProblemException invalid(String field, String message) {
    return new ProblemException(ProblemType.INVALID_REQUEST)
        .withViolations(List.of(new Violation("body", field, message)));
  }
}
