package org.gongkai.citizen;

/** What a message tells, in a word of at most five Chinese characters. */
public enum ToldOutcome {
  /** A clause was changed as proposed. */
  ADOPTED("已采纳"),
  /** A part of it was. */
  PARTLY_ADOPTED("部分采纳"),
  /** It was not, for a reason. */
  NOT_ADOPTED("未采纳"),
  /** Nothing was proposed that could be adopted. */
  NOTED("已收悉"),
  /** It is about something else. */
  OUT_OF_SCOPE("非本范围"),
  /** Several comments have their answers. */
  ANSWERED("已回复"),
  /** The public does not see the comment. */
  HIDDEN("未公开"),
  /** The appeal was right. */
  OVERTURNED("申诉成立"),
  /** The appeal was not. */
  UPHELD("申诉未成立");

  private final String chinese;

  ToldOutcome(String chinese) {
    this.chinese = chinese;
  }

  /** The word. */
  public String chinese() {
    return chinese;
  }
}
