package org.gongkai.media;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list of files.
 *
 * @param at when the file before it came in, to the millisecond
 * @param sha256 digest of that file
 */
record MediaCursor(Instant at, String sha256) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([0-9a-f]{64})");

  /** The cursor behind a file. */
  static String after(MediaEntity file) {
    return new MediaCursor(file.createdAt, file.sha256).text();
  }

  /**
   * The place that a cursor stands for; null without a cursor.
   *
   * @throws ProblemException {@link ProblemType#INVALID_CURSOR} for anything that {@link #after}
   *     did not make
   */
  static @Nullable MediaCursor read(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    MediaCursor place = parsed(cursor);
    if (place == null || !place.text().equals(cursor)) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
    return place;
  }

  private static @Nullable MediaCursor parsed(String cursor) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor);
      Matcher form = FORM.matcher(new String(text, StandardCharsets.US_ASCII));
      return form.matches()
          ? new MediaCursor(Instant.ofEpochMilli(Long.parseLong(form.group(1))), form.group(2))
          : null;
    } catch (IllegalArgumentException forged) {
      return null;
    }
  }

  private String text() {
    byte[] text = (at.toEpochMilli() + "-" + sha256).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }
}
