package org.gongkai.comment;

import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What a comment is about, as {@code comment_target} in the migrations finds it.
 *
 * @param isPublic false when its author names a version that is not public
 * @param draftNumber the version; null when none has the clause
 */
record CommentTarget(boolean isPublic, @Nullable Integer draftNumber) {

  /**
   * The version that the comment is about.
   *
   * @throws ProblemException {@link ProblemType#DRAFT_NOT_FOUND} or {@link
   *     ProblemType#CLAUSE_NOT_FOUND}
   */
  int require() {
    if (!isPublic) {
      throw new ProblemException(ProblemType.DRAFT_NOT_FOUND);
    }
    if (draftNumber == null) {
      throw new ProblemException(ProblemType.CLAUSE_NOT_FOUND);
    }
    return draftNumber;
  }
}
