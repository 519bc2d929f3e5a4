package org.gongkai.comment.offline;

import org.gongkai.comment.CommentSource;

/** The ways in which a comment comes in other than through a client. */
public enum OfflineSource {
  /** 来信 */
  LETTER,
  /** 传真 */
  FAX,
  /** 电子邮件 */
  EMAIL,
  /** 来电 */
  PHONE,
  /** 听证会 */
  HEARING,
  /** 座谈会 */
  SYMPOSIUM,
  /** 来访 */
  VISIT,
  /** 问卷调查 */
  SURVEY;

  CommentSource commentSource() {
    return CommentSource.valueOf(name());
  }
}
