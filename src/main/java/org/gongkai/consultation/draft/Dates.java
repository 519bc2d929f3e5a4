package org.gongkai.consultation.draft;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates of sign-off lines. */
final class Dates {

  private static final int LONGEST = 60;

  /** Years in which an authority may have signed or will sign. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2200;

  private static final Pattern ARABIC =
      Pattern.compile("(\\d{4}) ?[年./-] ?(\\d{1,2}) ?[月./-] ?(\\d{1,2}) ?日?");
  private static final Pattern CHINESE =
      Pattern.compile("([N]{4})年([N十]{1,3})月([N十]{1,3})日".replace("N", "〇○零一二三四五六七八九"));

  private Dates() {}

  /** The date that fills the whole line, or null. */
  static @Nullable LocalDate whole(SourceLine line) {
    Matcher matcher = matcher(line.text());
    return matcher != null && matcher.start() == 0 ? date(matcher) : null;
  }

  /** The date the line ends with, or null. */
  static @Nullable LocalDate atEnd(SourceLine line) {
    Matcher matcher = matcher(line.text());
    return matcher == null ? null : date(matcher);
  }

  /** What stands before the date the line ends with; the whole line when it ends with none. */
  static String before(SourceLine line) {
    Matcher matcher = matcher(line.text());
    String text = line.text();
    return matcher == null ? text : Characters.strip(text.substring(0, matcher.start()));
  }

  private static @Nullable Matcher matcher(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    String folded = Characters.fold(text);
    Matcher arabic = ARABIC.matcher(folded);
    if (arabic.find() && arabic.end() == folded.length()) {
      return arabic;
    }
    Matcher chinese = CHINESE.matcher(folded);
    return chinese.find() && chinese.end() == folded.length() ? chinese : null;
  }

  private static @Nullable LocalDate date(Matcher matcher) {
    try {
      int year = year(matcher.group(1));
      return year < FIRST_YEAR || year > LAST_YEAR
          ? null
          : LocalDate.of(year, number(matcher.group(2)), number(matcher.group(3)));
    } catch (DateTimeException e) {
      // The thirtieth of February is a slip of the pen, not a date.
      return null;
    }
  }

  private static int year(String written) {
    int year = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      int han = ChineseNumerals.digit(c);
      year = year * 10 + (han >= 0 ? han : c - '0');
    }
    return year;
  }

  private static int number(String written) {
    boolean arabic = Character.isDigit(written.charAt(0));
    return arabic ? Integer.parseInt(written) : ChineseNumerals.parse(written);
  }
}
