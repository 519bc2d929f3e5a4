package org.gongkai.benchmark.reads.cases;

import org.gongkai.benchmark.reads.drive.Load;
import org.gongkai.benchmark.reads.drive.Measured;
import org.gongkai.benchmark.reads.drive.Wrk;

/**
 * Hot reads while comments arrive, so that latencies of reads are not mixed with those of writes.
 * One wrk reads as fast as it can, another sends a nineteenth of what was read in a second of the
 * run before.
 */
final class BesideComments {

  private static final int READS = 19;
  private static final int WRITERS = 8;

  private final Inputs inputs;
  private final String url;
  private final long pid;
  private final Wrk reader;
  private int rate = 200;

  BesideComments(Inputs inputs, String url, long pid, Wrk reader) {
    this.inputs = inputs;
    this.url = url;
    this.pid = pid;
    this.reader = reader;
  }

  /** What the readers saw; errors are those of both. */
  Measured run(int seconds) {
    Process writer = inputs.comments(url, WRITERS, rate).start(seconds);
    Measured reads = Load.measured(pid, () -> reader.run(seconds));
    Load writes = Wrk.finish(writer);
    rate = Math.max(1, (int) (reads.throughput() / READS));
    System.err.printf(
        "beside comments: %.0f reads/s, %.0f comments/s%n",
        reads.throughput(), writes.throughput());
    return new Measured(
        reads.throughput(),
        reads.p50(),
        reads.p99(),
        reads.errors() + writes.status() + writes.socket(),
        reads.cpu(),
        reads.rss());
  }
}
