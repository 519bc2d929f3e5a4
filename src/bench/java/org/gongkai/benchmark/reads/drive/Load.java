package org.gongkai.benchmark.reads.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * What whoever sent the requests counted.
 *
 * @param requests that were answered
 * @param micros that it took, in microseconds
 * @param p50 in microseconds
 * @param p99 in microseconds
 * @param status answers of 400 and more
 * @param socket connections that broke, and requests without an answer in time
 */
public record Load(long requests, long micros, double p50, double p99, long status, long socket) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MICROS = 1e6;

  /** Reads a line of JSON as wrk's script and the loops write it. */
  static Load parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Load(
          node.get("requests").asLong(),
          node.get("micros").asLong(),
          node.get("p50").asDouble(),
          node.get("p99").asDouble(),
          node.get("status").asLong(),
          node.get("socket").asLong());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(line, unreadable);
    }
  }

  /** Answers in a second. */
  public double throughput() {
    return requests * MICROS / micros;
  }

  /** Puts a load on a process and looks what the process takes for it. */
  public static Measured measured(long pid, Supplier<Load> load) {
    double before = Usage.cpuSeconds(pid);
    Load done = load.get();
    double cpu = Usage.cpuSeconds(pid) - before;
    return new Measured(
        done.throughput(),
        done.p50() / 1000,
        done.p99() / 1000,
        done.status() + done.socket(),
        1000 * cpu / Math.max(1, done.requests()),
        Usage.residentMiB(pid));
  }
}
