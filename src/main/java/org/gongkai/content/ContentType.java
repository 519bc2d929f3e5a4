package org.gongkai.content;

/** Types of contents. */
public enum ContentType {
  /** 采纳情况: made from the verdicts of a consultation. */
  FEEDBACK_REPORT
}
