package org.gongkai.comment.group;

/** What is done to a group. */
public enum GroupAction {
  /** It came to be with its first members. */
  FORMED("formGroup"),
  /** Comments were added. */
  JOINED("addGroupMembers"),
  /** Comments were taken out. */
  LEFT("removeGroupMembers"),
  /** Its last members were set free. */
  DISSOLVED("dissolveGroup");

  private final String operation;

  GroupAction(String operation) {
    this.operation = operation;
  }

  /** How the audit calls it. */
  String operation() {
    return operation;
  }
}
