package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class WindowRepository implements PanacheRepositoryBase<WindowEntity, WindowEntity.Key> {

  /** Every decision about a window, the first one first. */
  Uni<List<WindowEntity>> of(UUID consultationId) {
    return list("consultationId = ?1 order by number", consultationId);
  }
}
