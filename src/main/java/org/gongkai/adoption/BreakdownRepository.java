package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class BreakdownRepository
    implements PanacheRepositoryBase<BreakdownPartEntity, BreakdownPartEntity.Key> {

  Uni<List<BreakdownPartEntity>> of(UUID consultationId) {
    return list("consultationId = ?1 order by dimension, position", consultationId);
  }
}
