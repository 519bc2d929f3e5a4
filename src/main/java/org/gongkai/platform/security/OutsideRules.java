package org.gongkai.platform.security;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whom the application believes and where it sends what people wrote. */
final class OutsideRules {

  private static final String PROVIDER = "quarkus.oidc.auth-server-url";
  private static final String DATABASE = "quarkus.datasource.reactive.url";
  private static final String DATABASE_TLS = "quarkus.datasource.reactive.postgresql.ssl-mode";
  private static final String REDIS = "quarkus.redis.hosts";
  private static final String OWNER = "quarkus.flyway.username";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private OutsideRules() {}

  static Stream<Finding> of(Settings settings) {
    return Stream.of(provider(settings), trust(settings), platforms(settings), advice(settings))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> provider(Settings settings) {
    Optional<String> provider = settings.get(PROVIDER);
    if (provider.isEmpty() && settings.get("quarkus.oidc.public-key").isEmpty()) {
      return Stream.of(
          Finding.refused(
              PROVIDER,
              "no provider of staff tokens; set it to the organisation's OpenID provider, or"
                  + " QUARKUS_OIDC_PUBLIC_KEY to the key that signs staff tokens"));
    }
    return provider.filter(OutsideRules::isPlainAndFar).stream()
        .map(url -> Finding.refused(PROVIDER, "must begin with https://"));
  }

  private static Stream<Finding> trust(Settings settings) {
    Stream<Finding> all =
        settings
            .below("quarkus.tls.")
            .filter(setting -> setting.name().endsWith(".trust.all"))
            .filter(setting -> setting.value().equalsIgnoreCase("true"))
            .map(setting -> Finding.refused(setting.name(), "must stay off: it believes anybody"));
    Stream<Finding> verification =
        settings.get("quarkus.oidc.tls.verification").stream()
            .filter(value -> value.equalsIgnoreCase("none"))
            .map(
                value ->
                    Finding.refused(
                        "quarkus.oidc.tls.verification",
                        "must stay on: it is how the provider is known"));
    return Stream.concat(all, verification);
  }

  private static Stream<Finding> platforms(Settings settings) {
    String inside = "gongkai.outbound.allow-private";
    Stream<Finding> near =
        settings.isTrue(inside)
            ? Stream.of(
                Finding.refusedUnlessRehearsed(
                    inside, "must stay off: it is for simulated platforms"))
            : Stream.empty();
    Stream<Finding> plain =
        Stream.of(
                "gongkai.wechat.base-urls",
                "gongkai.weibo.base-url",
                "gongkai.weibo.business-url",
                "gongkai.jpush.base-url")
            .filter(name -> settings.get(name).filter(OutsideRules::namesPlain).isPresent())
            .map(
                name ->
                    Finding.refusedUnlessRehearsed(
                        name, "must begin with https://; any other is a simulated platform"));
    return Stream.concat(near, plain);
  }

  private static boolean namesPlain(String urls) {
    return Stream.of(urls.split(",", -1)).anyMatch(url -> !url.strip().startsWith("https://"));
  }

  private static Stream<Finding> advice(Settings settings) {
    return Stream.of(oneRole(settings), openDatabase(settings), openRedis(settings))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> oneRole(Settings settings) {
    Optional<String> owner = settings.get(OWNER);
    return owner.isEmpty() || owner.equals(settings.get("quarkus.datasource.username"))
        ? Optional.of(
            Finding.advice(
                OWNER,
                "should be the owner of the tables, and quarkus.datasource.username another role,"
                    + " which cannot change them"))
        : Optional.empty();
  }

  private static Optional<Finding> openDatabase(Settings settings) {
    boolean verified = settings.get(DATABASE_TLS).orElse("").startsWith("verify");
    return settings
        .get(DATABASE)
        .filter(url -> !verified && isFar(url) && !url.contains("sslmode=verify"))
        .map(
            url ->
                Finding.advice(
                    DATABASE_TLS,
                    "should be verify-full: the connection to the database is not protected"));
  }

  private static Optional<Finding> openRedis(Settings settings) {
    return settings
        .get(REDIS)
        .filter(url -> url.startsWith("redis://") && isFar(url))
        .map(
            url ->
                Finding.advice(
                    REDIS,
                    "should begin with rediss://: the connection to Redis is not protected"));
  }

  private static boolean isPlainAndFar(String url) {
    return !url.startsWith("https://") && isFar(url);
  }

  /** Whether it is on another machine, or cannot be read. */
  private static boolean isFar(String url) {
    try {
      String host = URI.create(url.split(",", 2)[0]).getHost();
      return host == null || !LOOPBACK.contains(host);
    } catch (IllegalArgumentException unreadable) {
      return true;
    }
  }
}
