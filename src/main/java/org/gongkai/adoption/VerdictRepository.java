package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class VerdictRepository implements PanacheRepositoryBase<VerdictEntity, UUID> {

  Uni<List<VerdictEntity>> ofConsultation(UUID consultationId) {
    return list(
        "commentId in (select c.id from CommentEntity c where c.consultationId = ?1)",
        consultationId);
  }
}
