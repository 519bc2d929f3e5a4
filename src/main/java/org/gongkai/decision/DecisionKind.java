package org.gongkai.decision;

/** What an entry of the catalogue decides. */
public enum DecisionKind {
  /** 重大行政决策: a major administrative decision (重大行政决策程序暂行条例, article 3). */
  MAJOR_DECISION,
  /** 行政规范性文件: a normative document of an administrative body. */
  NORMATIVE_DOCUMENT,
  /** Anything else that the catalogue names. */
  OTHER
}
