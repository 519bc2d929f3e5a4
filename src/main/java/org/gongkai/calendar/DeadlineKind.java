package org.gongkai.calendar;

/** What is due. */
public enum DeadlineKind {
  /** 采纳情况: the feedback report of a consultation, after its window has ended. */
  FEEDBACK("/v1/admin/consultations/"),
  /** 解读: the interpretation of a policy, after the policy was published. */
  INTERPRETATION("/v1/admin/contents/");

  private final String path;

  DeadlineKind(String path) {
    this.path = path;
  }

  /** Below which address of the API the subject is. */
  String path() {
    return path;
  }
}
