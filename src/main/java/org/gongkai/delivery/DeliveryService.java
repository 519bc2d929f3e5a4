package org.gongkai.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** The table of deliveries. Every method is one transaction and calls no channel. */
@ApplicationScoped
public class DeliveryService {

  private static final int DETAIL_LENGTH = 500;
  private static final int PLATFORM_ID_LENGTH = 200;
  private static final int LOST_AT_ONCE = 100;

  private final DeliveryRepository deliveries;
  private final AttemptRepository attempts;
  private final ChannelService channels;
  private final DeliveryConfig config;
  private final RetryPolicy retries;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final ObjectMapper json;
  private final SecureRandom random = new SecureRandom();

  DeliveryService(
      DeliveryRepository deliveries,
      AttemptRepository attempts,
      ChannelService channels,
      DeliveryConfig config,
      IdGenerator ids,
      InstantSource clock,
      ObjectMapper json) {
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.channels = channels;
    this.config = config;
    this.retries =
        new RetryPolicy(config.retryDelay(), config.retryCeiling(), config.giveUpAfter());
    this.ids = ids;
    this.clock = clock;
    this.json = json;
  }

  /** Beans are made lazily; settings that contradict each other must end the start. */
  void checkSettings(@Observes StartupEvent start) {
    if (config.lease().compareTo(config.callTimeout()) <= 0) {
      throw new IllegalStateException(
          "gongkai.delivery.lease must be longer than gongkai.delivery.call-timeout");
    }
  }

  /**
   * Puts a content version on its way to each channel; part of the publishing transaction.
   *
   * @throws org.gongkai.platform.problem.ProblemException (in the Uni) when a channel is not open
   */
  @WithTransaction
  public Uni<Void> enqueue(Post post, Collection<String> channelIds) {
    return channels.requireOpen(channelIds).chain(() -> Batch.persist(rows(post, channelIds)));
  }

  /**
   * Puts the next version of a content on its way to every channel that an earlier one went to,
   * open or not; part of the transaction that changes it.
   */
  @WithTransaction
  public Uni<Void> enqueueNext(Post post) {
    return deliveries
        .ofContent(post.contentId())
        .map(rows -> rows.stream().map(row -> row.channelId).distinct().toList())
        .chain(channelIds -> Batch.persist(rows(post, channelIds)));
  }

  /** The deliveries of a content, one for each version and channel. */
  @WithSession
  public Uni<List<DeliveryView>> ofContent(UUID contentId) {
    return deliveries
        .ofContent(contentId)
        .map(rows -> rows.stream().map(DeliveryView::of).toList());
  }

  /**
   * Claims the delivery that is due longest; null when none is. One at a time: a lease begins when
   * its call begins, and outlasts it.
   */
  @WithTransaction
  public Uni<@Nullable Claim> claim() {
    Instant now = now();
    return deliveries
        .due(now, 1)
        .chain(rows -> rows.isEmpty() ? Uni.createFrom().nullItem() : claim(rows.get(0), now));
  }

  /**
   * Records what became of a call. A worker that lost its lease leaves the delivery alone: another
   * one has taken over.
   *
   * @param result null when the channel was read and does not show the post
   */
  @WithTransaction
  public Uni<Void> record(Claim claim, @Nullable Publication result) {
    Instant now = now();
    return attempts
        .findById(new AttemptEntity.Key(claim.deliveryId(), claim.attempt()))
        .invoke(attempt -> end(attempt, result, now))
        .chain(() -> deliveries.findById(claim.deliveryId(), LockModeType.PESSIMISTIC_WRITE))
        .invoke(delivery -> settle(delivery, claim, result, now))
        .replaceWithVoid();
  }

  /** Takes deliveries back whose worker died. Whether its call took effect is unknown. */
  @WithTransaction
  public Uni<Void> recover() {
    Instant now = now();
    return deliveries
        .lost(now, LOST_AT_ONCE)
        .invoke(rows -> rows.forEach(row -> becomeUnknown(row, now, "worker lost")))
        .replaceWithVoid();
  }

