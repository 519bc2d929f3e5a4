package org.gongkai.link;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The short name under which a code leads to something: a letter for what it is, and a number in
 * base 62. It stays far below the 32 characters that the platform takes, and uses letters and
 * digits only, which no client has to escape.
 *
 * @param number at least 1
 */
record Scene(LinkTarget target, long number) {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Pattern FORM = Pattern.compile("[cn][0-9A-Za-z]{1,10}");

  /** What a name means; null when it is none of ours. */
  static @Nullable Scene read(String text) {
    if (!FORM.matcher(text).matches()) {
      return null;
    }
    long number = 0;
    for (int i = 1; i < text.length(); i++) {
      number = number * DIGITS.length() + DIGITS.indexOf(text.charAt(i));
    }
    LinkTarget target =
        text.charAt(0) == LinkTarget.NOTICE.letter() ? LinkTarget.NOTICE : LinkTarget.CONSULTATION;
    Scene scene = new Scene(target, number);
    // One name for each: a leading zero is nobody's.
    return number > 0 && scene.toString().equals(text) ? scene : null;
  }

  @Override
  public String toString() {
    StringBuilder digits = new StringBuilder();
    for (long rest = number; rest > 0; rest /= DIGITS.length()) {
      digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    return target.letter() + digits.reverse().toString();
  }
}
