package org.gongkai.benchmark.reads.report;

import java.util.Map;
import org.gongkai.benchmark.reads.cases.Herd;
import org.gongkai.benchmark.reads.drive.Measured;
import org.jspecify.annotations.Nullable;

/**
 * What was measured at one size of the database.
 *
 * @param comments in it
 * @param cases medians by name, in their order
 * @param herd the thundering herd
 */
public record AtSize(int comments, Map<String, Measured> cases, Herd.Result herd) {

  /** Throughput of a case relative to that of its baseline; null when one was not measured. */
  @Nullable Double ratio(Comparison comparison) {
    Measured one = cases.get(comparison.name());
    Measured baseline = cases.get(comparison.baseline());
    return one == null || baseline == null || baseline.throughput() <= 0
        ? null
        : one.throughput() / baseline.throughput();
  }

  /** The same for the latency that 99 of 100 answers keep. */
  @Nullable Double p99Ratio(String name, String to) {
    Measured one = cases.get(name);
    Measured baseline = cases.get(to);
    return one == null || baseline == null || baseline.p99() <= 0
        ? null
        : one.p99() / baseline.p99();
  }
}
