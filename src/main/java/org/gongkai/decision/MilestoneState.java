package org.gongkai.decision;

/** How far a step of the execution has come. */
public enum MilestoneState {
  /** 未启动. */
  PLANNED,
  /** 推进中. */
  UNDER_WAY,
  /** 未按期完成. */
  DELAYED,
  /** 已完成. */
  DONE
}
