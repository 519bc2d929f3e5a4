package org.gongkai.calendar;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DeadlineChangeRepository implements PanacheRepositoryBase<DeadlineChangeEntity, UUID> {

  /** Changes of some deadlines, oldest first. */
  Uni<List<DeadlineChangeEntity>> of(Collection<UUID> deadlines) {
    return deadlines.isEmpty()
        ? Uni.createFrom().item(List.of())
        : list("deadlineId in ?1 order by id", deadlines);
  }
}
