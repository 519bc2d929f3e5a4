package org.gongkai.benchmark.reads.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of this program's own, which ends with it. */
public final class Running implements AutoCloseable {

  private final Process process;
  private final Path log;

  private Running(Process process, Path log) {
    this.process = process;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * Starts the process that is measured.
   *
   * @param log where its standard output and errors go
   */
  public static Running measured(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(Cpus.MEASURED.command(command));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Running(start(builder), log);
  }

  /** Starts the process that is measured and that takes commands from its standard input. */
  static Running commanded(List<String> command, Path log) {
    ProcessBuilder builder = new ProcessBuilder(Cpus.MEASURED.command(command));
    builder.redirectError(log.toFile());
    return new Running(start(builder), log);
  }

  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where it writes. */
  public Path log() {
    return log;
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
