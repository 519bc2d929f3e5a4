package org.gongkai.comment.moderation;

import java.util.List;
import org.gongkai.screening.WordCategory;
import org.jspecify.annotations.Nullable;

/**
 * What an automatic check says of a text.
 *
 * @param traceId names the check at the checker
 * @param findings categories of the listed words in the text
 */
public record CheckResult(Kind kind, @Nullable String traceId, List<WordCategory> findings) {

  /** Results of a check. */
  public enum Kind {
    /** Nothing found: the comment is published. */
    PASS,
    /** A person decides. */
    PERSON,
    /** No result now; another try may bring one. */
    AGAIN
  }

  /** Copies the list. */
  public CheckResult {
    findings = List.copyOf(findings);
  }

  /** What a checker says that knows no categories. */
  public CheckResult(Kind kind, @Nullable String traceId) {
    this(kind, traceId, List.of());
  }

  /** A person decides about a text with listed words. */
  static CheckResult listed(List<WordCategory> findings) {
    return new CheckResult(Kind.PERSON, null, findings);
  }
}
