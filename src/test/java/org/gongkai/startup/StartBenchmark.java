package org.gongkai.startup;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Sandbox;

/**
 * Measures how long the packaged application takes from the start of its process to its first
 * answer, and what memory it holds then: without and with the archive beside it, in turns.
 */
final class StartBenchmark {

  private final Path folder;
  private final Map<String, String> configuration;

  private StartBenchmark(Path folder, Map<String, String> configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /**
   * Measures and prints.
   *
   * @param args folder of the package, how many starts of each kind
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]).toAbsolutePath();
    StartArchive archive = StartArchive.of(Runtime.version().feature());
    try (SandboxServers servers = Sandbox.startEmpty()) {
      StartBenchmark benchmark = new StartBenchmark(folder, servers.configuration());
      // The first start migrates the database; files are read from memory afterwards.
      benchmark.once(List.of());
      benchmark.compare(archive, Integer.parseInt(args[1]));
    }
  }

  private void compare(StartArchive archive, int rounds) throws IOException, InterruptedException {
    boolean trained = Files.exists(folder.resolve(archive.file()));
    List<Start> plain = new ArrayList<>();
    List<Start> prepared = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      plain.add(once(List.of()));
      if (trained) {
        prepared.add(once(archive.insisting()));
      }
    }
    print("plain", plain);
    if (trained) {
      print(archive.file(), prepared);
      System.out.printf(
          "ratio %.2f%n",
          (double) median(prepared, Start::milliseconds) / median(plain, Start::milliseconds));
    }
  }

  @CanIgnoreReturnValue
  private Start once(List<String> archive) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(archive);
    options.add("-Xmx256m");
    try (Instance instance =
        Instance.start(folder, Path.of(System.getProperty("java.home")), options, configuration)) {
      Duration duration = instance.firstAnswer();
      Duration processors = instance.processorTime();
      long resident = instance.residentMebibytes();
      long own = instance.ownMebibytes();
      instance.stop();
      return new Start(duration, processors, resident, own);
    }
  }

  private static void print(String name, List<Start> starts) {
    System.out.printf(
        "%-12s first answer %6d ms   processor time %6d ms   RSS %4d MiB, own %4d MiB   each: %s%n",
        name,
        median(starts, Start::milliseconds),
        median(starts, start -> start.processors().toMillis()),
        median(starts, Start::resident),
        median(starts, Start::own),
        starts.stream().map(Start::milliseconds).toList());
  }

  private static long median(List<Start> starts, ToLongFunction<Start> value) {
    return starts.stream()
        .mapToLong(value)
        .sorted()
        .skip(starts.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private record Start(Duration duration, Duration processors, long resident, long own) {

    long milliseconds() {
      return duration.toMillis();
    }
  }
}
