package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gongkai.channel.Publication;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Writes down what became of a call: one transaction, whatever the call was. */
@ApplicationScoped
public class RecordService {

  private final DeliveryRepository deliveries;
  private final AttemptRepository attempts;
  private final Settlement settlement;
  private final ChannelPace pace;
  private final DeliveryConfig config;
  private final RetryPolicy retries;
  private final BreakerPolicy breaker;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  RecordService(
      DeliveryRepository deliveries,
      AttemptRepository attempts,
      Settlement settlement,
      ChannelPace pace,
      DeliveryConfig config,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.settlement = settlement;
    this.pace = pace;
    this.config = config;
    this.retries =
        new RetryPolicy(config.retryDelay(), config.retryCeiling(), config.giveUpAfter());
    this.breaker =
        new BreakerPolicy(
            config.breakerThreshold(), config.breakerPause(), config.breakerCeiling());
    this.clock = clock;
  }

  /**
   * Records what became of a call. A worker that lost its lease notes only that it called: another
   * one has taken over.
   */
  @WithTransaction
  Uni<Void> record(Claim claim, Called called) {
    Instant now = Times.toMillis(clock.instant());
    return attempts
        .findById(new AttemptEntity.Key(claim.deliveryId(), claim.attempt()))
        .invoke(attempt -> end(attempt, called, now))
        .chain(() -> deliveries.findById(claim.deliveryId(), LockModeType.PESSIMISTIC_WRITE))
        .chain(
            delivery ->
                claim.leaseToken().equals(delivery.leaseToken)
                    ? settle(delivery, called, now)
                    : Uni.createFrom().voidItem());
  }

  private static void end(AttemptEntity attempt, Called called, Instant now) {
    attempt.call = called.call();
    attempt.endedAt = now;
    attempt.outcome = called.publication().outcome().name();
    attempt.detail = Settlement.cut(called.publication().detail());
  }

  private Uni<Void> settle(DeliveryEntity delivery, Called called, Instant now) {
    Publication said = called.publication();
    delivery.leaseToken = null;
    delivery.leaseUntil = null;
    delivery.lastDetail = Settlement.cut(said.detail());
    return switch (said.outcome()) {
      case DELIVERED -> delivered(delivery, called, now);
      case RETRY -> retry(delivery, called, now);
      case ACCEPTED -> accepted(delivery, called, now);
      case REJECTED -> settlement.end(delivery, DeliveryState.REJECTED, now);
      case UNKNOWN -> unknown(delivery, called, now);
      case MANUAL -> manual(delivery, called);
      case CHANNEL_DISABLED -> disabled(delivery, now);
    };
  }

  private Uni<Void> delivered(DeliveryEntity delivery, Called called, Instant now) {
    boolean shows = delivery.operation == Operation.PUBLISH;
    return settlement
        .delivered(delivery, called, now)
        .chain(
            () ->
                called.call() == CallKind.NONE
                    ? Uni.createFrom().voidItem()
                    : pace.worked(delivery.channelId, shows, now));
  }

  private Uni<Void> retry(DeliveryEntity delivery, Called called, Instant now) {
    Duration asked = called.publication().retryAfter();
    Instant next =
        retries.next(delivery.attempts, delivery.patienceFrom, now, random.nextDouble(), asked);
    delivery.dueAt = next == null ? delivery.dueAt : next;
    delivery.state = DeliveryState.RETRY;
    return (next == null
            ? settlement.end(delivery, DeliveryState.REJECTED, now)
            : Uni.createFrom().voidItem())
        .chain(() -> note(delivery, called, now))
        .chain(() -> blocked(delivery.channelId, asked == null ? null : now.plus(asked)));
  }

  /** A channel that tells what it shows works, whatever it shows. */
  private Uni<Void> note(DeliveryEntity delivery, Called called, Instant now) {
    return called.works() ? pace.worked(delivery.channelId, false, now) : failed(delivery, now);
  }

  /** The platform is asked again, the later the longer it takes; nothing takes its place before. */
  private Uni<Void> accepted(DeliveryEntity delivery, Called called, Instant now) {
    Instant next =
        retries.next(
            delivery.attempts,
            delivery.patienceFrom,
            now,
            random.nextDouble(),
            called.publication().retryAfter());
    delivery.state = next == null ? DeliveryState.MANUAL : DeliveryState.UNKNOWN;
    delivery.task = next == null ? Task.FIND_OUT : null;
    delivery.dueAt = next == null ? delivery.dueAt : next;
    return note(delivery, called, now);
  }

  private Uni<Void> unknown(DeliveryEntity delivery, Called called, Instant now) {
    boolean tooOld = now.isAfter(delivery.patienceFrom.plus(config.giveUpAfter()));
    // A channel that cannot be read for so long needs a person who looks.
    delivery.state = tooOld ? DeliveryState.MANUAL : DeliveryState.UNKNOWN;
    delivery.task = tooOld ? Task.FIND_OUT : null;
    delivery.dueAt = now.plus(config.reconcileAfter());
    return note(delivery, called, now);
  }

  private Uni<Void> manual(DeliveryEntity delivery, Called called) {
    delivery.state = DeliveryState.MANUAL;
    delivery.task = called.task() == null ? Task.POST_BY_HAND : called.task();
    return settlement.note(delivery, called.incident());
  }

  /** The delivery waits until a person has mended the channel and opened it again. */
  private Uni<Void> disabled(DeliveryEntity delivery, Instant now) {
    delivery.state = DeliveryState.RETRY;
    delivery.dueAt = now;
    String detail = delivery.lastDetail;
    return pace.suspend(delivery.channelId, detail == null ? "平台停用了该账号" : detail, now);
  }

  private Uni<Void> failed(DeliveryEntity delivery, Instant now) {
    return pace.failed(delivery.channelId, delivery.lastDetail, now)
        .chain(failures -> blocked(delivery.channelId, breaker.blockedUntil(failures, now)));
  }

  private Uni<Void> blocked(String channelId, @Nullable Instant until) {
    return until == null ? Uni.createFrom().voidItem() : pace.block(channelId, until);
  }
}
