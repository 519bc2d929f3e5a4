package org.gongkai.audit.evidence;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;

/** Takes into the log what was written, and signs its head, from time to time. */
@ApplicationScoped
public class SealingWorker {

  /** A transaction that began earlier has ended: nothing waits so long for its commit. */
  static final Duration RECENT = Duration.ofMinutes(2);

  private static final Logger LOG = Logger.getLogger(SealingWorker.class);

  private final Shift shift;
  private final SealingService sealing;
  private final List<EvidenceSource> sources;
  private final InstantSource clock;
  private volatile Instant sealedAt;

  SealingWorker(
      Shift shift,
      SealingService sealing,
      @All List<EvidenceSource> sources,
      MeterRegistry metrics,
      InstantSource clock) {
    this.shift = shift;
    this.sealing = sealing;
    this.sources = sources;
    this.clock = clock;
    this.sealedAt = clock.instant();
    TimeGauge.builder("gongkai.sealing.age", () -> age().toMillis(), TimeUnit.MILLISECONDS)
        .description("Time since this instance last found everything recent sealed")
        .register(metrics);
  }

  @Scheduled(every = "${gongkai.sealing.seal:1s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> recent() {
    return quietly(
        () -> sealSince(clock.instant().minus(RECENT)).invoke(() -> sealedAt = clock.instant()));
  }

  /** What came late, and all that was there before the log. */
  @Scheduled(every = "${gongkai.sealing.sweep:1h}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> everything() {
    return quietly(() -> sealSince(Instant.EPOCH));
  }

  @Scheduled(
      every = "${gongkai.sealing.sign:1m}",
      delayed = "${gongkai.sealing.sign-after:20s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> signed() {
    return quietly(sealing::sign);
  }

  /** Takes in everything that is there, and signs the head. */
  public Uni<Void> runOnce() {
    return sealSince(Instant.EPOCH).chain(() -> sealing.sign());
  }

  private Duration age() {
    return Duration.between(sealedAt, clock.instant());
  }

  private Uni<Void> sealSince(Instant since) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (EvidenceSource source : sources) {
      all = all.chain(() -> seal(source, since));
    }
    return all;
  }

  private Uni<Void> seal(EvidenceSource source, Instant since) {
    return sealing
        .seal(source, since)
        .chain(
            done ->
                done.more() == null || shift.isOver()
                    ? Uni.createFrom().voidItem()
                    : seal(source, done.more()));
  }

  private Uni<Void> quietly(Supplier<Uni<Void>> work) {
    return shift
        .turn(work)
        .onFailure()
        .invoke(failure -> LOG.error("evidence not sealed", failure))
        .onFailure()
        .recoverWithNull();
  }
}
