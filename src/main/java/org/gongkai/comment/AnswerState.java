package org.gongkai.comment;

import org.jspecify.annotations.Nullable;

/** What a comment was answered with. The outcomes are those of verdicts, under the same names. */
public enum AnswerState {
  /** Without a verdict. */
  NONE,
  ADOPTED,
  PARTLY_ADOPTED,
  NOT_ADOPTED,
  NOTED,
  OUT_OF_SCOPE;

  /** Reads what the database noted of the verdict. */
  static AnswerState of(@Nullable String outcome) {
    return outcome == null ? NONE : valueOf(outcome);
  }
}
