package org.gongkai.comment;

/**
 * 分类: what a comment asks for, which decides the duty of reply (四川 2016 实施意见: 建设性的意见 is answered
 * with whether it was taken up, 实际困难 with what is done about it, 不了解情况 with an explanation).
 */
public enum CommentClass {
  /** 建设性意见: proposes something about the draft. */
  CONSTRUCTIVE,
  /** 实际困难: tells of a difficulty. */
  DIFFICULTY,
  /** 不了解情况: rests on a misunderstanding. */
  MISUNDERSTANDING,
  /** 与征求意见事项无关: about something else. */
  OFF_TOPIC
}
