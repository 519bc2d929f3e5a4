package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongkai.channel.ChannelState;
import org.gongkai.platform.id.IdGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How fast each channel is called and how it is doing, for all instances together: columns of the
 * registry that only the workers write. They leave the row's version alone, so that nobody who
 * edits a channel is disturbed.
 */
@ApplicationScoped
class ChannelPace {

  // Whoever waits for the lock sees afterwards what the holder did: the pace by the database's
  // clock, the count of calls in the query that follows. New deliveries do not wait for it.
  static final String CALLABLE =
      "select c.id, c.concurrency, c.failures, c.calls_per_minute from channel c where c.state ="
          + " 'OPEN' and c.next_call_at <= clock_timestamp() and (c.blocked_until is null or"
          + " c.blocked_until <= :now) and exists (select from delivery d where d.channel_id = c.id"
          + " and d.state in ('PENDING', 'RETRY', 'UNKNOWN') and d.due_at <= :now) and (select"
          + " count(*) from delivery d where d.channel_id = c.id and d.state in ('SENDING',"
          + " 'RECONCILING')) < case when c.failures >= :threshold then 1 else c.concurrency end"
          + " order by c.next_call_at limit 1 for no key update of c";
  private static final String READABLE =
      "select c.id, c.concurrency, c.failures, c.calls_per_minute from channel c where c.state ="
          + " 'OPEN' and c.next_call_at <= clock_timestamp() and (c.blocked_until is null or"
          + " c.blocked_until <= :now) and exists (select from channel_post p where p.channel_id ="
          + " c.id and p.next_read_at <= :now) order by c.next_call_at limit 1 for no key update of"
          + " c";
  // Data-modifying common table expressions: Hibernate warns of native updates.
  private static final String CALLED =
      "with changed as (update channel set next_call_at = clock_timestamp() + make_interval(secs =>"
          + " :pause) where id = :id returning 1) select"
          + " count(*) from changed";
  private static final String WORKED =
      "with changed as (update channel set failures = 0, blocked_until = null, last_delivered_at ="
          + " case when :delivered then cast(:now as timestamptz) else last_delivered_at end where"
          + " id = :id returning 1) select count(*) from changed";
  private static final String FAILED =
      "with changed as (update channel set failures = failures + 1, last_failure_at = :now,"
          + " last_failure = :detail where id = :id returning failures) select cast(failures as"
          + " bigint) from changed";
  private static final String BLOCKED =
      "with changed as (update channel set blocked_until = greatest(blocked_until, :until) where"
          + " id = :id returning 1) select count(*) from changed";
  private static final String SUSPENDED =
      "with changed as (update channel set state = 'SUSPENDED', last_failure_at = :now,"
          + " last_failure = :detail, version = version + 1 where id = :id and state = 'OPEN'"
          + " returning id), noted as (insert into channel_change (id, channel_id, kind, note,"
          + " changed_by, changed_at) select :change, id, 'SUSPENDED', :detail, 'system', :now from"
          + " changed returning 1) select count(*) from noted";

  /** In seconds; a pause that is shorter than a claim takes is none. */
  private static final double SHORTEST = 0.01;

  private final IdGenerator ids;

  ChannelPace(IdGenerator ids) {
    this.ids = ids;
  }

  /**
   * A channel that may be called now, locked until the transaction ends.
   *
   * @param most calls under way at once
   */
  record Callable(String id, int most, int callsPerMinute) {}

  /** The channel that was not called for longest and has something due; null when none may be. */
  Uni<@Nullable Callable> lockCallable(Instant now, int threshold) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(CALLABLE, Object[].class)
                    .setParameter("now", now)
                    .setParameter("threshold", threshold)
                    .getResultList())
        .map(rows -> rows.isEmpty() ? null : callable(rows.get(0), threshold));
  }

  /** The channel that was not called for longest and has a post to be read back; null for none. */
  Uni<@Nullable Callable> lockReadable(Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(READABLE, Object[].class)
                    .setParameter("now", now)
                    .getResultList())
        .map(rows -> rows.isEmpty() ? null : callable(rows.get(0), Integer.MAX_VALUE));
  }

  /** Notes a call: the next one comes no sooner than the channel's pace allows. */
  Uni<Void> called(Callable channel) {
    double pause = 60.0 / channel.callsPerMinute();
    return change(CALLED, Map.of("id", channel.id(), "pause", pause < SHORTEST ? 0.0 : pause));
  }

  /** Notes that a channel works; {@code delivered} when it shows something new. */
  Uni<Void> worked(String id, boolean delivered, Instant now) {
    return change(WORKED, Map.of("id", id, "delivered", delivered, "now", now));
  }

  /** Notes a failure; gives how many there were in a row. */
  Uni<Integer> failed(String id, @Nullable String detail, Instant now) {
    Map<String, Object> parameters = new HashMap<>(Map.of("id", id, "now", now));
    parameters.put("detail", detail);
    return number(FAILED, parameters);
  }

  /** Leaves a channel alone until then, or longer when it already is. */
  Uni<Void> block(String id, Instant until) {
    return change(BLOCKED, Map.of("id", id, "until", until));
  }

  /** Suspends a channel that says it will not work before a person has mended its account. */
  Uni<Void> suspend(String id, String detail, Instant now) {
    Map<String, Object> parameters =
        Map.of("id", id, "detail", detail, "now", now, "change", ids.next());
    return change(SUSPENDED, parameters);
  }

  /** The state of each channel. */
  Uni<Map<String, ChannelState>> states(Collection<String> channels) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select id, state from ChannelEntity where id in :ids", Object[].class)
                    .setParameter("ids", channels)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(row -> (String) row[0], row -> (ChannelState) row[1])));
  }

  private static Callable callable(Object[] row, int threshold) {
    int concurrency = ((Number) row[1]).intValue();
    int failures = ((Number) row[2]).intValue();
    return new Callable(
        (String) row[0], failures >= threshold ? 1 : concurrency, ((Number) row[3]).intValue());
  }

  private static Uni<Void> change(String sql, Map<String, ?> parameters) {
    return number(sql, parameters).replaceWithVoid();
  }

  private static Uni<Integer> number(String sql, Map<String, ?> parameters) {
    return Panache.getSession()
        .chain(
            session -> {
              var query = session.createNativeQuery(sql, Long.class);
              parameters.forEach(query::setParameter);
              return query.getResultList();
            })
        .map(rows -> rows.isEmpty() ? 0 : rows.get(0).intValue());
  }
}
