package org.gongkai.content;

/** How a review ends. */
public enum ReviewOutcome {
  /** The next one may follow; after the third the content may be published. */
  PASSED,
  /** Back to the editor; all reviews start again. */
  RETURNED
}
