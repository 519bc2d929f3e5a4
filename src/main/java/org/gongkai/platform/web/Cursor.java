package org.gongkai.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Keyset cursors. Identifiers sort by time, so the last one of a page says where the next begins,
 * whatever was inserted or removed in between.
 */
public final class Cursor {

  private Cursor() {}

  /** The cursor behind the row with this identifier. */
  public static String after(UUID id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The identifier a cursor stands for; null without a cursor.
   *
   * @throws ProblemException {@link ProblemType#INVALID_CURSOR} for anything that {@link #after}
   *     did not make
   */
  public static @Nullable UUID read(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor);
      UUID id = UUID.fromString(new String(text, StandardCharsets.US_ASCII));
      if (after(id).equals(cursor)) {
        return id;
      }
    } catch (IllegalArgumentException forged) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
    throw new ProblemException(ProblemType.INVALID_CURSOR);
  }
}
