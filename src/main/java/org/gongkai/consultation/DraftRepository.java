package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DraftRepository implements PanacheRepositoryBase<DraftEntity, UUID> {

  Uni<@Nullable DraftEntity> find(UUID consultationId, int number) {
    return find("consultationId = ?1 and number = ?2", consultationId, number).firstResult();
  }

  /** The oldest first. */
  Uni<List<DraftEntity>> of(UUID consultationId) {
    return list("consultationId = ?1 order by number", consultationId);
  }

  /** 0 when there is none. */
  Uni<Integer> latestNumber(UUID consultationId) {
    return find("consultationId = ?1 order by number desc", consultationId)
        .firstResult()
        .map(latest -> latest == null ? 0 : latest.number);
  }
}
