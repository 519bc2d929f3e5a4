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

  /**
   * What a case reaches of its baseline, null when one was not measured: of its answers in a
   * second, or of what it answers in a second of processor time, whichever is less. Where the
   * driver asks no faster than the slower of the two can answer, the first alone would make them
   * alike.
   */
  @Nullable Double ratio(Comparison comparison) {
    Measured one = cases.get(comparison.name());
    Measured baseline = cases.get(comparison.baseline());
    return one == null || baseline == null || baseline.throughput() <= 0 || one.cpu() <= 0
        ? null
        : Math.min(one.throughput() / baseline.throughput(), baseline.cpu() / one.cpu());
  }

  /** The same for the latency that 99 of 100 answers keep, without the processor. */
  @Nullable Double p99Ratio(String name, String to) {
    Measured one = cases.get(name);
    Measured baseline = cases.get(to);
    return one == null || baseline == null || baseline.p99() <= 0
        ? null
        : one.p99() / baseline.p99();
  }
}
