package org.gongkai.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages in which problems are written. */
public enum ProblemLanguage {
  CHINESE,
  ENGLISH;

  /**
   * Chooses by {@code Accept-Language} (RFC 9110, section 12.5.4); Chinese when the header is
   * absent, unreadable or asks for neither.
   */
  public static ProblemLanguage of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return CHINESE;
    }
    try {
      Locale best =
          Locale.lookup(
              LanguageRange.parse(acceptLanguage), List.of(Locale.CHINESE, Locale.ENGLISH));
      return Locale.ENGLISH.equals(best) ? ENGLISH : CHINESE;
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      // The JDK reads some malformed headers past their end.
      return CHINESE;
    }
  }
}
