package org.gongkai.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.gongkai.channel.Channel;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.platform.data.EventLoop;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works the table off: claim in one transaction, call the channel in none, record in another. */
@ApplicationScoped
public class DeliveryWorker {

  private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

  private final DeliveryService deliveries;
  private final ChannelService channels;
  private final DeliveryConfig config;

  DeliveryWorker(DeliveryService deliveries, ChannelService channels, DeliveryConfig config) {
    this.deliveries = deliveries;
    this.channels = channels;
    this.config = config;
  }

  @Scheduled(every = "${gongkai.delivery.poll:1s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return runOnce()
        .onFailure()
        .invoke(failure -> LOG.error("deliveries not worked off", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Recovers what was lost and works off what is due, one delivery after the other. */
  public Uni<Void> runOnce() {
    return deliveries.recover().chain(this::workOffAll);
  }

  private Uni<Void> workOffAll() {
    return Multi.createBy()
        .repeating()
        .uni(this::workOffNext)
        .whilst(worked -> worked)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> workOffNext() {
    return deliveries
        .claim()
        .chain(
            claim ->
                claim == null ? Uni.createFrom().item(false) : workOff(claim).replaceWith(true));
  }

  private Uni<Void> workOff(Claim claim) {
    return channels
        .channel(claim.channelId())
        .chain(channel -> channel == null ? nobody(claim) : call(channel, claim))
        .chain(result -> deliveries.record(claim, result.orElse(null)))
        // Its lease runs out and it is recovered; the others go on.
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "delivery %s not recorded", claim.deliveryId()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Optional<Publication>> call(Channel channel, Claim claim) {
    return EventLoop.returning(
        claim.reconciles() ? readBack(channel, claim) : send(channel, claim));
  }

  /** This version of the application has no code for the channel; another one may. */
  private static Uni<Optional<Publication>> nobody(Claim claim) {
    Outcome outcome = claim.reconciles() ? Outcome.UNKNOWN : Outcome.RETRY;
    return Uni.createFrom()
        .item(Optional.of(Publication.failed(outcome, "no code serves this channel")));
  }

  private Uni<Optional<Publication>> send(Channel channel, Claim claim) {
    return Uni.createFrom()
        .deferred(() -> channel.publish(claim.channelId(), claim.post()))
        .ifNoItem()
        .after(config.callTimeout())
        .fail()
        .onFailure()
        .recoverWithItem(failure -> unknown(claim, failure))
        .map(Optional::of);
  }

  private Uni<Optional<Publication>> readBack(Channel channel, Claim claim) {
    return Uni.createFrom()
        .deferred(
            () ->
                channel.lookUp(
                    claim.channelId(), claim.post().contentId(), claim.post().contentVersion()))
        .ifNoItem()
        .after(config.callTimeout())
        .fail()
        .onFailure()
        .recoverWithItem(failure -> Optional.of(unknown(claim, failure)));
  }

  private static Publication unknown(Claim claim, @Nullable Throwable failure) {
    // Only its kind: the message of a client may hold an address with a token.
    String what = failure == null ? "no answer" : failure.getClass().getSimpleName();
    LOG.warnf("outcome of delivery %s unknown: %s", claim.deliveryId(), what);
    return Publication.failed(Outcome.UNKNOWN, what);
  }
}
