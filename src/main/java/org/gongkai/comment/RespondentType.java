package org.gongkai.comment;

/** For whom a respondent speaks. */
public enum RespondentType {
  PERSON("个人"),
  ENTERPRISE("企业"),
  ASSOCIATION("行业协会商会"),
  LAWYER("律师及律师协会"),
  OTHER("其他");

  private final String chinese;

  RespondentType(String chinese) {
    this.chinese = chinese;
  }

  /** The word in published reports. */
  public String chinese() {
    return chinese;
  }
}
