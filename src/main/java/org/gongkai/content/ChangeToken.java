package org.gongkai.content;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a client knows the changes of notices. A transaction is known when its number is
 * below the one here: none with a lower number was under way when the token was made, so that one
 * that commits late is never passed over. What the clock changed is known up to the instant.
 *
 * @param transaction the oldest transaction that was under way
 * @param at by the clock of the instance that made it, less what clocks may differ
 */
record ChangeToken(long transaction, Instant at) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,15})");

  /** What a client hands back. */
  String write() {
    return encode(text());
  }

  /** Reads what {@link #write} made; null for anything else. */
  static @Nullable ChangeToken read(String token) {
    String text = decode(token);
    return text == null ? null : parse(text);
  }

  String text() {
    return transaction + "." + at.toEpochMilli();
  }

  static @Nullable ChangeToken parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? new ChangeToken(
            Long.parseLong(form.group(1)), Instant.ofEpochMilli(Long.parseLong(form.group(2))))
        : null;
  }

  static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The text that an encoded one stands for; null when it is none. */
  static @Nullable String decode(String encoded) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(encoded);
      String text = new String(bytes, StandardCharsets.US_ASCII);
      return encode(text).equals(encoded) ? text : null;
    } catch (IllegalArgumentException forged) {
      return null;
    }
  }
}
