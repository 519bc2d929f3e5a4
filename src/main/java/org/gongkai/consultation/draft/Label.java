package org.gongkai.consultation.draft;

/**
 * What the start of a line may say about its number.
 *
 * @param kind the shape of the number
 * @param written the number as written, with its punctuation
 * @param ordinal its value, at least 1
 * @param suffix the value after {@code 之} in {@code 第十二条之一}, otherwise 0
 * @param text the rest of the line
 * @param standing whether it really is the line's own number
 */
record Label(
    ClauseKind kind, String written, int ordinal, int suffix, String text, Standing standing) {

  enum Standing {
    /** A number. */
    CERTAIN,
    /** A number if the sequence calls for it, otherwise the start of a sentence. */
    IF_EXPECTED,
    /** A sentence that quotes a number. */
    REFERENCE
  }

  boolean isReference() {
    return standing == Standing.REFERENCE;
  }

  boolean isCertain() {
    return standing == Standing.CERTAIN;
  }

  boolean sameNumber(Label other) {
    return kind == other.kind && ordinal == other.ordinal && suffix == other.suffix;
  }
}
