package org.gongkai.comment;

/** For whom a respondent speaks. */
public enum RespondentType {
  PERSON,
  ENTERPRISE,
  ASSOCIATION,
  LAWYER,
  OTHER
}
