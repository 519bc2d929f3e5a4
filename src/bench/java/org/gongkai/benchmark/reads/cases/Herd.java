package org.gongkai.benchmark.reads.cases;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gongkai.benchmark.reads.data.World;
import org.gongkai.benchmark.reads.drive.Application;
import org.gongkai.benchmark.reads.drive.Load;
import org.gongkai.benchmark.reads.drive.Measured;
import org.gongkai.benchmark.reads.drive.Wrk;
import org.jspecify.annotations.Nullable;

/** A thousand connections that all read one notice while it is evicted again and again. */
public final class Herd {

  private static final int CONNECTIONS = 1_000;
  private static final int EVICTIONS = 10;
  private static final String LOADS = "gongkai_cache_loads_total";

  /** Long enough for all connections to be open. */
  private static final long SETTLED = TimeUnit.MILLISECONDS.toNanos(1_500);

  private static final long APART = TimeUnit.MILLISECONDS.toNanos(250);

  private final World world;
  private final Application application;
  private final Inputs inputs;

  public Herd(World world, Application application, Inputs inputs) {
    this.world = world;
    this.application = application;
    this.inputs = inputs;
  }

  /**
   * What a herd did.
   *
   * @param evictions how many
   * @param loadsPerEviction how often the database was asked for the answer after each, as the
   *     application counts; null when it does not
   * @param queriesPerEviction the same as PostgreSQL counts: how often an index of the versions of
   *     contents was looked at, in units of one load; null where that was not measured
   * @param load the reads
   */
  public record Result(
      int evictions,
      @Nullable Double loadsPerEviction,
      @Nullable Double queriesPerEviction,
      Measured load) {}

  /**
   * Runs one.
   *
   * @param counted whether PostgreSQL is asked too, which takes half a minute
   */
  public Result run(boolean counted) {
    try (Evictions evictions = new Evictions(world.setting("quarkus.redis.hosts"))) {
      Scans scans = new Scans(world);
      @Nullable Double single = counted ? scans.during(() -> once(evictions)) : null;
      Counted herd = new Counted();
      @Nullable Double many = counted ? scans.during(() -> herd.run(evictions)) : null;
      if (!counted) {
        herd.run(evictions);
      }
      return new Result(EVICTIONS, herd.loads, ratio(many, single), herd.load());
    }
  }

  private static @Nullable Double ratio(@Nullable Double many, @Nullable Double single) {
    return many == null || single == null || single == 0 ? null : many / single / EVICTIONS;
  }

  private void once(Evictions evictions) {
    evictions.evict(group());
    application.get(path());
  }

  private String group() {
    return "notice:" + world.notice();
  }

  private String path() {
    return "/v1/notices/" + world.notice();
  }

  /** One herd and what was counted meanwhile. */
  private final class Counted {

    private @Nullable Double loads;
    private @Nullable Measured load;

    void run(Evictions evictions) {
      Wrk wrk = inputs.reads(application.url(), CONNECTIONS, List.of(path()), List.of());
      load =
          Load.measured(
              application.pid(),
              () -> {
                Process herd = wrk.start(5);
                LockSupport.parkNanos(SETTLED);
                loads = evictAll(evictions);
                return Wrk.finish(herd);
              });
    }

    Measured load() {
      if (load == null) {
        throw new IllegalStateException("not run");
      }
      return load;
    }

    private @Nullable Double evictAll(Evictions evictions) {
      Double before = Metrics.read(application, LOADS);
      for (int i = 0; i < EVICTIONS; i++) {
        evictions.evict(group());
        LockSupport.parkNanos(APART);
      }
      Double after = Metrics.read(application, LOADS);
      return before == null || after == null ? null : (after - before) / EVICTIONS;
    }
  }
}
