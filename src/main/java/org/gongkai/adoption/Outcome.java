package org.gongkai.adoption;

/** 采纳结论: what became of a comment's proposal. */
public enum Outcome {
  /** 采纳: a clause was changed as proposed. */
  ADOPTED("采纳"),
  /** 部分采纳. */
  PARTLY_ADOPTED("部分采纳"),
  /** 未采纳. */
  NOT_ADOPTED("未采纳"),
  /** 已记录: nothing was proposed that could be adopted. */
  NOTED("已记录"),
  /** 不属于本次征求意见范围. */
  OUT_OF_SCOPE("不属于本次征求意见范围");

  private final String chinese;

  Outcome(String chinese) {
    this.chinese = chinese;
  }

  /** The word in published reports. */
  public String chinese() {
    return chinese;
  }
}
