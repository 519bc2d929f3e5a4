package org.gongkai.benchmark.reads.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the kernel knows of a process and its children. */
public final class Usage {

  /** The kernel counts in hundredths of a second on every machine that Linux runs on by default. */
  private static final double TICKS = 100;

  private Usage() {}

  /** Seconds of processor that the process and its present children have taken. */
  public static double cpuSeconds(long pid) {
    return family(pid).mapToLong(Usage::ticks).sum() / TICKS;
  }

  /** Resident memory of the process and its present children, in MiB. */
  public static double residentMiB(long pid) {
    return family(pid).mapToLong(Usage::residentKiB).sum() / 1024.0;
  }

  /** How many threads of a process have a name that begins so; the kernel keeps 15 characters. */
  public static int threads(long pid, String begin) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return (int) threads.filter(thread -> read(thread.resolve("comm")).startsWith(begin)).count();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Stream<Long> family(long pid) {
    Stream<Long> children =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid);
    return Stream.concat(Stream.of(pid), children);
  }

  private static long ticks(long pid) {
    String stat = read(Path.of("/proc/" + pid + "/stat"));
    // The name of the command stands in brackets and may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static long residentKiB(long pid) {
    List<String> lines = read(Path.of("/proc/" + pid + "/status")).lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
