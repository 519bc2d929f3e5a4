package org.gongkai.telemetry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;

/**
 * Looks from time to time at what waits, so that no reading of the metrics asks the database. Each
 * instance looks for itself: whichever is asked knows it.
 */
@ApplicationScoped
public class BacklogSampler {

  private static final Logger LOG = Logger.getLogger(BacklogSampler.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Shift shift;
  private final BacklogService backlog;
  private final BacklogMetrics metrics;

  BacklogSampler(Shift shift, BacklogService backlog, BacklogMetrics metrics) {
    this.shift = shift;
    this.backlog = backlog;
    this.metrics = metrics;
  }

  @Scheduled(
      every = "${gongkai.telemetry.sample:20s}",
      delayed = "${gongkai.telemetry.sample-after:5s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift.turn(this::sample);
  }

  /** Looks once; never fails. What cannot be read is shown as unknown. */
  public Uni<Void> sample() {
    return backlog
        .read()
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .invoke(metrics::show)
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(this::unknown);
  }

  private Uni<Void> unknown(Throwable failure) {
    metrics.hide();
    LOG.warnf("what waits could not be read: %s", failure.getClass().getSimpleName());
    return Uni.createFrom().voidItem();
  }
}
