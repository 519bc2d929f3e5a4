package org.gongkai.benchmark.reads;

import java.util.List;

/**
 * How much is measured.
 *
 * @param name of this form
 * @param sizes comments in the database, growing
 * @param rounds how often each case is measured
 * @param seconds of one case in one round
 * @param warmUp most seconds of load on each case before the first round: what is compiled while it
 *     runs takes a minute of a processor for a submission
 * @param starts cold starts
 * @param memorySeconds of load on the small heap
 */
record Form(
    String name,
    List<Integer> sizes,
    int rounds,
    int seconds,
    int warmUp,
    int starts,
    int memorySeconds) {

  /** Half an hour: what is published. */
  static final Form WHOLE = new Form("whole", List.of(10_000, 1_000_000), 3, 3, 60, 3, 600);

  /** For every day. */
  static final Form SMALL = new Form("small", List.of(10_000), 3, 1, 2, 1, 20);
}
