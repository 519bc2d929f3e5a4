package org.gongkai.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Counts requests by how long they took, so that objectives can be watched: a mean hides the slow
 * ones. Few limits, because each is a series for each operation and status.
 */
@Singleton
public class RequestBuckets {

  private static final String REQUESTS = "http.server.requests";

  /** The filter that the registry finds. */
  @Produces
  @Singleton
  MeterFilter requestBuckets() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS) ? buckets().merge(config) : config;
      }
    };
  }

  private static DistributionStatisticConfig buckets() {
    double[] limits =
        Stream.of(50, 200, 500, 1_000, 3_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();
    return DistributionStatisticConfig.builder().serviceLevelObjectives(limits).build();
  }
}
