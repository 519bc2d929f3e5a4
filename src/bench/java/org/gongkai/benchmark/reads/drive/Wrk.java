package org.gongkai.benchmark.reads.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * wrk with one of the scripts under src/bench/wrk.
 *
 * @param url scheme, host and port
 * @param script its name without .lua
 * @param connections that are always busy
 * @param environment what the script reads
 */
public record Wrk(String url, String script, int connections, Map<String, String> environment) {

  private static final String SCRIPTS = "src/bench/wrk";
  private static final String RESULT = "RESULT ";

  /** Tells one run from the next, so that no comment is sent twice. */
  private static final AtomicLong RUNS = new AtomicLong(System.currentTimeMillis());

  /** Runs it and waits for its end. */
  public Load run(int seconds) {
    return finish(start(seconds));
  }

  /** Begins a run. */
  public Process start(int seconds) {
    List<String> command =
        List.of(
            "wrk",
            "-t1",
            "-c" + connections,
            "-d" + seconds + "s",
            "--timeout",
            "10s",
            "-s",
            SCRIPTS + "/" + script + ".lua",
            url);
    ProcessBuilder builder = new ProcessBuilder(Cpus.OTHERS.command(command));
    builder.environment().putAll(variables());
    try {
      return builder.redirectErrorStream(true).start();
    } catch (IOException failure) {
      throw new UncheckedIOException("wrk does not start", failure);
    }
  }

  /** Waits for the end of a run. */
  public static Load finish(Process process) {
    List<String> told = new ArrayList<>();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(told::add);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return told.stream()
        .filter(line -> line.startsWith(RESULT))
        .findFirst()
        .map(line -> Load.parse(line.substring(RESULT.length())))
        .orElseThrow(() -> new IllegalStateException(String.join("\n", told)));
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("SCRIPTS", SCRIPTS);
    variables.put("RUN", Long.toString(RUNS.incrementAndGet()));
    variables.put("CONNECTIONS", Integer.toString(connections));
    return variables;
  }
}
