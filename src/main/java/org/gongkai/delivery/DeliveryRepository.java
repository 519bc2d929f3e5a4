package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<DeliveryEntity, UUID> {

  // Not every column: the driver's change marker is no type that Hibernate reads.
  private static final String COLUMNS =
      "select d.id, d.content_id, d.content_version, d.channel_id, d.operation, d.sequence,"
          + " d.payload, d.state, d.task, d.attempts, d.due_at, d.patience_from, d.lease_until,"
          + " d.lease_token, d.platform_id, d.live_url, d.last_detail, d.delivered_at, d.effect,"
          + " d.proof, d.resolved_by, d.resolution_note, d.created_at, d.changed_at from delivery"
          + " d";
  // The count is taken anew here, after the channel's lock: it holds what others claimed before.
  static final String DUE =
      COLUMNS
          + " where d.channel_id = :channel and d.state in ('PENDING', 'RETRY', 'UNKNOWN') and"
          + " d.due_at <= :now and (select count(*) from delivery c where c.channel_id = :channel"
          + " and c.state in ('SENDING', 'RECONCILING')) < :most order by d.due_at limit 1 for"
          + " update of d skip locked";
  private static final String LOST =
      COLUMNS
          + " where d.state in ('SENDING', 'RECONCILING') and d.lease_until < :now limit :rows for"
          + " update of d skip locked";
  private static final String STRANDED =
      COLUMNS
          + " join channel c on c.id = d.channel_id where c.state = 'CLOSED' and d.state in"
          + " ('PENDING', 'RETRY', 'UNKNOWN') limit :rows for update of d skip locked";
  private static final String UNFINISHED =
      "contentId = ?1 and state in ('PENDING', 'WAITING', 'SENDING', 'RETRY', 'UNKNOWN',"
          + " 'RECONCILING', 'MANUAL') order by sequence";
  private static final String CHANGED =
      COLUMNS
          + " where d.changed_xid >= cast(:token as xid8) and (cast(:content as uuid) is null or"
          + " d.content_id = cast(:content as uuid)) and (d.changed_at, d.id) > (:at, :id) order by"
          + " d.changed_at, d.id limit :rows";
  // What it shows may have changed, where it is done; a row of open outcome is looked at.
  private static final String HEARD =
      "with due as (update delivery set due_at = :now where id = :id and state = 'UNKNOWN' and"
          + " due_at > :now returning 1), shown as (update channel_post p set next_read_at = :now"
          + " from delivery d where d.id = :id and d.state = 'DELIVERED' and p.content_id ="
          + " d.content_id and p.channel_id = d.channel_id and p.version = d.content_version and"
          + " p.next_read_at > :now returning 1) select (select count(*) from due) + (select"
          + " count(*) from shown)";
  private static final UUID LEAST = new UUID(0, 0);

  /** The delivery to a channel that is due longest, while the channel has fewer than so many. */
  Uni<@Nullable DeliveryEntity> due(String channelId, Instant now, int most) {
    return select(DUE, Map.of("channel", channelId, "now", now, "most", most))
        .map(rows -> rows.isEmpty() ? null : rows.get(0));
  }

  /** Rows whose worker died, locked until the transaction ends. */
  Uni<List<DeliveryEntity>> lost(Instant now, int rows) {
    return select(LOST, Map.of("now", now, "rows", rows));
  }

  /** Rows of closed channels, likewise. */
  Uni<List<DeliveryEntity>> stranded(int rows) {
    return select(STRANDED, Map.of("rows", rows));
  }

  /** A content's deliveries that have not ended, in their order and locked. */
  Uni<List<DeliveryEntity>> unfinished(UUID contentId) {
    return find(UNFINISHED, contentId).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  /** The first delivery that waits for the one that ended, locked; null when none does. */
  Uni<@Nullable DeliveryEntity> waiting(UUID contentId, String channelId) {
    return find(
            "contentId = ?1 and channelId = ?2 and state = ?3 order by sequence",
            contentId,
            channelId,
            DeliveryState.WAITING)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  /** Lets a delivery of open outcome, or what a finished one shows, be looked at now. */
  Uni<Void> heardOf(UUID id, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(HEARD, Long.class)
                    .setParameter("id", id)
                    .setParameter("now", now)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** The channels that a content ever went to. */
  Uni<List<String>> channelsOf(UUID contentId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select distinct channelId from DeliveryEntity where contentId = :content",
                        String.class)
                    .setParameter("content", contentId)
                    .getResultList());
  }

  /** By channel, in the order in which the channel gets them. */
  Uni<List<DeliveryEntity>> ofContent(UUID contentId) {
    return list("contentId = ?1 order by contentVersion, channelId, sequence", contentId);
  }

  /** The delivery by which a channel came to show a version; null when there is none. */
  Uni<@Nullable DeliveryEntity> publishing(UUID contentId, String channelId, int version) {
    return find(
            "contentId = ?1 and channelId = ?2 and contentVersion = ?3 and operation = ?4",
            contentId,
            channelId,
            version,
            Operation.PUBLISH)
        .firstResult();
  }

  /**
   * What changed since a token, the earliest first.
   *
   * @param content only of this content; null for every one
   * @param after the last one of the page before; null for the first page
   */
  Uni<List<DeliveryEntity>> changed(
      String token, @Nullable UUID content, @Nullable DeliveryView after, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(CHANGED, DeliveryEntity.class)
                    .setParameter("token", token)
                    .setParameter("content", content == null ? null : content.toString())
                    .setParameter("at", after == null ? Instant.EPOCH : after.changedAt())
                    .setParameter("id", after == null ? LEAST : after.id())
                    .setParameter("rows", rows)
                    .getResultList());
  }

  /** A token: whatever commits from now on is changed since it, and perhaps a little more. */
  Uni<String> token() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select cast(pg_snapshot_xmin(pg_current_snapshot()) as varchar)",
                        String.class)
                    .getSingleResult());
  }

  private static Uni<List<DeliveryEntity>> select(String query, Map<String, ?> parameters) {
    return Panache.getSession()
        .chain(
            session -> {
              var found = session.createNativeQuery(query, DeliveryEntity.class);
              parameters.forEach(found::setParameter);
              return found.getResultList();
            });
  }
}
