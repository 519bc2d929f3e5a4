package org.gongkai.benchmark.reads.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.gongkai.benchmark.reads.drive.Application;
import org.jspecify.annotations.Nullable;

/** Numbers that the application tells of itself. */
final class Metrics {

  private Metrics() {}

  /** The sum over a metric's labels; null when the application has no such metric. */
  static @Nullable Double read(Application application, String name) {
    String[] found =
        new String(application.get("/q/metrics").body(), UTF_8)
            .lines()
            .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .toArray(String[]::new);
    if (found.length == 0) {
      return null;
    }
    double sum = 0;
    for (String line : found) {
      sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
    return sum;
  }
}
