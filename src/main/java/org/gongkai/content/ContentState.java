package org.gongkai.content;

/** How far the latest version of a content is. What readers see is another question. */
public enum ContentState {
  /** It is being written, or a reviewer returned it. */
  DRAFT,
  /** It was submitted and has not passed three reviews. */
  IN_REVIEW,
  /** It passed three reviews. */
  APPROVED,
  /** It will be published by itself. */
  SCHEDULED,
  /** It is what readers see. */
  PUBLISHED,
  /** The content was taken back, for good. */
  WITHDRAWN,
  /** The content's time is over. */
  EXPIRED
}