  private List<DeliveryEntity> rows(Post post, Collection<String> channelIds) {
    List<DeliveryEntity> rows = new ArrayList<>();
    for (String channelId : channelIds) {
      DeliveryEntity row = new DeliveryEntity();
      row.id = ids.next();
      row.contentId = post.contentId();
      row.contentVersion = post.contentVersion();
      row.channelId = channelId;
      row.payload = write(post);
      row.state = DeliveryState.PENDING;
      row.createdAt = now();
      row.dueAt = row.createdAt;
      rows.add(row);
    }
    return rows;
  }

  private Uni<@Nullable Claim> claim(DeliveryEntity row, Instant now) {
    boolean reconciles = row.state == DeliveryState.UNKNOWN;
    UUID lease = ids.next();
    row.state = reconciles ? DeliveryState.RECONCILING : DeliveryState.SENDING;
    row.attempts++;
    row.leaseToken = lease;
    row.leaseUntil = now.plus(config.lease());
    Claim claim =
        new Claim(row.id, row.channelId, lease, row.attempts, reconciles, read(row.payload));
    return attempts.persist(started(claim, now)).map(started -> claim);
  }

  private static AttemptEntity started(Claim claim, Instant now) {
    AttemptEntity attempt = new AttemptEntity();
    attempt.deliveryId = claim.deliveryId();
    attempt.number = claim.attempt();
    attempt.startedAt = now;
    return attempt;
  }

  private static void end(AttemptEntity attempt, @Nullable Publication result, Instant now) {
    attempt.endedAt = now;
    attempt.outcome = result == null ? "ABSENT" : result.outcome().name();
    attempt.detail = result == null ? null : cut(result.detail());
  }

  private void settle(
      DeliveryEntity delivery, Claim claim, @Nullable Publication result, Instant now) {
    if (!claim.leaseToken().equals(delivery.leaseToken)) {
      return;
    }
    delivery.lastDetail = result == null ? "not on the channel" : cut(result.detail());
    if (result == null) {
      retry(delivery, now);
    } else {
      apply(delivery, result, now);
    }
    delivery.leaseToken = null;
    delivery.leaseUntil = null;
  }

  private void apply(DeliveryEntity delivery, Publication result, Instant now) {
    switch (result.outcome()) {
      case DELIVERED -> {
        delivery.state = DeliveryState.DELIVERED;
        delivery.platformId = cut(result.platformId(), PLATFORM_ID_LENGTH);
        delivery.liveUrl = cut(result.liveUrl(), DETAIL_LENGTH);
        delivery.deliveredAt = now;
      }
      case RETRY -> retry(delivery, now);
      case REJECTED -> delivery.state = DeliveryState.REJECTED;
      case UNKNOWN -> becomeUnknown(delivery, now, cut(result.detail()));
      case MANUAL -> delivery.state = DeliveryState.MANUAL;
    }
  }

  private void retry(DeliveryEntity delivery, Instant now) {
    Instant next = retries.next(delivery.attempts, delivery.createdAt, now, random.nextDouble());
    delivery.state = next == null ? DeliveryState.REJECTED : DeliveryState.RETRY;
    delivery.dueAt = next == null ? delivery.dueAt : next;
  }

  private void becomeUnknown(DeliveryEntity delivery, Instant now, @Nullable String detail) {
    boolean tooOld = now.isAfter(delivery.createdAt.plus(config.giveUpAfter()));
    // A channel that cannot be read for so long needs a person who looks.
    delivery.state = tooOld ? DeliveryState.MANUAL : DeliveryState.UNKNOWN;
    delivery.dueAt = now.plus(config.reconcileAfter());
    delivery.lastDetail = detail;
    delivery.leaseToken = null;
    delivery.leaseUntil = null;
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }

  private static @Nullable String cut(@Nullable String text) {
    return cut(text, DETAIL_LENGTH);
  }

  private static @Nullable String cut(@Nullable String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }

  private String write(Post post) {
    try {
      return json.writeValueAsString(post);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Post read(String payload) {
    try {
      return json.readValue(payload, Post.class);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
