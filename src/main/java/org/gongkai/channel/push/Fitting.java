package org.gongkai.channel.push;

import java.util.function.ToIntFunction;

/** Shortens a text until what is made of it is small enough. */
final class Fitting {

  private static final String ELLIPSIS = "…";

  private Fitting() {}

  /**
   * The longest beginning of a text that fits, with an ellipsis when something was cut. Cuts
   * between characters, never inside a surrogate pair.
   *
   * @param size of what is made of a text; grows with it
   * @return an ellipsis when nothing fits
   */
  static String within(int limit, String text, ToIntFunction<String> size) {
    if (size.applyAsInt(text) <= limit) {
      return text;
    }
    int fits = 0;
    int tooMany = text.codePointCount(0, text.length());
    while (tooMany - fits > 1) {
      int half = (fits + tooMany) / 2;
      if (size.applyAsInt(beginning(text, half)) <= limit) {
        fits = half;
      } else {
        tooMany = half;
      }
    }
    return beginning(text, fits);
  }

  private static String beginning(String text, int characters) {
    return text.substring(0, text.offsetByCodePoints(0, characters)) + ELLIPSIS;
  }
}
