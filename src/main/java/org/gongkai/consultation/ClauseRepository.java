package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ClauseRepository implements PanacheRepositoryBase<ClauseEntity, ClauseEntity.Key> {

  /** In reading order. */
  Uni<List<ClauseEntity>> ofDraft(UUID draftId) {
    return list("draftId = ?1 order by position", draftId);
  }

  Uni<@Nullable ClauseEntity> find(UUID consultationId, int draftNumber, UUID clauseId) {
    return find(
            "clauseId = ?1 and draftId in"
                + " (select d.id from DraftEntity d where d.consultationId = ?2 and d.number = ?3)",
            clauseId,
            consultationId,
            draftNumber)
        .firstResult();
  }
}
