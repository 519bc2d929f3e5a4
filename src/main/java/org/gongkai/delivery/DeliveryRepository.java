package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<DeliveryEntity, UUID> {

  private static final String DUE =
      "select * from delivery where state in ('PENDING', 'RETRY', 'UNKNOWN') and due_at <= :now"
          + " order by due_at limit :rows for update skip locked";
  private static final String LOST =
      "select * from delivery where state in ('SENDING', 'RECONCILING') and lease_until < :now"
          + " limit :rows for update skip locked";

  /** Due rows that no other worker is claiming, locked until the transaction ends. */
  Uni<List<DeliveryEntity>> due(Instant now, int rows) {
    return locked(DUE, now, rows);
  }

  /** Rows whose worker died, locked likewise. */
  Uni<List<DeliveryEntity>> lost(Instant now, int rows) {
    return locked(LOST, now, rows);
  }

  /** By version and channel. */
  Uni<List<DeliveryEntity>> ofContent(UUID contentId) {
    return list("contentId = ?1 order by contentVersion, channelId", contentId);
  }

  private static Uni<List<DeliveryEntity>> locked(String query, Instant now, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(query, DeliveryEntity.class)
                    .setParameter("now", now)
                    .setParameter("rows", rows)
                    .getResultList());
  }
}
