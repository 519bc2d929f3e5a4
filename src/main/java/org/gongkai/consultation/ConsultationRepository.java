package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ConsultationRepository implements PanacheRepositoryBase<ConsultationEntity, UUID> {

  private static final String ADMIT =
      "select state, opens_at, closes_at, published_draft, asked_at from admit_comment(:id)";
  private static final String SHARE =
      "select cast(pg_advisory_xact_lock_shared(hashtextextended(:id, 0)) as varchar)";
  private static final String LOCK =
      "select cast(pg_advisory_xact_lock(hashtextextended(:id, 0)) as varchar)";

  Uni<@Nullable ConsultationEntity> findForUpdate(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Uni<List<ConsultationEntity>> ofDecision(UUID decisionId) {
    return list("decisionId = ?1 and opensAt is not null order by opensAt", decisionId);
  }

  /**
   * Newest first; {@code before} excludes itself and all newer ones; without a status every one
   * that is public.
   */
  Uni<List<ConsultationEntity>> page(
      @Nullable ConsultationStatus status, Instant now, @Nullable UUID before, int rows) {
    String statusClause =
        status == null
            ? "opensAt is not null"
            : switch (status) {
              case PLANNED -> "opensAt is null";
              case SCHEDULED -> "opensAt > :now and feedbackPublishedAt is null";
              case OPEN -> "opensAt <= :now and closesAt > :now";
              case CLOSED -> "closesAt <= :now and feedbackPublishedAt is null";
              case PUBLISHED -> "feedbackPublishedAt is not null";
            };
    Map<String, Object> parameters = new HashMap<>();
    String query = statusClause;
    if (statusClause.contains(":now")) {
      parameters.put("now", now);
    }
    if (before != null) {
      query += " and id < :before";
      parameters.put("before", before);
    }
    return find(query + " order by id desc", parameters).page(0, rows).list();
  }

  /** Newest first, whatever the status. */
  Uni<List<ConsultationEntity>> pageOfAll(@Nullable UUID before, int rows) {
    return before == null
        ? find("order by id desc").page(0, rows).list()
        : find("id < ?1 order by id desc", before).page(0, rows).list();
  }

  /** One row, or none for an unknown consultation; see the function in the migration. */
  Uni<List<Object[]>> admit(Mutiny.Session session, UUID id) {
    return session.createNativeQuery(ADMIT, Object[].class).setParameter("id", id).getResultList();
  }

  /**
   * Waits for every comment that was let in and is not committed yet, and lets no other in until
   * this transaction ends.
   */
  Uni<Void> lockOutComments(Mutiny.Session session, UUID id) {
    return lock(session, LOCK, id);
  }

  /**
   * Holds up {@link #lockOutComments} until this transaction ends, and no other that does the same.
   */
  Uni<Void> holdOffFeedback(Mutiny.Session session, UUID id) {
    return lock(session, SHARE, id);
  }

  /** The database's clock at this statement. */
  Uni<Instant> databaseTime(Mutiny.Session session) {
    return session.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult();
  }

  private static Uni<Void> lock(Mutiny.Session session, String query, UUID id) {
    return session
        .createNativeQuery(query, String.class)
        .setParameter("id", id.toString())
        .getSingleResult()
        .replaceWithVoid();
  }
}
