package org.gongkai.adoption;

import org.gongkai.comment.CommentService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/**
 * What a verdict must say: a reason unless the comment is adopted, and then the clause that it
 * changed.
 */
final class VerdictPolicy {

  private VerdictPolicy() {}

  /**
   * @throws ProblemException {@link ProblemType#REASON_REQUIRED} or {@link
   *     ProblemType#CLAUSE_REQUIRED}
   */
  static void require(VerdictRequest request) {
    if (request.outcome() == Outcome.ADOPTED) {
      if (request.clauseId() == null) {
        throw new ProblemException(ProblemType.CLAUSE_REQUIRED);
      }
    } else if (!CommentService.isReason(request.reason())) {
      throw new ProblemException(ProblemType.REASON_REQUIRED, CommentService.MIN_REASON);
    }
  }
}
