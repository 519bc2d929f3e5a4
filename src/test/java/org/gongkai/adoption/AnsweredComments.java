package org.gongkai.adoption;

import java.time.Instant;
import java.util.UUID;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.CountedComment;
import org.jspecify.annotations.Nullable;

/** Comments with and without verdicts. */
final class AnsweredComments {

  private AnsweredComments() {}

  static Answered open(CommentStatus status) {
    return new Answered(comment(status), null);
  }

  static Answered answered(CommentStatus status, Outcome outcome) {
    CountedComment comment = comment(status);
    VerdictEntity verdict = new VerdictEntity();
    verdict.commentId = comment.id();
    verdict.outcome = outcome;
    return new Answered(comment, verdict);
  }

  private static CountedComment comment(CommentStatus status) {
    UUID id = UUID.randomUUID();
    String receipt = id.toString().substring(0, 13);
    @Nullable String reason = status == CommentStatus.HIDDEN ? "内容含有他人的电话号码。" : null;
    Instant at = Instant.parse("2026-03-01T00:00:00Z");
    return new CountedComment(
        id, UUID.randomUUID(), 1, null, "甲**", "建议公开。", receipt, status, reason, at, at);
  }
}
