package org.gongkai.consultation.draft;

/** What is doubtful about a line. */
public enum DoubtKind {
  /** One or more numbers are left out before this one. */
  NUMBER_GAP,
  /** The number was there before, or the count went backwards. */
  NUMBER_REPEATED,
  /** A list starts with its second number or later. */
  FIRST_NUMBER_MISSING,
  /** Nothing in the document says what this numbering stands beneath. */
  DEPTH_UNCLEAR,
  /** The line starts like a number but may quote one; it was kept as a paragraph. */
  LABEL_AMBIGUOUS,
  /** The title was taken from its position alone. */
  TITLE_GUESSED,
  /** No title was found. */
  TITLE_MISSING,
  /** The announcement ends where no title or marker shows it. */
  NOTICE_UNCLEAR,
  /** The document has no numbers; each paragraph became a clause. */
  NO_NUMBERING,
  /** A line inside the second copy of the text is not in the first. */
  COPY_DIFFERS,
  /** The line follows the sign-off and is not an attachment. */
  TEXT_AFTER_SIGN_OFF,
  /** A table stands before the first clause, so nothing shows what it belongs to. */
  TABLE_BEFORE_TEXT
}
