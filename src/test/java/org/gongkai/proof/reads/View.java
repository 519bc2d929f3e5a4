package org.gongkai.proof.reads;

/**
 * Something that anyone may read.
 *
 * @param looker tells what an answer says about which thing
 */
record View(String path, Looker looker) {

  /** Reads an answer. */
  interface Looker {
    void look(Answer answer, Sights sights);
  }
}
