package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class VerdictRepository implements PanacheRepositoryBase<VerdictEntity, UUID> {

  Uni<List<VerdictEntity>> ofComments(Collection<UUID> commentIds) {
    return list("commentId in ?1", commentIds);
  }
}
