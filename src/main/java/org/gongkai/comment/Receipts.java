package org.gongkai.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Receipt numbers (回执): twelve random symbols of Crockford's base 32, 60 bits, and a thirteenth
 * that checks them by the Luhn algorithm modulo 32. Written {@code XXXX-XXXX-XXXXX}; easy to read
 * over the telephone, with no I, L, O or U.
 */
@ApplicationScoped
public class Receipts {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RANDOM_SYMBOLS = 12;
  private static final int BASE = 32;

  private final SecureRandom random = new SecureRandom();

  /** A new receipt number as it is stored, without dashes. */
  String next() {
    int[] symbols = random.ints(RANDOM_SYMBOLS, 0, BASE).toArray();
    StringBuilder receipt = new StringBuilder();
    for (int symbol : symbols) {
      receipt.append(ALPHABET.charAt(symbol));
    }
    return receipt.append(ALPHABET.charAt(check(symbols))).toString();
  }

  /** As people read it. */
  public static String format(String receipt) {
    return receipt.substring(0, 4) + '-' + receipt.substring(4, 8) + '-' + receipt.substring(8);
  }

  /**
   * The stored form of what a person typed; null when it is no receipt number. O is read as 0, I
   * and L as 1.
   */
  static @Nullable String parse(String typed) {
    String plain =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (plain.length() != RANDOM_SYMBOLS + 1) {
      return null;
    }
    int[] symbols = plain.chars().map(ALPHABET::indexOf).toArray();
    for (int symbol : symbols) {
      if (symbol < 0) {
        return null;
      }
    }
    int[] random = Arrays.copyOf(symbols, RANDOM_SYMBOLS);
    return check(random) == symbols[RANDOM_SYMBOLS] ? plain : null;
  }

  private static int check(int[] symbols) {
    int sum = 0;
    for (int i = 0; i < symbols.length; i++) {
      boolean doubled = (symbols.length - i) % 2 == 1;
      int value = doubled ? symbols[i] * 2 : symbols[i];
      sum += value / BASE + value % BASE;
    }
    return (BASE - sum % BASE) % BASE;
  }
}
