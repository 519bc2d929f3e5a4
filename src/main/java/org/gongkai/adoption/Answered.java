package org.gongkai.adoption;

import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.CountedComment;
import org.jspecify.annotations.Nullable;

/** A comment beside its verdict, if it has one. */
record Answered(CountedComment comment, @Nullable VerdictEntity verdict) {

  boolean isWithdrawn() {
    return comment.status() == CommentStatus.WITHDRAWN;
  }

  /** Whether it still needs an answer. Hidden comments do; withdrawn ones do not. */
  boolean isOpen() {
    return verdict == null && !isWithdrawn();
  }
}
