package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Takes deliveries out of the table and lost ones back. Each method is one short transaction. */
@ApplicationScoped
public class ClaimService {

  private static final int AT_ONCE = 100;

  private final DeliveryRepository deliveries;
  private final AttemptRepository attempts;
  private final ChannelPostRepository posts;
  private final ChannelPace pace;
  private final ParcelJson parcels;
  private final DeliveryConfig config;
  private final IdGenerator ids;
  private final InstantSource clock;

  ClaimService(
      DeliveryRepository deliveries,
      AttemptRepository attempts,
      ChannelPostRepository posts,
      ChannelPace pace,
      ParcelJson parcels,
      DeliveryConfig config,
      IdGenerator ids,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.posts = posts;
    this.pace = pace;
    this.parcels = parcels;
    this.config = config;
    this.ids = ids;
    this.clock = clock;
  }

  /** Beans are made lazily; settings that contradict each other must end the start. */
  void checkSettings(@Observes StartupEvent start) {
    // A withdrawal is a call and a look whether it worked.
    if (config.lease().compareTo(config.callTimeout().multipliedBy(2)) <= 0) {
      throw new IllegalStateException(
          "gongkai.delivery.lease must be longer than twice gongkai.delivery.call-timeout");
    }
  }

  /**
   * Claims the delivery that is due longest on the channel that was not called for longest, if that
   * channel may be called now; null when there is none. One at a time: a lease begins when its call
   * begins, and outlasts it.
   */
  @WithTransaction
  public Uni<@Nullable Claim> claim() {
    Instant now = now();
    return pace.lockCallable(now, config.breakerThreshold())
        .chain(channel -> channel == null ? Uni.createFrom().nullItem() : claim(channel, now));
  }

  /** Takes deliveries back whose worker died. Whether its call took effect is unknown. */
  @WithTransaction
  public Uni<Void> recover() {
    Instant now = now();
    return deliveries
        .lost(now, AT_ONCE)
        .invoke(rows -> rows.forEach(row -> becomeUnknown(row, now)))
        .chain(() -> deliveries.stranded(AT_ONCE))
        .invoke(rows -> rows.forEach(ClaimService::strand))
        .replaceWithVoid();
  }

  /**
   * Takes a delivery back whose worker ends before its call did. Whether the call took effect is as
   * unknown as after a crash; only nobody has to wait for the end of the lease. Does nothing when
   * the claim is no longer the present one.
   */
  @WithTransaction
  Uni<Void> giveBack(Claim claim) {
    return deliveries
        .findById(claim.deliveryId(), LockModeType.PESSIMISTIC_WRITE)
        .invoke(
            row -> {
              if (row != null && claim.leaseToken().equals(row.leaseToken)) {
                becomeUnknown(row, now());
              }
            })
        .replaceWithVoid();
  }

  private Uni<@Nullable Claim> claim(ChannelPace.Callable channel, Instant now) {
    return deliveries
        .due(channel.id(), now, channel.most())
        .chain(row -> row == null ? Uni.createFrom().nullItem() : claim(channel, row, now));
  }

  private Uni<@Nullable Claim> claim(
      ChannelPace.Callable channel, DeliveryEntity row, Instant now) {
    boolean reconciles = row.state == DeliveryState.UNKNOWN;
    UUID lease = ids.next();
    row.state = reconciles ? DeliveryState.RECONCILING : DeliveryState.SENDING;
    row.attempts++;
    row.leaseToken = lease;
    row.leaseUntil = now.plus(config.lease());
    return attempts
        .lastCall(row.id)
        .chain(
            before ->
                posts
                    .of(row.contentId, row.channelId)
                    .map(shown -> claim(row, lease, reconciles, before, shown)))
        .call(claim -> attempts.persist(started(claim, now)))
        .call(() -> pace.called(channel));
  }

  private Claim claim(
      DeliveryEntity row,
      UUID lease,
      boolean reconciles,
      @Nullable Instant calledAt,
      @Nullable ChannelPostEntity shown) {
    return new Claim(
        row.id,
        row.channelId,
        row.operation,
        lease,
        row.attempts,
        reconciles,
        calledAt,
        shown == null ? null : shown.placement(),
        parcels.read(row.payload));
  }

  private static AttemptEntity started(Claim claim, Instant now) {
    AttemptEntity attempt = new AttemptEntity();
    attempt.deliveryId = claim.deliveryId();
    attempt.number = claim.attempt();
    attempt.startedAt = now;
    attempt.call = claim.reconciles() ? CallKind.LOOK_UP : callOf(claim.operation());
    return attempt;
  }

  /** What is going to be called, as far as is known yet. */
  private static CallKind callOf(Operation operation) {
    return operation == Operation.WITHDRAW ? CallKind.WITHDRAW : CallKind.PUBLISH;
  }

  private void becomeUnknown(DeliveryEntity row, Instant now) {
    row.state = DeliveryState.UNKNOWN;
    row.dueAt = now.plus(config.reconcileAfter());
    row.lastDetail = "发送进程中断，结果未知";
    row.leaseToken = null;
    row.leaseUntil = null;
  }

  /** Nothing is sent to a closed channel any more; what is on it is a person's. */
  private static void strand(DeliveryEntity row) {
    boolean sent = row.state == DeliveryState.UNKNOWN;
    boolean withdraws = row.operation == Operation.WITHDRAW;
    row.lastDetail = "渠道已关停";
    row.state = sent || withdraws ? DeliveryState.MANUAL : DeliveryState.REJECTED;
    if (withdraws) {
      row.task = Task.REMOVE_BY_HAND;
    } else if (sent) {
      row.task = Task.FIND_OUT;
    }
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }
}
