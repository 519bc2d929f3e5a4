package org.gongkai.platform.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.platform.security.Settings.Setting;

/** Keys and passwords that protect nothing: the sandbox's, short ones, guessable ones. */
final class SecretRules {

  /** Bytes: what AES-256 and HMAC-SHA-256 take. */
  private static final int KEY_BYTES = 32;

  /** Thirty-two random bytes have fewer different ones less than once in 10^20 draws. */
  private static final int DIFFERENT_BYTES = 16;

  /** Characters of a password that only machines type. */
  private static final int PASSWORD = 12;

  private static final int DIFFERENT_CHARACTERS = 5;

  /** Characters; the platform's own have 32. */
  private static final int APP_SECRET = 16;

  private static final String KEYS = "gongkai.security.";
  private static final String APPS = "gongkai.wechat.apps.";
  private static final String SANDBOX = "sandbox";

  private SecretRules() {}

  static Stream<Finding> of(Settings settings) {
    return Stream.of(sandbox(settings), keys(settings), passwords(settings), apps(settings))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> sandbox(Settings settings) {
    Stream<Setting> named =
        Stream.of("gongkai.security.field-key-id", "quarkus.oidc.token.issuer")
            .flatMap(name -> settings.get(name).map(value -> new Setting(name, value)).stream());
    return Stream.concat(named, settings.below(APPS))
        .filter(setting -> setting.value().toLowerCase(Locale.ROOT).contains(SANDBOX))
        .map(
            setting ->
                Finding.refusedUnlessRehearsed(
                    setting.name(),
                    "is of the sandbox, whose keys anybody can have; set your own"));
  }

  private static Stream<Finding> keys(Settings settings) {
    Stream<Finding> weak =
        settings
            .below(KEYS)
            .filter(setting -> isKey(setting.name()) && !setting.value().startsWith("-----BEGIN"))
            .filter(setting -> isWeak(setting.value()))
            .map(
                setting ->
                    Finding.refused(
                        setting.name(),
                        "must be at least 32 random bytes in base64, as from: openssl rand -base64"
                            + " 32"));
    Optional<String> field = settings.get("gongkai.security.field-key");
    boolean same = field.isPresent() && field.equals(settings.get("gongkai.security.hash-key"));
    return Stream.concat(
        weak,
        same
            ? Stream.of(
                Finding.refused(
                    "gongkai.security.hash-key", "must be another key than the field key"))
            : Stream.empty());
  }

  private static boolean isKey(String name) {
    return name.endsWith(".key") || name.contains(".keys.");
  }

  private static boolean isWeak(String base64) {
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      // One character for each byte.
      String bytes = new String(key, StandardCharsets.ISO_8859_1);
      return key.length < KEY_BYTES || bytes.chars().distinct().count() < DIFFERENT_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return true;
    }
  }

  private static Stream<Finding> passwords(Settings settings) {
    return Stream.of(
            List.of("quarkus.datasource.password", "quarkus.datasource.username"),
            List.of("quarkus.flyway.password", "quarkus.flyway.username"),
            List.of("quarkus.redis.password", "quarkus.redis.username"))
        .filter(pair -> isGuessable(settings.get(pair.get(0)), settings.get(pair.get(1))))
        .map(
            pair ->
                Finding.refusedUnlessRehearsed(
                    pair.get(0),
                    "can be guessed; take at least 12 random characters and not the user's name"));
  }

  private static boolean isGuessable(Optional<String> password, Optional<String> user) {
    return password
        .filter(
            word ->
                word.length() < PASSWORD
                    || word.chars().distinct().count() < DIFFERENT_CHARACTERS
                    || word.equalsIgnoreCase(user.orElse("")))
        .isPresent();
  }

  private static Stream<Finding> apps(Settings settings) {
    return settings
        .below(APPS)
        .filter(setting -> setting.name().endsWith(".app.secret"))
        .filter(setting -> setting.value().length() < APP_SECRET)
        .map(
            setting ->
                Finding.refusedUnlessRehearsed(
                    setting.name(), "is shorter than any AppSecret of the platform"));
  }
}
