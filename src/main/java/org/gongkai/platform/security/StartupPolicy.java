package org.gongkai.platform.security;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a production package does not start with. All that is wrong is told at once, so that an
 * operator need not start ten times.
 */
final class StartupPolicy {

  /**
   * A rehearsal works against simulated platforms with keys that protect nothing. It takes in no
   * citizen's word.
   */
  static final String REHEARSAL = "gongkai.rehearsal";

  private StartupPolicy() {}

  /**
   * Looks at a configuration.
   *
   * @param settings what the operator set
   * @param holdsEmbedded whether the package brings its own servers
   * @param embedded whether it runs in the profile that uses them
   * @return what was found, the reasons not to start first; nothing for a package that is meant to
   *     run on its own servers
   */
  static List<Finding> findings(Settings settings, boolean holdsEmbedded, boolean embedded) {
    if (holdsEmbedded && embedded) {
      return List.of();
    }
    return Stream.of(
            embeddedParts(settings, holdsEmbedded, embedded),
            SecretRules.of(settings),
            ExposureRules.of(settings),
            OutsideRules.of(settings))
        .flatMap(findings -> findings)
        .toList();
  }

  private static Stream<Finding> embeddedParts(
      Settings settings, boolean holdsEmbedded, boolean embedded) {
    Stream<Finding> profile =
        embedded || holdsEmbedded
            ? Stream.of(
                Finding.refused(
                    "quarkus.profile",
                    "the profile \"embedded\" and the package that holds the embedded servers go"
                        + " together; production has neither"))
            : Stream.empty();
    Stream<Finding> started =
        settings
            .below("gongkai.sandbox.")
            .map(
                setting ->
                    Finding.refused(setting.name(), "must not be set: it is of the sandbox"));
    return Stream.concat(profile, started);
  }

  /** Whether the findings leave a start possible. */
  static boolean mayStart(List<Finding> findings, boolean rehearsal) {
    return findings.stream().noneMatch(finding -> finding.ends(rehearsal));
  }

  /** What the operator reads when it does not. */
  static String refusal(List<Finding> findings, boolean rehearsal) {
    return findings.stream()
        .filter(finding -> finding.ends(rehearsal))
        .map(finding -> "\n- " + finding.text())
        .collect(Collectors.joining("", "This configuration is not fit for production:", ""));
  }
}
