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
  public static String after(int number) {
    byte[] text = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * The number behind which the page begins; 0 without a cursor.
   *
   * @throws ProblemException {@link ProblemType#INVALID_CURSOR} for anything that {@link #after}
   *     did not make
   */
  public static int read(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor);
      int number = Integer.parseInt(new String(text, StandardCharsets.US_ASCII));
      if (number > 0 && after(number).equals(cursor)) {
        return number;
      }
    } catch (IllegalArgumentException forged) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
    throw new ProblemException(ProblemType.INVALID_CURSOR);
  }
}
