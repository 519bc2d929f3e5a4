package org.gongkai.platform.office;

/** An Office file that is not opened. */
public final class OfficeFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** A file that is not opened for this reason. */
  public OfficeFileException(Reason reason) {
    super("Office file not opened: " + reason);
    this.reason = reason;
  }

  OfficeFileException(Reason reason, Throwable cause) {
    super("Office file not opened: " + reason, cause);
    this.reason = reason;
  }

  /** Why the file is not opened; stable. */
  public Reason reason() {
    return reason;
  }

  /** Why a file is not opened. */
  public enum Reason {
    /** No Office file, damaged, cut short, or without a part that it names. */
    UNREADABLE_FILE,
    /** Made to harm: it unpacks to far more than its size, or declares entities or names twice. */
    UNSAFE_FILE,
    /** The file carries macros. */
    CONTAINS_MACROS
  }
}
