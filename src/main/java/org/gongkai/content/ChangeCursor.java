package org.gongkai.content;

import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/**
 * A place in a list of changes. It keeps what the first page began with, so that all pages lead to
 * the same next token: what changes while a client reads is in the next list.
 *
 * @param since where the list begins
 * @param next the token that all pages give
 * @param transaction the transaction of the change that was given last
 * @param id the content that was given last
 */
record ChangeCursor(ChangeToken since, ChangeToken next, long transaction, UUID id) {

  private static final UUID NONE = new UUID(0, 0);
  private static final String SEPARATOR = "/";
  private static final int PARTS = 4;

  /** Before the first change. */
  static ChangeCursor first(ChangeToken since, ChangeToken next) {
    return new ChangeCursor(since, next, 0, NONE);
  }

  /** Behind a change. */
  ChangeCursor after(long changeOf, UUID content) {
    return new ChangeCursor(since, next, changeOf, content);
  }

  String write() {
    return ChangeToken.encode(
        String.join(
            SEPARATOR, since.text(), next.text(), Long.toString(transaction), id.toString()));
  }

  /**
   * Reads a cursor.
   *
   * @throws ProblemException {@link ProblemType#INVALID_CURSOR} for anything that {@link #write}
   *     did not make
   */
  static ChangeCursor read(String cursor) {
    String text = ChangeToken.decode(cursor);
    String[] parts = text == null ? new String[0] : text.split(SEPARATOR, -1);
    if (parts.length != PARTS || !parts[2].matches("\\d{1,18}")) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
    ChangeToken since = ChangeToken.parse(parts[0]);
    ChangeToken next = ChangeToken.parse(parts[1]);
    if (since == null || next == null) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
    try {
      return new ChangeCursor(since, next, Long.parseLong(parts[2]), UUID.fromString(parts[3]));
    } catch (IllegalArgumentException forged) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
  }
}
