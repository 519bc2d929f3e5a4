package org.gongkai.benchmark.reads.report;

import java.util.List;
import org.gongkai.benchmark.reads.cases.ColdStart;
import org.gongkai.benchmark.reads.cases.Memory;

/**
 * One run.
 *
 * @param form which one
 * @param jdk its version
 * @param processor its name
 * @param processors how many
 * @param at when it began, in UTC
 * @param minutes that it took
 * @param sizes growing
 * @param start cold starts
 * @param memory the small heap
 */
public record Results(
    String form,
    String jdk,
    String processor,
    int processors,
    String at,
    double minutes,
    List<AtSize> sizes,
    ColdStart.Result start,
    Memory.Result memory) {

  /** The smallest database. */
  AtSize smallest() {
    return sizes.get(0);
  }

  /** The largest database, at which goals are judged. */
  AtSize largest() {
    return sizes.get(sizes.size() - 1);
  }

  /** Answers that were no success, in all cases together. */
  public long errors() {
    long inCases =
        sizes.stream()
            .mapToLong(
                size ->
                    size.herd().load().errors()
                        + size.cases().values().stream().mapToLong(one -> one.errors()).sum())
            .sum();
    return inCases + memory.load().errors();
  }
}
