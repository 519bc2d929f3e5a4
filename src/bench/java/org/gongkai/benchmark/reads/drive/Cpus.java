package org.gongkai.benchmark.reads.drive;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which processor does what: the measured process has the first to itself; wrk, the databases and
 * this program have the second. The variable {@code BENCHMARK_PIN} is {@code no} where there is
 * only one.
 */
enum Cpus {
  MEASURED("0"),
  OTHERS("1");

  private final String number;

  Cpus(String number) {
    this.number = number;
  }

  /** The command that starts another one there. */
  List<String> command(List<String> command) {
    return "no".equals(System.getenv("BENCHMARK_PIN"))
        ? command
        : Stream.concat(Stream.of("taskset", "-c", number), command.stream()).toList();
  }
}
