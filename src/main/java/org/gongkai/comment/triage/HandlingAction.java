package org.gongkai.comment.triage;

/** A step in the handling of a comment. */
public enum HandlingAction {
  /** 分类: got its class, or another one. */
  CLASSIFIED("classifyComment"),
  /** 分办: given to a handler by who distributes the work. */
  ASSIGNED("assignComment"),
  /** 转办: passed on to another handler. */
  TRANSFERRED("transferComment"),
  /** 退回: given back; nobody has it in hand. */
  RETURNED("returnComment"),
  /** 选登: chosen to be shown first. */
  SELECTED("selectComment"),
  /** No longer chosen. */
  DESELECTED("selectComment");

  private final String operation;

  HandlingAction(String operation) {
    this.operation = operation;
  }

  /** The operation of the API that makes the step. */
  String operation() {
    return operation;
  }
}
