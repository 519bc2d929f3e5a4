package org.gongkai.platform.security;

import java.util.Locale;

/**
 * Something in the configuration that does not belong in production.
 *
 * @param setting its name, such as {@code gongkai.outbound.allow-private}
 * @param message what is wrong and what to do, without the setting's value
 * @param weight what follows from it
 */
record Finding(String setting, String message, Weight weight) {

  /** What follows from a finding. */
  enum Weight {
    /** Ends every start of a production package. */
    REFUSED,
    /** Ends it too, but for a rehearsal, which says so at each start. */
    REFUSED_UNLESS_REHEARSED,
    /** Is logged at each start. */
    ADVICE
  }

  static Finding refused(String setting, String message) {
    return new Finding(setting, message, Weight.REFUSED);
  }

  static Finding refusedUnlessRehearsed(String setting, String message) {
    return new Finding(setting, message, Weight.REFUSED_UNLESS_REHEARSED);
  }

  static Finding advice(String setting, String message) {
    return new Finding(setting, message, Weight.ADVICE);
  }

  boolean ends(boolean rehearsal) {
    return weight == Weight.REFUSED || (weight == Weight.REFUSED_UNLESS_REHEARSED && !rehearsal);
  }

  /** With the setting's name as a property and as an environment variable. */
  String text() {
    return setting + " (" + variable(setting) + "): " + message;
  }

  private static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
