package org.gongkai.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Sending;
import org.gongkai.channel.ServedChannel;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the platforms what they show, and so finds what was deleted, blocked or edited there. */
@ApplicationScoped
public class ReadBackWorker {

  private static final Logger LOG = Logger.getLogger(ReadBackWorker.class);

  private final Shift shift;
  private final ReadBackService posts;
  private final ChannelService channels;
  private final DeliveryConfig config;

  ReadBackWorker(
      Shift shift, ReadBackService posts, ChannelService channels, DeliveryConfig config) {
    this.shift = shift;
    this.posts = posts;
    this.channels = channels;
    this.config = config;
  }

  @Scheduled(every = "${gongkai.read-back.poll:1m}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.error("posts not read back", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Reads back every post whose time has come. */
  public Uni<Void> runOnce() {
    return shift.repeat(this::readNext);
  }

  private Uni<Boolean> readNext() {
    return posts
        .next()
        .chain(
            asked -> asked == null ? Uni.createFrom().item(false) : read(asked).replaceWith(true));
  }

  private Uni<Void> read(ReadBack asked) {
    return channels
        .served(asked.channelId())
        .chain(served -> EventLoop.returning(lookUp(served, asked)))
        .chain(reading -> posts.record(asked, reading));
  }

  private Uni<@Nullable Reading> lookUp(@Nullable ServedChannel served, ReadBack asked) {
    if (served == null || !served.channel().capabilities().readBack()) {
      return Uni.createFrom().nullItem();
    }
    Sending sending =
        new Sending(
            asked.deliveryId(),
            1,
            served.account(),
            asked.parcel().post(),
            asked.parcel().rendition());
    return Uni.createFrom()
        .deferred(() -> served.channel().lookUp(sending, asked.placement()))
        .ifNoItem()
        .after(config.callTimeout())
        .fail()
        .onFailure()
        // Only its kind: the message of a client may hold an address with a token.
        .invoke(
            failure ->
                LOG.warnf(
                    "channel %s not read: %s",
                    asked.channelId(), failure.getClass().getSimpleName()))
        .onFailure()
        .recoverWithNull();
  }
}
