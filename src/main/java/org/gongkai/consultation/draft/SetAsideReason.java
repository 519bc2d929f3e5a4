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
  TABLE_OF_CONTENTS
}
