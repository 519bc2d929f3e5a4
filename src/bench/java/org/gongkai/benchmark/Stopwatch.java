package org.gongkai.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Measures pieces of work in turn, round by round, so that whatever else the machine does meets all
 * of them alike.
 */
final class Stopwatch {

  private final List<Work> works = new ArrayList<>();

  /** Keeps the compiler from leaving out work whose result nobody reads. */
  private int checksum;

  /**
   * Adds a piece of work; the first one is the baseline.
   *
   * @param targetMillis what it may take at most; 0 without a target
   * @param work gives a number that depends on all that it does
   */
  void add(String name, int targetMillis, IntSupplier work) {
    works.add(new Work(name, targetMillis, work));
  }

  /**
   * Runs all the work.
   *
   * @param warmUp rounds that are not measured
   * @param rounds rounds that are
   * @return the medians as a table in Markdown
   */
  String measure(int warmUp, int rounds) {
    double[][] millis = new double[works.size()][rounds];
    for (int round = -warmUp; round < rounds; round++) {
      for (int i = 0; i < works.size(); i++) {
        double taken = millis(works.get(i).work());
        if (round >= 0) {
          millis[i][round] = taken;
        }
      }
    }
    return table(Arrays.stream(millis).mapToDouble(Stopwatch::median).toArray());
  }

  int checksum() {
    return checksum;
  }

  private double millis(IntSupplier work) {
    long begin = System.nanoTime();
    checksum = 31 * checksum + work.getAsInt();
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private String table(double[] medians) {
    StringBuilder table = new StringBuilder("| work | median ms | × baseline | target |\n");
    table.append("|---|---:|---:|---|\n");
    for (int i = 0; i < medians.length; i++) {
      Work work = works.get(i);
      String target = "";
      if (work.targetMillis() > 0) {
        boolean met = medians[i] < work.targetMillis();
        target = "< " + work.targetMillis() + " ms: " + (met ? "met" : "missed");
      }
      table.append(
          "| %s | %.1f | %.1f | %s |%n"
              .formatted(work.name(), medians[i], medians[i] / medians[0], target));
    }
    return table.toString();
  }

  private record Work(String name, int targetMillis, IntSupplier work) {}
}
