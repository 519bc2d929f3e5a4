package org.gongkai.content;

/** 五关: what a reviewer answers for, each at every review. */
public enum Gate {
  /** 保密关. */
  CONFIDENTIALITY,
  /** 政治关. */
  POLITICS,
  /** 法律关. */
  LAW,
  /** 政策关. */
  POLICY,
  /** 文字关. */
  WORDING
}
