package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.platform.time.Times;

/** All channels at a glance. */
@ApplicationScoped
public class BoardService {

  private static final int MOST = 50;
  private static final Duration DELIVERED = Duration.ofHours(24);
  private static final Duration REJECTED = Duration.ofDays(7);

  private final BoardRepository board;
  private final IncidentService incidents;
  private final FreshnessPolicy freshness;
  private final InstantSource clock;

  BoardService(
      BoardRepository board,
      IncidentService incidents,
      ChannelsConfig config,
      InstantSource clock) {
    this.board = board;
    this.incidents = incidents;
    this.freshness = new FreshnessPolicy(config.staleAfterDays());
    this.clock = clock;
  }

  /** How every channel is doing, and what people must act on. */
  @WithSession
  public Uni<BoardView> board() {
    Instant now = Times.toMillis(clock.instant());
    return channels(now)
        .chain(
            channels ->
                board
                    .tasks(MOST)
                    .chain(
                        tasks ->
                            incidents
                                .page(null, true, null, MOST)
                                .map(open -> view(now, channels, tasks, open.items()))));
  }

  private static BoardView view(
      Instant now, List<BoardChannel> channels, List<BoardTask> tasks, List<IncidentView> open) {
    BoardCounts totals =
        channels.stream().map(BoardChannel::counts).reduce(BoardCounts.NONE, BoardCounts::plus);
    return new BoardView(now, channels, totals, tasks, open);
  }

  private Uni<List<BoardChannel>> channels(Instant now) {
    return board
        .counts(now.minus(DELIVERED), now.minus(REJECTED))
        .map(all -> all.stream().collect(Collectors.groupingBy(BoardRepository.Count::channelId)))
        .chain(
            counts ->
                board
                    .openIncidents()
                    .chain(
                        open ->
                            board
                                .channels()
                                .map(
                                    rows ->
                                        rows.stream()
                                            .map(row -> channel(row, counts, open, now))
                                            .toList())));
  }

  private BoardChannel channel(
      BoardRepository.Row row,
      Map<String, List<BoardRepository.Count>> counts,
      Map<String, Long> open,
      Instant now) {
    List<BoardRepository.Count> own = counts.getOrDefault(row.id(), List.of());
    return new BoardChannel(
        row.id(),
        row.kind(),
        row.name(),
        row.state(),
        row.breaker(),
        freshness.at(row.state(), row.lastDeliveredAt(), row.createdAt(), now),
        counts(own, open.getOrDefault(row.id(), 0L)),
        Waiting.oldest(own));
  }

  private static BoardCounts counts(List<BoardRepository.Count> own, long openIncidents) {
    return new BoardCounts(
        sum(own, DeliveryState.PENDING, DeliveryState.WAITING),
        sum(own, DeliveryState.SENDING),
        sum(own, DeliveryState.RETRY),
        sum(own, DeliveryState.UNKNOWN, DeliveryState.RECONCILING),
        sum(own, DeliveryState.MANUAL),
        sum(own, DeliveryState.REJECTED),
        sum(own, DeliveryState.DELIVERED),
        openIncidents);
  }

  private static long sum(List<BoardRepository.Count> own, DeliveryState... states) {
    Set<DeliveryState> wanted = Set.of(states);
    return own.stream()
        .filter(count -> wanted.contains(count.state()))
        .mapToLong(BoardRepository.Count::number)
        .sum();
  }
}
