package org.gongkai.comment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** What a comment's text must be. */
public final class CommentText {

  /**
   * Most characters of a comment, counted as people count them: extended grapheme clusters (Unicode
   * Standard Annex 29), so that a rare Han character, a letter with its marks or a family of emoji
   * is one. A new line is one.
   */
  public static final int MAX = 5000;

  /** Most code points; a character may carry any number of marks. */
  static final int MAX_CODE_POINTS = 20_000;

  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private CommentText() {}

  /**
   * The text as it is stored: without white space at its ends and without characters that no text
   * holds.
   *
   * @throws ProblemException {@link ProblemType#COMMENT_TEXT_EMPTY} or {@link
   *     ProblemType#COMMENT_TEXT_TOO_LONG}
   */
  public static String accept(String text) {
    String kept =
        text.codePoints()
            .filter(c -> c == '\n' || c == '\t' || !isControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    kept = strip(kept);
    if (kept.isEmpty()) {
      throw new ProblemException(ProblemType.COMMENT_TEXT_EMPTY);
    }
    if (isTooLong(kept)) {
      throw new ProblemException(ProblemType.COMMENT_TEXT_TOO_LONG, MAX);
    }
    return kept;
  }

  private static boolean isTooLong(String text) {
    int points = text.codePointCount(0, text.length());
    return points > MAX_CODE_POINTS || (points > MAX && characters(text) > MAX);
  }

  private static int characters(String text) {
    Matcher next = CHARACTER.matcher(text);
    int characters = 0;
    while (next.find()) {
      characters++;
    }
    return characters;
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
