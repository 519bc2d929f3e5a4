package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Reading;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Which posts are to be read back, and what came of it. Each method is one transaction. */
@ApplicationScoped
public class ReadBackService {

  private final ChannelPostRepository posts;
  private final DeliveryRepository deliveries;
  private final IncidentService incidents;
  private final ChannelPace pace;
  private final ParcelJson parcels;
  private final ReadBackConfig config;
  private final InstantSource clock;

  ReadBackService(
      ChannelPostRepository posts,
      DeliveryRepository deliveries,
      IncidentService incidents,
      ChannelPace pace,
      ParcelJson parcels,
      ReadBackConfig config,
      InstantSource clock) {
    this.posts = posts;
    this.deliveries = deliveries;
    this.incidents = incidents;
    this.pace = pace;
    this.parcels = parcels;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The post that is to be read back longest; null when none is. Nobody else takes it before the
   * time after which a failed look is taken up again.
   */
  @WithTransaction
  Uni<@Nullable ReadBack> next() {
    Instant now = now();
    return pace.lockReadable(now)
        .chain(
            channel ->
                channel == null
                    ? Uni.createFrom().nullItem()
                    : posts
                        .readable(channel.id(), now)
                        .chain(post -> post == null ? none() : take(channel, post, now)));
  }

  /**
   * Records what a channel shows.
   *
   * @param reading null when it did not say
   */
  @WithTransaction
  Uni<Void> record(ReadBack asked, @Nullable Reading reading) {
    if (reading == null || reading.state() == Reading.State.UNREADABLE) {
      return Uni.createFrom().voidItem();
    }
    return posts
        .ofForUpdate(asked.contentId(), asked.channelId())
        .chain(
            post ->
                post == null || isOutdated(post, asked)
                    ? Uni.createFrom().voidItem()
                    : record(post, asked, reading));
  }

  private static Uni<@Nullable ReadBack> none() {
    return Uni.createFrom().nullItem();
  }

  private Uni<@Nullable ReadBack> take(
      ChannelPace.Callable channel, ChannelPostEntity post, Instant now) {
    post.nextReadAt = now.plus(config.afterFailure());
    return pace.called(channel)
        .chain(() -> deliveries.publishing(post.contentId, post.channelId, post.version))
        .map(delivery -> delivery == null ? null : asked(post, delivery));
  }

  private ReadBack asked(ChannelPostEntity post, DeliveryEntity delivery) {
    return new ReadBack(
        post.contentId,
        post.channelId,
        post.state != ShownState.REMOVED,
        new Placement(post.version, post.platformId, post.liveUrl),
        delivery.id,
        parcels.read(delivery.payload));
  }

  /** It was changed or taken away while the channel was asked. */
  private static boolean isOutdated(ChannelPostEntity post, ReadBack asked) {
    return post.version != asked.placement().version()
        || (post.state != ShownState.REMOVED) != asked.shouldShow();
  }

  private Uni<Void> record(ChannelPostEntity post, ReadBack asked, Reading reading) {
    Instant now = now();
    post.readAt = now;
    post.nextReadAt = next(asked, now);
    IncidentKind incident = ReadBackPolicy.incident(asked.shouldShow(), reading.state());
    if (incident == null) {
      return Uni.createFrom().voidItem();
    }
    post.state = Settlement.stateOf(incident);
    post.changedAt = now;
    // Until a person has dealt with it, the platform says the same again.
    post.nextReadAt = null;
    String detail = reading.detail() == null ? incident.name() : reading.detail();
    return incidents.open(post.channelId, post.contentId, incident, detail);
  }

  /** What was withdrawn is looked for once more. */
  private @Nullable Instant next(ReadBack asked, Instant now) {
    Duration after = config.after();
    return asked.shouldShow() ? now.plus(after) : null;
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }
}
