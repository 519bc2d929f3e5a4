package org.gongkai.citizen.notification;

import java.time.Duration;
import java.util.Map;

/** Settings that a test chooses. */
record FixedConfig(
    String poll,
    Duration lease,
    Duration patience,
    NotificationConfig.GrantsFrom grantsFrom,
    Map<String, NotificationConfig.Template> templates)
    implements NotificationConfig {

  FixedConfig(Map<String, NotificationConfig.Template> templates) {
    this("off", Duration.ofMinutes(3), Duration.ofDays(3), GrantsFrom.CLIENT, templates);
  }

  /** With a limit of calls. */
  static FixedConfig lease(Duration lease) {
    return new FixedConfig("off", lease, Duration.ofDays(3), GrantsFrom.CLIENT, Map.of());
  }

  /** Where the platform tells of consents. */
  static FixedConfig byEvents() {
    return new FixedConfig(
        "off", Duration.ofMinutes(3), Duration.ofDays(3), GrantsFrom.EVENTS, Map.of());
  }
}
