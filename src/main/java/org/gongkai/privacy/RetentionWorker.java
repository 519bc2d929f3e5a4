package org.gongkai.privacy;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what was kept long enough, kind by kind and a few rows in each transaction. A kind that
 * fails is noted and tried again at the next run; the others go on.
 */
@ApplicationScoped
public class RetentionWorker {

  private static final Logger LOG = Logger.getLogger(RetentionWorker.class);

  private final Shift shift;
  private final RetentionService service;
  private final RetentionConfig config;
  private final MeterRegistry metrics;
  private final InstantSource clock;

  RetentionWorker(
      Shift shift,
      RetentionService service,
      RetentionConfig config,
      MeterRegistry metrics,
      InstantSource clock) {
    this.shift = shift;
    this.service = service;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Scheduled(
      every = "${gongkai.retention.poll:1h}",
      delayed = "${gongkai.retention.delay:1m}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(() -> runOnce(config.dryRun()))
        .onFailure()
        .invoke(failure -> LOG.error("what is due for deletion was not deleted", failure))
        .onFailure()
        .recoverWithNull();
  }

  /**
   * Does it once.
   *
   * @param dryRun counts and deletes nothing
   */
  public Uni<Void> runOnce(boolean dryRun) {
    return EventLoop.returning(
        Multi.createFrom()
            .iterable(Arrays.asList(RetentionKind.values()))
            .onItem()
            .transformToUniAndConcatenate(kind -> run(kind, dryRun))
            .collect()
            .last()
            .replaceWithVoid());
  }

  private Uni<Void> run(RetentionKind kind, boolean dryRun) {
    AtomicLong rows = new AtomicLong();
    Uni<Void> work =
        dryRun ? service.due(kind).invoke(rows::set).replaceWithVoid() : purge(kind, rows);
    return work.replaceWith("")
        .onFailure()
        .recoverWithItem(failure -> failed(kind, failure))
        .chain(failure -> service.note(result(kind, dryRun, rows.get(), failure)))
        .invoke(() -> tell(kind, dryRun, rows.get()));
  }

  private Uni<Void> purge(RetentionKind kind, AtomicLong rows) {
    return shift.repeat(
        () ->
            service
                .purge(kind)
                .invoke(rows::addAndGet)
                .map(deleted -> deleted == RetentionService.BATCH));
  }

  private RetentionResult result(RetentionKind kind, boolean dryRun, long rows, String failure) {
    return new RetentionResult(kind, Times.toMillis(clock.instant()), dryRun, rows, failure);
  }

  /** The kind of a failure alone: its message may repeat a row. */
  private static String failed(RetentionKind kind, @Nullable Throwable failure) {
    String name = failure == null ? "unknown" : failure.getClass().getSimpleName();
    LOG.errorf("%s not deleted: %s", kind, name);
    return name;
  }

  private void tell(RetentionKind kind, boolean dryRun, long rows) {
    if (rows > 0) {
      LOG.infof("%s: %d rows %s", kind, rows, dryRun ? "would be deleted" : "deleted");
    }
    if (!dryRun) {
      metrics.counter("gongkai.retention.deleted", "kind", kind.name()).increment((double) rows);
    }
  }
}
