package org.gongkai.consultation.draft;

/** Why a line is not part of the draft. */
public enum SetAsideReason {
  /**
   * Navigation, share buttons, source and editor lines, counters, page numbers, the site's footer.
   */
  PAGE_CLUTTER,
  /** The page printed the same text a second time. */
  DUPLICATE_BODY,
  /** A list of headings that the text itself repeats. */
  TABLE_OF_CONTENTS,
  /** A picture; the text is its description, or the name of the element when it has none. */
  IMAGE,
  /** Words that a tracked change took out, or moved away from here. */
  DELETED_TEXT,
  /** Words that the author hid from readers of the page. */
  HIDDEN_TEXT,
  /** A footnote, an endnote or a reading aid above the words. */
  NOTE,
  /** A remark of an editor in the margin. */
  COMMENT,
  /** The address of something outside the file; it is never fetched. */
  EXTERNAL_REFERENCE,
  /** A file or control inside the file, such as a spreadsheet; it is never opened. */
  EMBEDDED_OBJECT
}
