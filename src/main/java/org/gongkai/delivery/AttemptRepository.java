package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AttemptRepository implements PanacheRepositoryBase<AttemptEntity, AttemptEntity.Key> {

  /** A delivery's calls, the first one first. */
  Uni<List<AttemptEntity>> of(UUID deliveryId) {
    return list("deliveryId = ?1 order by number", deliveryId);
  }

  /** When a call of a delivery began; null for number 0. */
  Uni<@Nullable Instant> startOf(UUID deliveryId, int number) {
    return number == 0
        ? Uni.createFrom().nullItem()
        : findById(new AttemptEntity.Key(deliveryId, number))
            .map(attempt -> attempt == null ? null : attempt.startedAt);
  }
}
