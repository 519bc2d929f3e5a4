package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ClauseRepository implements PanacheRepositoryBase<ClauseEntity, ClauseEntity.Key> {

  private static final String PUBLISHED =
      "select p.consultationId, p.number, c from ClauseEntity c join DraftEntity d on d.id ="
          + " c.draftId join PublishedDraftEntity p on p.consultationId = d.consultationId and"
          + " p.number = d.number where d.consultationId in :consultations and c.clauseId in"
          + " :clauses order by p.number";

  private static final String WRITTEN =
      "select d.number, c from ClauseEntity c join DraftEntity d on d.id = c.draftId where"
          + " d.consultationId = :consultation and c.clauseId in :clauses order by d.number";

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

  /** Version and clause for each version that has it, public or not, the oldest first. */
  Uni<List<Object[]>> written(UUID consultationId, Collection<UUID> clauseIds) {
    if (clauseIds.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(WRITTEN, Object[].class)
                    .setParameter("consultation", consultationId)
                    .setParameter("clauses", clauseIds)
                    .getResultList());
  }

  /** Consultation, version and clause for each public version that has it, the oldest first. */
  Uni<List<Object[]>> published(Collection<UUID> consultations, Collection<UUID> clauseIds) {
    if (consultations.isEmpty() || clauseIds.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(PUBLISHED, Object[].class)
                    .setParameter("consultations", consultations)
                    .setParameter("clauses", clauseIds)
                    .getResultList());
  }
}
