package org.gongkai.comment;

/** How a comment came in. All count alike. */
public enum CommentSource {
  MINI_PROGRAM("小程序"),
  APP("移动客户端"),
  WEB("网站"),
  LETTER("信函"),
  FAX("传真"),
  EMAIL("电子邮件"),
  PHONE("电话"),
  HEARING("听证会"),
  SYMPOSIUM("座谈会"),
  VISIT("实地走访"),
  SURVEY("问卷调查");

  private final String chinese;

  CommentSource(String chinese) {
    this.chinese = chinese;
  }

  /** The word in published reports. */
  public String chinese() {
    return chinese;
  }
}
