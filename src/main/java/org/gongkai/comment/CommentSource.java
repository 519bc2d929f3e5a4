package org.gongkai.comment;

/** How a comment came in. All count alike. */
public enum CommentSource {
  MINI_PROGRAM,
  APP,
  WEB,
  LETTER,
  FAX,
  EMAIL,
  PHONE,
  HEARING,
  SYMPOSIUM,
  VISIT,
  SURVEY
}
