package org.gongkai.configuration;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting, as an operator reads of it.
 *
 * @param name with {@code NAME} and {@code KEY} for the parts that are free
 * @param type in words
 * @param value its default in Markdown, {@code null} for none
 * @param required whether the application does not start without it
 * @param meaning in Markdown
 */
record Setting(String name, String type, @Nullable String value, boolean required, String meaning) {

  private static final Pattern SECRET =
      Pattern.compile("(^|[.-])(key|keys|secret|password|callback-token|headers)$");

  /** Public keys, and the place of a file. */
  private static final Set<String> PUBLIC =
      Set.of(
          "gongkai.evidence.earlier-keys",
          "quarkus.oidc.public-key",
          "quarkus.tls.NAME.key-store.pem.KEY.key");

  /** Its name as an environment variable. */
  String variable() {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  boolean isSecret() {
    return isSecret(name);
  }

  /** Whether the value of a setting of this name is to be kept from others. */
  static boolean isSecret(String name) {
    return SECRET.matcher(name).find() && !PUBLIC.contains(name);
  }
}
