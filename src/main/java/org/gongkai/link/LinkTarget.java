package org.gongkai.link;

/** What a way into the mini-program leads to. */
public enum LinkTarget {
  CONSULTATION('c', "/v1/consultations/"),
  NOTICE('n', "/v1/notices/");

  private final char letter;
  private final String path;

  LinkTarget(char letter, String path) {
    this.letter = letter;
    this.path = path;
  }

  char letter() {
    return letter;
  }

  /** Address of one of them in the API. */
  String href(Object id) {
    return path + id;
  }
}
