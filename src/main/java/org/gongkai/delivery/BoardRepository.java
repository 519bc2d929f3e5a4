package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.channel.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * Reads how channels are doing. Each part of a query has the condition of one partial index, so
 * that what was delivered long ago is never read.
 */
@ApplicationScoped
class BoardRepository {

  private static final String CHANNELS =
      "select id, kind, name, state, created_at, blocked_until, failures, last_failure,"
          + " last_failure_at, last_delivered_at, tested_at, test_works, test_outcome from channel";

  /** Channel, state, number, oldest. */
  private static final String COUNTS =
      "select channel_id, state, count(*), min(created_at) from delivery where state in ('PENDING',"
          + " 'RETRY', 'UNKNOWN') group by 1, 2"
          + " union all select channel_id, state, count(*), min(created_at) from delivery where"
          + " state in ('SENDING', 'RECONCILING') group by 1, 2"
          + " union all select channel_id, state, count(*), min(created_at) from delivery where"
          + " state = 'WAITING' group by 1, 2"
          + " union all select channel_id, state, count(*), min(created_at) from delivery where"
          + " state in ('MANUAL', 'REJECTED') and (state = 'MANUAL' or changed_at >= :rejectedFrom)"
          + " group by 1, 2"
          + " union all select channel_id, state, count(*), max(delivered_at) from delivery where"
          + " state = 'DELIVERED' and delivered_at >= :deliveredFrom group by 1, 2";

  private static final String QUEUE =
      "select channel_id, state, count(*), min(created_at) from delivery where channel_id ="
          + " :channel group by 1, 2";

  private static final String INCIDENTS =
      "select channel_id, count(*) from channel_incident where resolved_at is null group by 1";

  // A rejected one is a task as long as nothing later of the content went to the channel.
  private static final String TASKS =
      "with task as (select d.* from delivery d where d.state in ('MANUAL', 'REJECTED') and"
          + " (d.state = 'MANUAL' or d.resolved_by is null and not exists (select from delivery"
          + " later where later.content_id = d.content_id and later.channel_id = d.channel_id and"
          + " later.sequence > d.sequence)) order by d.changed_at, d.id limit :rows) select"
          + " task.id, task.content_id, v.title, task.channel_id, task.state, task.task,"
          + " task.changed_at, task.last_detail from task join content_version v on v.content_id ="
          + " task.content_id and v.number = task.content_version order by task.changed_at,"
          + " task.id";

  /** A channel's row. */
  record Row(
      String id,
      String kind,
      String name,
      ChannelState state,
      Instant createdAt,
      BreakerView breaker,
      @Nullable Instant lastDeliveredAt,
      @Nullable TrialView trial) {}

  /**
   * Deliveries of a channel in one state.
   *
   * @param oldest when the oldest of them was made
   */
  record Count(String channelId, DeliveryState state, long number, @Nullable Instant oldest) {}

  /** All channels by id. */
  Uni<List<Row>> channels() {
    return rows(CHANNELS + " order by id", Map.of()).map(BoardRepository::channels);
  }

  /** One channel; nothing for an unknown one. */
  Uni<List<Row>> channel(String id) {
    return rows(CHANNELS + " where id = :channel", Map.of("channel", id))
        .map(BoardRepository::channels);
  }

  /** What is not finished, and what was finished of late, of all channels. */
  Uni<List<Count>> counts(Instant deliveredFrom, Instant rejectedFrom) {
    return rows(COUNTS, Map.of("deliveredFrom", deliveredFrom, "rejectedFrom", rejectedFrom))
        .map(BoardRepository::countsOf);
  }

  /** Every delivery of a channel, by state. */
  Uni<List<Count>> queue(String channel) {
    return rows(QUEUE, Map.of("channel", channel)).map(BoardRepository::countsOf);
  }

  /** Open incidents by channel; only of those that have any. */
  Uni<Map<String, Long>> openIncidents() {
    return rows(INCIDENTS, Map.of())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> (String) row[0], row -> ((Number) row[1]).longValue())));
  }

  /** Deliveries that a person must act on, those that wait longest first. */
  Uni<List<BoardTask>> tasks(int most) {
    return rows(TASKS, Map.of("rows", most))
        .map(rows -> rows.stream().map(BoardRepository::task).toList());
  }

  private static Uni<List<Object[]>> rows(String query, Map<String, Object> parameters) {
    return Panache.getSession()
        .chain(
            session -> {
              var made = session.createNativeQuery(query, Object[].class);
              parameters.forEach(made::setParameter);
              return made.getResultList();
            });
  }

  private static List<Row> channels(List<Object[]> rows) {
    return rows.stream().map(BoardRepository::channel).toList();
  }

  private static Row channel(Object[] row) {
    return new Row(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        ChannelState.valueOf((String) row[3]),
        Objects.requireNonNull(instant(row[4])),
        new BreakerView(instant(row[5]), (Integer) row[6], (String) row[7], instant(row[8])),
        instant(row[9]),
        trial(row));
  }

  private static @Nullable TrialView trial(Object[] row) {
    Instant at = instant(row[10]);
    return at == null ? null : new TrialView(at, (Boolean) row[11], (String) row[12]);
  }

  private static List<Count> countsOf(List<Object[]> rows) {
    return rows.stream()
        .map(
            row ->
                new Count(
                    (String) row[0],
                    DeliveryState.valueOf((String) row[1]),
                    ((Number) row[2]).longValue(),
                    instant(row[3])))
        .toList();
  }

  private static BoardTask task(Object[] row) {
    return new BoardTask(
        (UUID) row[0],
        (UUID) row[1],
        (String) row[2],
        (String) row[3],
        DeliveryState.valueOf((String) row[4]),
        (String) row[5],
        Objects.requireNonNull(instant(row[6])),
        (String) row[7]);
  }

  private static @Nullable Instant instant(@Nullable Object column) {
    return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
  }
}
