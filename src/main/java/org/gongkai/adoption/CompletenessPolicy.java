package org.gongkai.adoption;

import java.util.List;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** The completeness gate: no report while one comment is unanswered. */
final class CompletenessPolicy {

  /** Most open comments named in one problem; its detail tells how many there are. */
  static final int MAX_NAMED = 200;

  private CompletenessPolicy() {}

  /**
   * @throws ProblemException {@link ProblemType#FEEDBACK_INCOMPLETE} naming each open comment
   */
  static void require(List<Answered> comments) {
    List<Answered> open = comments.stream().filter(Answered::isOpen).toList();
    if (!open.isEmpty()) {
      throw new ProblemException(ProblemType.FEEDBACK_INCOMPLETE, open.size())
          .with("openComments", named(open));
    }
  }

  private static List<OpenComment> named(List<Answered> open) {
    return open.stream()
        .limit(MAX_NAMED)
        .map(answered -> new OpenComment(answered.comment().id(), answered.comment().receipt()))
        .toList();
  }
}
