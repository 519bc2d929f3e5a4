package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class GroupProposalRepository implements PanacheRepositoryBase<GroupProposalEntity, UUID> {

  /** Another seed than that of the locks on consultations. */
  private static final String TRY_LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended(:id, 19))";

  private static final String DELETE_OPEN =
      "with gone as (delete from group_proposal where consultation_id = cast(:consultation as uuid)"
          + " and status = 'OPEN' returning 1) select count(*) from gone";

  /** Whether this transaction is the only one that searches a consultation, until it ends. */
  Uni<Boolean> tryLock(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(TRY_LOCK, Boolean.class)
                    .setParameter("id", consultationId.toString())
                    .getSingleResult());
  }

  /** Removes what no officer decided. */
  Uni<Void> deleteOpen(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DELETE_OPEN, Long.class)
                    .setParameter("consultation", consultationId)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** The consultation that a proposal is about; null for an unknown one. */
  Uni<@Nullable UUID> consultationOf(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select p.consultationId from GroupProposalEntity p where p.id = :id",
                        UUID.class)
                    .setParameter("id", id)
                    .getSingleResultOrNull());
  }

  Uni<@Nullable GroupProposalEntity> findForUpdate(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** In the order of the searches, and of the sizes within one. */
  Uni<List<GroupProposalEntity>> page(
      UUID consultationId, @Nullable ProposalStatus status, @Nullable UUID after, int rows) {
    Map<String, Object> parameters = new HashMap<>(Map.of("consultation", consultationId));
    String query = "consultationId = :consultation";
    if (status != null) {
      query += " and status = :status";
      parameters.put("status", status);
    }
    if (after != null) {
      query += " and id > :after";
      parameters.put("after", after);
    }
    return find(query + " order by id", parameters).page(0, rows).list();
  }
}
