package org.gongkai.benchmark.reads.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gongkai.benchmark.reads.data.World;
import org.gongkai.benchmark.reads.drive.Application;
import org.gongkai.benchmark.reads.drive.Load;
import org.gongkai.benchmark.reads.drive.Measured;
import org.gongkai.benchmark.reads.drive.Usage;
import org.gongkai.benchmark.reads.drive.Wrk;

/** Resident memory of an application with a small heap under the mixed load. */
public final class Memory {

  private static final String HEAP = "-Xmx128m";
  private static final int SAMPLES = 60;

  private final World world;
  private final Inputs inputs;
  private final Path folder;

  public Memory(World world, Inputs inputs, Path folder) {
    this.world = world;
    this.inputs = inputs;
    this.folder = folder;
  }

  /**
   * What was seen.
   *
   * @param seconds of load
   * @param warm MiB after the warm-up: the median of the fifth of the time that follows the first
   *     two
   * @param end MiB at the end: the median of the last fifth
   * @param most MiB at any time
   * @param load the answers
   */
  public record Result(int seconds, double warm, double end, double most, Measured load) {}

  /** Loads it for so long. */
  public Result run(int seconds) {
    Path log = folder.resolve("memory.log");
    try (Application application = Application.start(List.of(HEAP), world.configuration(), log)) {
      Wrk wrk = inputs.mixed(application.url(), world.noticePaths());
      List<Double> samples = new ArrayList<>();
      Measured load =
          Load.measured(
              application.pid(),
              () -> {
                Process running = wrk.start(seconds);
                sample(application.pid(), running, seconds, samples);
                return Wrk.finish(running);
              });
      int fifth = Math.max(1, samples.size() / 5);
      List<Double> warm = samples.subList(2 * fifth, 3 * fifth);
      List<Double> end = samples.subList(samples.size() - fifth, samples.size());
      return new Result(seconds, median(warm), median(end), Collections.max(samples), load);
    }
  }

  private static void sample(long pid, Process running, int seconds, List<Double> samples) {
    long pause = TimeUnit.SECONDS.toNanos(seconds) / SAMPLES;
    while (running.isAlive()) {
      LockSupport.parkNanos(pause);
      samples.add(Usage.residentMiB(pid));
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
