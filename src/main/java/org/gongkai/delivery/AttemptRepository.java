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

  /**
   * When the last call of a delivery that may have had an effect began; null when none was made.
   */
  Uni<@Nullable Instant> lastCall(UUID deliveryId) {
    return find(
            "deliveryId = ?1 and call not in ?2 order by number desc",
            deliveryId,
            List.of(CallKind.LOOK_UP, CallKind.NONE))
        .firstResult()
        .map(attempt -> attempt == null ? null : attempt.startedAt);
  }
}
