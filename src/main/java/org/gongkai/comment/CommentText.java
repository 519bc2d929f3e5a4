package org.gongkai.comment;

import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** What a comment's text must be. */
final class CommentText {

  /**
   * Most characters of a comment, counted as people count them: a rare Han character or an emoji is
   * one.
   */
  static final int MAX = 5000;

  private CommentText() {}

  /**
   * The text as it is stored: without white space at its ends and without characters that no text
   * holds.
   *
   * @throws ProblemException {@link ProblemType#COMMENT_TEXT_EMPTY} or {@link
   *     ProblemType#COMMENT_TEXT_TOO_LONG}
   */
  static String accept(String text) {
    String kept =
        text.codePoints()
            .filter(c -> c == '\n' || c == '\t' || !isControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    kept = strip(kept);
    if (kept.isEmpty()) {
      throw new ProblemException(ProblemType.COMMENT_TEXT_EMPTY);
    }
    if (kept.codePointCount(0, kept.length()) > MAX) {
      throw new ProblemException(ProblemType.COMMENT_TEXT_TOO_LONG, MAX);
    }
    return kept;
  }

  /** Without spaces of any script and invisible characters at its ends. */
  private static String strip(String text) {
    int[] points = text.codePoints().toArray();
    int from = 0;
    int to = points.length;
    while (from < to && isBlank(points[from])) {
      from++;
    }
    while (to > from && isBlank(points[to - 1])) {
      to--;
    }
    return new String(points, from, to - from);
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  /** Control characters and unpaired surrogates, which PostgreSQL or XML would refuse. */
  private static boolean isControl(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
