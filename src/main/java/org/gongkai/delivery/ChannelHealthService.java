package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** How one channel is doing. */
@ApplicationScoped
public class ChannelHealthService {

  private final BoardRepository board;
  private final FreshnessPolicy freshness;
  private final InstantSource clock;

  ChannelHealthService(BoardRepository board, ChannelsConfig config, InstantSource clock) {
    this.board = board;
    this.freshness = new FreshnessPolicy(config.staleAfterDays());
    this.clock = clock;
  }

  /**
   * How a channel is doing now.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_FOUND}
   */
  @WithSession
  public Uni<ChannelHealthView> of(String id) {
    if (id.indexOf('\0') >= 0) {
      throw new ProblemException(ProblemType.CHANNEL_NOT_FOUND);
    }
    return board
        .channel(id)
        .map(ChannelHealthService::only)
        .chain(row -> board.queue(id).chain(queue -> health(row, queue)));
  }

  private static BoardRepository.Row only(List<BoardRepository.Row> found) {
    if (found.isEmpty()) {
      throw new ProblemException(ProblemType.CHANNEL_NOT_FOUND);
    }
    return found.get(0);
  }

  private Uni<ChannelHealthView> health(
      BoardRepository.Row row, List<BoardRepository.Count> queue) {
    Instant now = clock.instant();
    return board
        .openIncidents()
        .map(
            incidents ->
                new ChannelHealthView(
                    row.id(),
                    row.state(),
                    row.breaker(),
                    freshness.at(row.state(), row.lastDeliveredAt(), row.createdAt(), now),
                    byState(queue),
                    Waiting.oldest(queue),
                    row.trial(),
                    incidents.getOrDefault(row.id(), 0L)));
  }

  /** Every state, so that a client finds the one that it looks for. */
  private static Map<DeliveryState, Long> byState(List<BoardRepository.Count> queue) {
    Map<DeliveryState, Long> all = new EnumMap<>(DeliveryState.class);
    for (DeliveryState state : DeliveryState.values()) {
      all.put(state, 0L);
    }
    queue.forEach(count -> all.put(count.state(), count.number()));
    return all;
  }
}
