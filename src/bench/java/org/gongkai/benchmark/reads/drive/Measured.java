package org.gongkai.benchmark.reads.drive;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run, or the median of several, was.
 *
 * @param throughput answers in a second
 * @param p50 median latency in milliseconds
 * @param p99 latency that 99 of 100 answers kept, in milliseconds
 * @param errors answers that were no success, and connections that broke
 * @param cpu seconds of processor that the measured process took for 1,000 answers
 * @param rss resident memory of the measured process at the end, in MiB
 */
public record Measured(
    double throughput, double p50, double p99, long errors, double cpu, double rss) {

  /** The median of each number over the rounds; errors are added up. */
  public static Measured median(List<Measured> rounds) {
    return new Measured(
        median(rounds, Measured::throughput),
        median(rounds, Measured::p50),
        median(rounds, Measured::p99),
        rounds.stream().mapToLong(Measured::errors).sum(),
        median(rounds, Measured::cpu),
        median(rounds, Measured::rss));
  }

  private static double median(List<Measured> rounds, ToDoubleFunction<Measured> number) {
    List<Double> sorted =
        rounds.stream().map(number::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
