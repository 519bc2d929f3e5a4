package org.gongkai.consultation.draft;

/** The text cannot become a draft. */
public final class DraftFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  DraftFormatException(Reason reason) {
    super("Not a draft: " + reason);
    this.reason = reason;
  }

  /** What is wrong with the text; stable, meant for an error catalogue. */
  public Reason reason() {
    return reason;
  }

  /** What can be wrong with a text. */
  public enum Reason {
    /** Nothing but white space. */
    EMPTY,
    /** Only a title, an announcement or page clutter. */
    NO_CLAUSES,
    /** More clauses than {@link DraftTextParser#MAX_CLAUSES}. */
    TOO_MANY_CLAUSES
  }
}
