package org.gongkai.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gongkai.testsupport.KnownSettings;

/**
 * Settings that sources name beside the mappings: those of schedules, and single ones that are
 * injected.
 */
final class SourceSettings {

  private static final Pattern SCHEDULE =
      Pattern.compile("(every|delayed) = \"\\$\\{(gongkai\\.[a-z.-]+):([^}\"]*)}\"");

  private static final Pattern INJECTED =
      Pattern.compile(
          "@ConfigProperty\\(\\s*name = \"(gongkai\\.[^\"]+)\"(?:,\\s*defaultValue ="
              + " \"([^\"]*)\")?");

  private static final String SANDBOX = "/sandbox/";

  /** How often something is done, or after what time it is done first. */
  record Schedule(boolean isDelay, String value) {

    String type() {
      return isDelay ? "duration" : "duration or `off`";
    }
  }

  private final Map<String, Schedule> schedules = new TreeMap<>();

  /** Defaults of single settings by their names, empty for none. */
  private final Map<String, String> injected = new TreeMap<>();

  private SourceSettings() {}

  static SourceSettings read() throws IOException {
    SourceSettings settings = new SourceSettings();
    for (Path file : KnownSettings.sources()) {
      if (!file.toString().contains(SANDBOX)) {
        String source = Files.readString(file, UTF_8);
        for (MatchResult found : SCHEDULE.matcher(source).results().toList()) {
          settings.schedules.put(
              found.group(2), new Schedule("delayed".equals(found.group(1)), found.group(3)));
        }
        for (MatchResult found : INJECTED.matcher(source).results().toList()) {
          String value = found.group(2);
          settings.injected.put(found.group(1), value == null ? "" : value);
        }
      }
    }
    return settings;
  }

  Map<String, Schedule> schedules() {
    return schedules;
  }

  Map<String, String> injected() {
    return injected;
  }
}
