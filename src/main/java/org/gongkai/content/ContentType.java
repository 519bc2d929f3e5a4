package org.gongkai.content;

/** Types of contents. */
public enum ContentType {
  /** 通知公告. */
  NOTICE,
  /** 政策: has a document number and the day of its making. */
  POLICY,
  /** 解读: explains a policy, and each knows the other. */
  INTERPRETATION,
  /** 征集公告: announces a consultation. */
  CONSULTATION_NOTICE,
  /** 采纳情况: made from the verdicts of a consultation, not written. */
  FEEDBACK_REPORT,
  /** 公报: has an issue. */
  GAZETTE
}
