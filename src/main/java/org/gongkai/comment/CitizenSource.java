package org.gongkai.comment;

/** From which of our clients a citizen comments. */
public enum CitizenSource {
  MINI_PROGRAM,
  APP,
  WEB
}
