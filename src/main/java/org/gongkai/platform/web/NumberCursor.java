package org.gongkai.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Cursors of lists whose items are numbered from 1. */
public final class NumberCursor {

  private NumberCursor() {}

  /** The cursor behind the item with this number. */
  public static String after(long number) {
    byte[] text = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * The number behind which the page begins; 0 without a cursor.
   *
   * @throws ProblemException {@link ProblemType#INVALID_CURSOR} for anything that {@link #after}
   *     did not make
   */
  public static int read(@Nullable String cursor) {
    long number = readLong(cursor);
    if (number > Integer.MAX_VALUE) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
    return (int) number;
  }

  /** The same for lists that may grow beyond what an {@code int} holds. */
  public static long readLong(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor);
      long number = Long.parseLong(new String(text, StandardCharsets.US_ASCII));
      if (number > 0 && after(number).equals(cursor)) {
        return number;
      }
    } catch (IllegalArgumentException forged) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
    throw new ProblemException(ProblemType.INVALID_CURSOR);
  }
}
