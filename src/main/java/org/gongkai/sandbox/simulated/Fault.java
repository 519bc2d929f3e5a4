package org.gongkai.sandbox.simulated;

/** What goes wrong with one call. "After" means that the call has taken effect. */
public enum Fault {
  /** The connection ends before anything happened. */
  RESET_BEFORE(false),
  /** It happened, and the connection ends without an answer. */
  RESET_AFTER(true),
  /** Nothing happens and nobody answers. */
  TIMEOUT_BEFORE(false),
  /** It happened and nobody answers. */
  TIMEOUT_AFTER(true),
  /** HTTP 500, and nothing happened. */
  ERROR_BEFORE(false),
  /** HTTP 500, although it happened. */
  ERROR_AFTER(true),
  /** HTTP 429 with {@code Retry-After: 7}; nothing happened. */
  TOO_MANY(false),
  /** It happened; the answer is no JSON. */
  WRONG_JSON(true),
  /** It happened; the answer's second half does not come. */
  SLOW_BODY(true),
  /** It happened; the answer is right and called {@code text/plain}. */
  TEXT_PLAIN(true),
  /** It happened and is rightly answered after a pause, which the control call gives. */
  LATENCY(true),
  /** It happened and is answered so; later the platform keeps it from readers. */
  BLOCKED_LATER(true),
  /** It happened and is answered so; later the platform deletes it. */
  DELETED_LATER(true);

  private final boolean takesEffect;

  Fault(boolean takesEffect) {
    this.takesEffect = takesEffect;
  }

  boolean takesEffect() {
    return takesEffect;
  }
}
