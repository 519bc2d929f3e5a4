package org.gongkai.decision;

/**
 * 决策环节: the parts of a dossier, in its order. They follow the procedure of 重大行政决策程序暂行条例, chapters 2
 * to 4.
 */
public enum Stage {
  /** 决策草案. */
  DRAFT,
  /** 决策依据. */
  BASIS,
  /** 背景情况. */
  BACKGROUND,
  /** 公众参与, beside what consultations and feedback reports say themselves. */
  PUBLIC_COMMENTS,
  /** 专家论证. */
  EXPERT_REVIEW,
  /** 风险评估. */
  RISK_ASSESSMENT,
  /** 合法性审查. */
  LEGALITY_REVIEW,
  /** 集体讨论: a meeting, with those who sat in. */
  MEETING,
  /** 决策结果. */
  RESULT,
  /** 决策执行: a step of the execution or its evaluation. */
  MILESTONE
}
