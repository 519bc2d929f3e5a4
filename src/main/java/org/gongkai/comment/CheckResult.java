package org.gongkai.comment;

import org.jspecify.annotations.Nullable;

/**
 * What an automatic check says of a text.
 *
 * @param traceId names the check at the checker
 */
public record CheckResult(Kind kind, @Nullable String traceId) {

  /** Results of a check. */
  public enum Kind {
    /** Nothing found: the comment is published. */
    PASS,
    /** A person decides. */
    PERSON,
    /** No result now; another try may bring one. */
    AGAIN
  }
}
