package org.gongkai.platform.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What would open the application to those who have no business in it. */
final class ExposureRules {

  private static final String CORS = "quarkus.http.cors.enabled";
  private static final String ORIGINS = "quarkus.http.cors.origins";
  private static final String CREDENTIALS = "quarkus.http.cors.access-control-allow-credentials";
  private static final Set<String> TALKATIVE =
      Set.of("ALL", "TRACE", "DEBUG", "FINEST", "FINER", "FINE");

  private ExposureRules() {}

  static Stream<Finding> of(Settings settings) {
    return Stream.of(cors(settings), tools(settings), logs(settings), proxies(settings))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> cors(Settings settings) {
    if (!settings.isTrue(CORS)) {
      return Stream.empty();
    }
    List<String> origins =
        Stream.of(settings.get(ORIGINS).orElse("").split(",", -1))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .toList();
    if (origins.isEmpty()) {
      return Stream.of(Finding.refused(ORIGINS, "must name the origins that CORS lets in"));
    }
    return Stream.concat(
        origins.stream().flatMap(origin -> ExposureRules.origin(origin).stream()).distinct(),
        settings.isTrue(CREDENTIALS)
            ? Stream.of(Finding.refused(CREDENTIALS, "must stay off: the API knows no cookies"))
            : Stream.empty());
  }

  private static Optional<Finding> origin(String origin) {
    if (origin.contains("*") || (origin.startsWith("/") && origin.endsWith("/"))) {
      return Optional.of(
          Finding.refused(ORIGINS, "must name each origin in full, without wildcard or pattern"));
    }
    return origin.startsWith("https://")
        ? Optional.empty()
        : Optional.of(
            Finding.refusedUnlessRehearsed(ORIGINS, "must name origins that begin with https://"));
  }

  private static Stream<Finding> tools(Settings settings) {
    Stream<Finding> swagger =
        settings.isTrue("quarkus.swagger-ui.always-include")
            ? Stream.of(
                Finding.refused(
                    "quarkus.swagger-ui.always-include",
                    "must stay off: the page is for development"))
            : Stream.empty();
    Stream<Finding> remote =
        settings.get("com.sun.management.jmxremote.port").stream()
            .map(
                port ->
                    Finding.refused(
                        "com.sun.management.jmxremote.port",
                        "must not be set: it lets others command the JVM"));
    Stream<Finding> debugger =
        Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
            .filter(name -> settings.get(name).filter(v -> v.contains("jdwp")).isPresent())
            .map(name -> Finding.refused(name, "must not open the JVM to a debugger"));
    return Stream.of(swagger, remote, debugger).flatMap(findings -> findings);
  }

  private static Stream<Finding> logs(Settings settings) {
    Stream<Finding> level =
        settings
            .get("quarkus.log.level")
            .filter(value -> TALKATIVE.contains(value.toUpperCase(Locale.ROOT)))
            .map(
                value ->
                    Finding.refused(
                        "quarkus.log.level",
                        "must be INFO or less: what people write would be logged"))
            .stream();
    Stream<Finding> statements =
        Stream.of(
                "quarkus.hibernate-orm.log.sql",
                "quarkus.hibernate-orm.log.bind-parameters",
                "quarkus.micrometer.binder.http-client.enabled")
            .filter(settings::isTrue)
            .map(name -> Finding.refused(name, "must stay off: it keeps what people write"));
    return Stream.concat(level, statements);
  }

  /** Whoever can reach the port could give any address as its own. */
  private static Stream<Finding> proxies(Settings settings) {
    String trusted = "quarkus.http.proxy.trusted-proxies";
    return settings.isTrue("quarkus.http.proxy.proxy-address-forwarding")
            && settings.get(trusted).isEmpty()
        ? Stream.of(
            Finding.refusedUnlessRehearsed(
                trusted, "must name the proxies whose word on a client's address is taken"))
        : Stream.empty();
  }
}
