package org.gongkai.benchmark.reads.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gongkai.benchmark.reads.data.World;
import org.gongkai.benchmark.reads.drive.Application;
import org.gongkai.benchmark.reads.drive.Jvm;
import org.gongkai.benchmark.reads.drive.Usage;
import org.jspecify.annotations.Nullable;

/**
 * From the start of the process to the first answer to a read, with the database as it is. When
 * BENCHMARK_START_OPTIONS holds options of the Java virtual machine, such as those that name an AOT
 * cache, starts with and without them take turns.
 */
public final class ColdStart {

  private static final String OPTIONS = "BENCHMARK_START_OPTIONS";

  private final World world;
  private final Path folder;

  public ColdStart(World world, Path folder) {
    this.world = world;
    this.folder = folder;
  }

  /**
   * Medians.
   *
   * @param seconds to the first answer
   * @param rss resident memory at the first answer, in MiB
   * @param secondsWithOptions likewise; null without options
   * @param rssWithOptions likewise; null without options
   */
  public record Result(
      double seconds,
      double rss,
      @Nullable Double secondsWithOptions,
      @Nullable Double rssWithOptions) {}

  private record Start(double seconds, double rss) {}

  /** Starts it so many times. */
  public Result run(int times) {
    String given = System.getenv().getOrDefault(OPTIONS, "");
    List<Start> plain = new ArrayList<>();
    List<Start> optimised = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      plain.add(start(List.of()));
      if (!given.isBlank()) {
        optimised.add(start(Arrays.asList(given.strip().split("\\s+", -1))));
      }
    }
    Start without = median(plain);
    @Nullable Start with = optimised.isEmpty() ? null : median(optimised);
    return new Result(
        without.seconds(),
        without.rss(),
        with == null ? null : with.seconds(),
        with == null ? null : with.rss());
  }

  private Start start(List<String> more) {
    List<String> options = new ArrayList<>(List.of(Jvm.HEAP));
    options.addAll(more);
    long begin = System.nanoTime();
    try (Application application =
        Application.launch(options, world.configuration(), folder.resolve("start.log"))) {
      application.await("/v1/notices/" + world.notice());
      double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
      return new Start(seconds, Usage.residentMiB(application.pid()));
    }
  }

  private static Start median(List<Start> starts) {
    List<Double> seconds = new ArrayList<>(starts.stream().map(Start::seconds).toList());
    List<Double> rss = new ArrayList<>(starts.stream().map(Start::rss).toList());
    Collections.sort(seconds);
    Collections.sort(rss);
    return new Start(seconds.get(seconds.size() / 2), rss.get(rss.size() / 2));
  }
}
