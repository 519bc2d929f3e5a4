package org.gongkai.comment.moderation;

import java.time.Instant;
import java.util.List;
import org.gongkai.screening.WordCategory;
import org.jspecify.annotations.Nullable;

/**
 * What an automatic check says of a text.
 *
 * @param traceId names the check at the checker
 * @param findings categories of the listed words in the text
 * @param notBefore when the checker asks to be left alone, until then; such a try does not count
 */
public record CheckResult(
    Kind kind, @Nullable String traceId, List<WordCategory> findings, @Nullable Instant notBefore) {

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
    this(kind, traceId, List.of(), null);
  }

  /** A person decides about a text with listed words. */
  static CheckResult listed(List<WordCategory> findings) {
    return new CheckResult(Kind.PERSON, null, findings, null);
  }

  /** No result now; another try may bring one, but not before an instant. */
  static CheckResult again(@Nullable Instant notBefore) {
    return new CheckResult(Kind.AGAIN, null, List.of(), notBefore);
  }
}
