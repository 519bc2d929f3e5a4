package org.gongkai.benchmark.reads.drive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A client in a process of its own that repeats one call for as many seconds as it is told. */
public final class Loop implements AutoCloseable {

  private final Running process;
  private final BufferedReader answers;
  private final Writer commands;

  private Loop(Running process) {
    this.process = process;
    this.answers =
        new BufferedReader(
            new InputStreamReader(process.process().getInputStream(), StandardCharsets.UTF_8));
    this.commands = process.process().outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts one of this program's own classes, which answers each line with one. */
  public static Loop start(Class<?> main, List<String> arguments, Path log) {
    return new Loop(Running.commanded(Jvm.main(main, arguments), log));
  }

  /** Lets it run. */
  public Measured run(int seconds) {
    Measured measured = Load.measured(process.pid(), () -> load(seconds));
    if (measured.errors() > 0) {
      System.err.println(told());
    }
    return measured;
  }

  private String told() {
    try {
      return Files.readString(process.log());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.close();
  }

  private Load load(int seconds) {
    try {
      commands.write(seconds + "\n");
      commands.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("ended, see " + process.log());
      }
      return Load.parse(line);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
