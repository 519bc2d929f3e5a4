package org.gongkai.consultation.draft;

/** The text cannot become a draft. */
public final class DraftFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  DraftFormatException(Reason reason) {
    super("Not a draft: " + reason);
    this.reason = reason;
  }

  DraftFormatException(Reason reason, Throwable cause) {
    super("Not a draft: " + reason, cause);
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
    /** More clauses than {@link DraftTextParser#MAX_CLAUSES}, or tables beyond all measure. */
    TOO_MANY_CLAUSES,
    /** The file is larger than {@link DraftReader#MAX_BYTES}. */
    FILE_TOO_LARGE,
    /** Not the kind of file it should be, damaged, of an old kind, or locked with a password. */
    UNREADABLE_FILE,
    /** Made to harm: it unpacks to far more than its size, or declares entities or names twice. */
    UNSAFE_FILE,
    /** The file carries macros. */
    CONTAINS_MACROS
  }
}
