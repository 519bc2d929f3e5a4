package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.jspecify.annotations.Nullable;

/** How a delivery ends, within the transaction of whoever ends it: a worker or a person. */
@ApplicationScoped
class Settlement {

  private static final int DETAIL_LENGTH = 500;
  private static final int PLATFORM_ID_LENGTH = 200;
  private static final int PROOF_LENGTH = 1000;

  private final DeliveryRepository deliveries;
  private final ChannelPostRepository posts;
  private final IncidentService incidents;
  private final Duration firstReadBack;

  Settlement(
      DeliveryRepository deliveries,
      ChannelPostRepository posts,
      IncidentService incidents,
      DeliveryConfig config) {
    this.deliveries = deliveries;
    this.posts = posts;
    this.incidents = incidents;
    this.firstReadBack = config.firstReadBack();
  }

  /** It is done: notes what the channel shows now, and lets the next one go. */
  Uni<Void> delivered(DeliveryEntity delivery, Called called, Instant now) {
    Publication said = called.publication();
    delivery.platformId = shorten(said.platformId(), PLATFORM_ID_LENGTH);
    delivery.liveUrl = shorten(said.liveUrl(), DETAIL_LENGTH);
    delivery.deliveredAt = now;
    delivery.effect = said.effect();
    delivery.proof = shorten(said.detail(), PROOF_LENGTH);
    return posts
        .ofForUpdate(delivery.contentId, delivery.channelId)
        .chain(
            shown ->
                shown == null ? first(delivery, called, now) : change(shown, delivery, called, now))
        .chain(() -> note(delivery, called.incident()))
        .chain(() -> end(delivery, DeliveryState.DELIVERED, now));
  }

  /** Ends it in a state; the delivery that waited for it is next. */
  Uni<Void> end(DeliveryEntity delivery, DeliveryState state, Instant now) {
    delivery.state = state;
    delivery.task = null;
    return Panache.getSession()
        // It leaves its place before the next one takes it.
        .chain(session -> session.flush())
        .chain(() -> deliveries.waiting(delivery.contentId, delivery.channelId))
        .invoke(next -> begin(next, now))
        .replaceWithVoid();
  }

  /** Opens an incident; nothing for null. */
  Uni<Void> note(DeliveryEntity delivery, @Nullable IncidentKind incident) {
    return incident == null
        ? Uni.createFrom().voidItem()
        : incidents.open(
            delivery.channelId,
            delivery.contentId,
            incident,
            delivery.lastDetail == null ? "回读发现" : delivery.lastDetail);
  }

  private static void begin(@Nullable DeliveryEntity next, Instant now) {
    if (next != null) {
      next.state = DeliveryState.PENDING;
      next.dueAt = now;
      next.patienceFrom = now;
    }
  }

  private Uni<Void> first(DeliveryEntity delivery, Called called, Instant now) {
    if (delivery.operation == Operation.WITHDRAW) {
      return Uni.createFrom().voidItem();
    }
    ChannelPostEntity shown = new ChannelPostEntity();
    shown.contentId = delivery.contentId;
    shown.channelId = delivery.channelId;
    shown.postedAt = now;
    fill(shown, delivery, called, now);
    return posts.persist(shown).replaceWithVoid();
  }

  private Uni<Void> change(
      ChannelPostEntity shown, DeliveryEntity delivery, Called called, Instant now) {
    if (delivery.operation == Operation.PUBLISH) {
      fill(shown, delivery, called, now);
    } else if (shown.state.isPosted()) {
      boolean remains = delivery.effect == Effect.CARD_REMAINS;
      shown.state = remains ? ShownState.CARD_REMAINS : ShownState.REMOVED;
      shown.changedAt = now;
      shown.nextReadAt = called.readable() && !remains ? now.plus(firstReadBack) : null;
    }
    return Uni.createFrom().voidItem();
  }

  private void fill(ChannelPostEntity shown, DeliveryEntity delivery, Called called, Instant now) {
    IncidentKind incident = called.incident();
    shown.version = delivery.contentVersion;
    shown.state = incident == null ? ShownState.SHOWN : stateOf(incident);
    shown.platformId = delivery.platformId;
    shown.liveUrl = delivery.liveUrl;
    shown.changedAt = now;
    shown.nextReadAt = called.readable() ? now.plus(firstReadBack) : null;
  }

  /** What a channel shows when this was found. */
  static ShownState stateOf(IncidentKind incident) {
    return switch (incident) {
      case BLOCKED -> ShownState.BLOCKED;
      case ALTERED, STILL_SHOWN -> ShownState.ALTERED;
      case DELETED -> ShownState.GONE;
    };
  }

  static @Nullable String cut(@Nullable String text) {
    return shorten(text, DETAIL_LENGTH);
  }

  /** The beginning of a text; null for null. */
  static @Nullable String shorten(@Nullable String text, int length) {
    if (text == null || text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
