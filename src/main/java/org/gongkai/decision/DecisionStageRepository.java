package org.gongkai.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DecisionStageRepository implements PanacheRepositoryBase<DecisionStageEntity, UUID> {

  private static final String DECIDED =
      "select decisionId, max(occurredOn) from DecisionStageEntity where decisionId in (:decisions)"
          + " and stage = :result and publishedAt is not null and withdrawnAt is null group by"
          + " decisionId";

  Uni<@Nullable DecisionStageEntity> find(UUID decisionId, UUID id) {
    return find("id = ?1 and decisionId = ?2", id, decisionId).firstResult();
  }

  Uni<@Nullable DecisionStageEntity> findForUpdate(UUID decisionId, UUID id) {
    return find("id = ?1 and decisionId = ?2", id, decisionId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  /** Newest first; {@code before} excludes itself and all newer ones. */
  Uni<List<DecisionStageEntity>> page(UUID decisionId, @Nullable UUID before, int rows) {
    return before == null
        ? find("decisionId = ?1 order by id desc", decisionId).page(0, rows).list()
        : find("decisionId = ?1 and id < ?2 order by id desc", decisionId, before)
            .page(0, rows)
            .list();
  }

  /** Published ones, withdrawn or not, by the day on which they happened. */
  Uni<List<DecisionStageEntity>> published(UUID decisionId) {
    return list("decisionId = ?1 and publishedAt is not null order by occurredOn, id", decisionId);
  }

  /** When the first result that is public was published; null when none is. */
  Uni<@Nullable Instant> decidedAt(UUID decisionId) {
    return find(
            "decisionId = ?1 and stage = ?2 and publishedAt is not null and withdrawnAt is null"
                + " order by publishedAt",
            decisionId,
            Stage.RESULT)
        .firstResult()
        .map(stage -> stage == null ? null : stage.publishedAt);
  }

  /** The day of the latest result that is public, of each decision that has one. */
  Uni<Map<UUID, LocalDate>> decidedDays(List<UUID> decisions) {
    if (decisions.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(DECIDED, Object[].class)
                    .setParameter("decisions", decisions)
                    .setParameter("result", Stage.RESULT)
                    .getResultList())
        .map(DecisionStageRepository::byDecision);
  }

  private static Map<UUID, LocalDate> byDecision(List<Object[]> rows) {
    Map<UUID, LocalDate> days = new HashMap<>();
    for (Object[] row : rows) {
      days.put((UUID) row[0], (LocalDate) row[1]);
    }
    return days;
  }
}
