package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.ChannelState;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.channel.ServedChannel;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Puts contents on their way to channels and off them, and tells where they stand. */
@ApplicationScoped
public class DeliveryService {

  private static final String NEVER_POSTED = "从未在该渠道发出";

  private final DeliveryRepository deliveries;
  private final AttemptRepository attempts;
  private final ChannelPostRepository posts;
  private final ChannelService channels;
  private final ChannelPace pace;
  private final ParcelJson parcels;
  private final IdGenerator ids;
  private final InstantSource clock;

  DeliveryService(
      DeliveryRepository deliveries,
      AttemptRepository attempts,
      ChannelPostRepository posts,
      ChannelService channels,
      ChannelPace pace,
      ParcelJson parcels,
      IdGenerator ids,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.posts = posts;
    this.channels = channels;
    this.pace = pace;
    this.parcels = parcels;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Puts a content version on its way to each channel, and to those that an earlier version went
   * to; part of the publishing transaction. A channel that was closed since gets nothing.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_OPEN} when a further
   *     channel is not open
   */
  @WithTransaction
  public Uni<Void> enqueue(Post post, Collection<String> further) {
    return before(post.contentId())
        .map(DeliveryService::notClosed)
        .chain(before -> channels.requireOpen(further).map(open -> all(before, open)))
        .chain(all -> succeed(post.contentId(), all, queue -> publication(post, queue)));
  }

  /**
   * Takes a content back from every channel that it went to; part of the transaction that withdraws
   * it.
   *
   * @param post the version that readers saw last
   */
  @WithTransaction
  public Uni<Void> withdraw(Post post) {
    return before(post.contentId())
        .chain(all -> succeed(post.contentId(), all, queue -> withdrawal(post, queue)));
  }

  /** The deliveries of a content, one for each version, channel and operation. */
  @WithSession
  public Uni<List<DeliveryView>> ofContent(UUID contentId) {
    return deliveries.ofContent(contentId).chain(this::views);
  }

  /**
   * One delivery with its calls.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DELIVERY_NOT_FOUND}
   */
  @WithSession
  public Uni<DeliveryDetailView> delivery(UUID id) {
    return deliveries
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DELIVERY_NOT_FOUND))
        .chain(
            delivery ->
                views(List.of(delivery))
                    .chain(
                        views ->
                            attempts
                                .of(id)
                                .map(rows -> DeliveryDetailView.of(views.get(0), rows))));
  }

  /** What changed, and from where to ask on. */
  public record Changes(List<DeliveryView> items, String next) {}

  /**
   * Deliveries that changed since a token, the earliest first; some may be there that did not.
   *
   * @param token from the answer before; null for the present, with no items
   * @param after the last one of the page before; null for the first page
   */
  @WithSession
  public Uni<Changes> changes(
      @Nullable String token, @Nullable UUID contentId, @Nullable DeliveryView after, int limit) {
    return deliveries
        .token()
        .chain(
            next ->
                token == null
                    ? Uni.createFrom().item(new Changes(List.of(), next))
                    : deliveries
                        .changed(token, contentId, after, limit)
                        .chain(this::views)
                        .map(views -> new Changes(views, next)));
  }

  private Uni<List<DeliveryView>> views(List<DeliveryEntity> rows) {
    List<String> shown = rows.stream().map(row -> row.channelId).distinct().toList();
    return shown.isEmpty()
        ? Uni.createFrom().item(List.of())
        : pace.states(shown)
            .map(
                states ->
                    rows.stream()
                        .map(row -> DeliveryView.of(row, states.get(row.channelId)))
                        .toList());
  }

  private Uni<List<ServedChannel>> before(UUID contentId) {
    return deliveries
        .channelsOf(contentId)
        .chain(
            known -> known.isEmpty() ? Uni.createFrom().item(List.of()) : channels.served(known));
  }

  private static List<ServedChannel> notClosed(List<ServedChannel> before) {
    return before.stream().filter(channel -> channel.state() != ChannelState.CLOSED).toList();
  }

  private static List<ServedChannel> all(List<ServedChannel> before, List<ServedChannel> open) {
    Map<String, ServedChannel> all = new LinkedHashMap<>();
    before.forEach(channel -> all.put(channel.account().id(), channel));
    open.forEach(channel -> all.put(channel.account().id(), channel));
    return List.copyOf(all.values());
  }

  /** A channel with what is unfinished there and what it shows. */
  private record Queue(
      ServedChannel channel, List<DeliveryEntity> unfinished, @Nullable ChannelPostEntity shown) {}

  private Uni<Void> succeed(
      UUID contentId, List<ServedChannel> to, Function<Queue, DeliveryEntity> next) {
    return deliveries
        .unfinished(contentId)
        .chain(
            unfinished ->
                posts
                    .ofContent(contentId)
                    .map(shown -> queues(to, unfinished, shown))
                    .map(queues -> queues.stream().map(next).toList())
                    .invoke(() -> supersede(to, unfinished)))
        // What yields leaves its place before the next one takes it.
        .call(() -> Panache.getSession().chain(session -> session.flush()))
        .chain(Batch::persist);
  }

  private static List<Queue> queues(
      List<ServedChannel> to, List<DeliveryEntity> unfinished, List<ChannelPostEntity> shown) {
    List<Queue> queues = new ArrayList<>();
    for (ServedChannel channel : to) {
      String id = channel.account().id();
      queues.add(
          new Queue(
              channel,
              unfinished.stream().filter(row -> row.channelId.equals(id)).toList(),
              shown.stream().filter(row -> row.channelId.equals(id)).findFirst().orElse(null)));
    }
    return queues;
  }

  private static void supersede(List<ServedChannel> to, List<DeliveryEntity> unfinished) {
    var ids = to.stream().map(channel -> channel.account().id()).collect(Collectors.toSet());
    for (DeliveryEntity row : unfinished) {
      if (ids.contains(row.channelId) && Succession.yields(row.state, row.task)) {
        row.state = DeliveryState.SUPERSEDED;
        row.task = null;
      }
    }
  }

  private DeliveryEntity publication(Post post, Queue queue) {
    DeliveryEntity row = row(post, queue, Operation.PUBLISH);
    row.state = Succession.begin(queue.unfinished());
    return row;
  }

  private DeliveryEntity withdrawal(Post post, Queue queue) {
    DeliveryEntity row = row(post, queue, Operation.WITHDRAW);
    row.state = Succession.begin(queue.unfinished());
    if (!Succession.mayBePosted(queue.unfinished(), queue.shown())) {
      row.state = DeliveryState.DELIVERED;
      row.effect = Publication.Effect.REMOVED;
      row.proof = NEVER_POSTED;
      row.deliveredAt = row.createdAt;
    }
    return row;
  }

  private DeliveryEntity row(Post post, Queue queue, Operation operation) {
    ServedChannel channel = queue.channel();
    Instant now = Times.toMillis(clock.instant());
    DeliveryEntity row = new DeliveryEntity();
    row.id = ids.next();
    row.contentId = post.contentId();
    row.contentVersion = post.contentVersion();
    row.channelId = channel.account().id();
    row.operation = operation;
    row.payload =
        parcels.write(new Parcel(post, channel.channel().render(channel.account(), post)));
    row.createdAt = now;
    row.dueAt = now;
    row.patienceFrom = now;
    return row;
  }
}
