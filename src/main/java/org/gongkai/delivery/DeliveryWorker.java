package org.gongkai.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.ServedChannel;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.trace.Spans;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works the table off: claim in one transaction, call the channel in none, record in another. */
@ApplicationScoped
public class DeliveryWorker {

  private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

  private final Shift shift;
  private final ClaimService claims;
  private final RecordService records;
  private final ChannelService channels;
  private final DeliveryConfig config;
  private final MeterRegistry metrics;
  private final Spans spans;
  private final InstantSource clock;
  private final AtomicInteger busy = new AtomicInteger();

  DeliveryWorker(
      Shift shift,
      ClaimService claims,
      RecordService records,
      ChannelService channels,
      DeliveryConfig config,
      MeterRegistry metrics,
      Spans spans,
      InstantSource clock) {
    this.shift = shift;
    this.claims = claims;
    this.records = records;
    this.channels = channels;
    this.config = config;
    this.metrics = metrics;
    this.spans = spans;
    this.clock = clock;
  }

  /** Looks again though an earlier look still waits for a slow channel. */
  @Scheduled(
      every = "${gongkai.delivery.poll:1s}",
      concurrentExecution = ConcurrentExecution.PROCEED)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.error("deliveries not worked off", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Recovers what was lost and works off what is due, several at once. */
  public Uni<Void> runOnce() {
    return claims.recover().chain(this::workOffAll);
  }

  /** Each free line goes on by itself, so that a slow channel holds up nobody else's deliveries. */
  private Uni<Void> workOffAll() {
    List<Uni<Void>> lines = new ArrayList<>();
    while (lines.size() < config.parallel() && busy.get() + lines.size() < config.parallel()) {
      lines.add(EventLoop.apart(this::workOffLine));
    }
    return lines.isEmpty()
        ? Uni.createFrom().voidItem()
        : EventLoop.returning(Uni.join().all(lines).andCollectFailures()).replaceWithVoid();
  }

  private Uni<Void> workOffLine() {
    busy.incrementAndGet();
    return shift.repeat(this::workOffNext).onTermination().invoke(busy::decrementAndGet);
  }

  private Uni<Boolean> workOffNext() {
    return claims
        .claim()
        .chain(
            claim -> claim == null ? Uni.createFrom().item(false) : held(claim).replaceWith(true));
  }

  private Uni<Void> held(Claim claim) {
    return shift.holding(() -> traced(claim), () -> claims.giveBack(claim));
  }

  /** One trace for each, from here on: nobody waits for it, and its request ended long ago. */
  private Uni<Void> traced(Claim claim) {
    Attributes attributes =
        Attributes.of(
            AttributeKey.stringKey("gongkai.channel"),
            claim.channelId(),
            AttributeKey.stringKey("gongkai.delivery.id"),
            claim.deliveryId().toString());
    return spans.job("delivery " + claim.operation(), attributes, () -> workOff(claim));
  }

  private Uni<Void> workOff(Claim claim) {
    return channels
        .served(claim.channelId())
        .chain(channel -> EventLoop.returning(call(channel, claim)))
        .invoke(called -> count(claim, called))
        .chain(called -> records.record(claim, called))
        // Its lease runs out and it is recovered; the others go on.
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "delivery %s not recorded", claim.deliveryId()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Called> call(@Nullable ServedChannel channel, Claim claim) {
    return ChannelCall.make(channel, claim, config.callTimeout(), clock.instant());
  }

  private void count(Claim claim, Called called) {
    metrics
        .counter(
            "gongkai.delivery.calls",
            "channel",
            claim.channelId(),
            "call",
            called.call().name(),
            "outcome",
            called.publication().outcome().name())
        .increment();
  }
}
