package org.gongkai.privacy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What is too old, and what runs did about it. */
@ApplicationScoped
class RetentionRepository implements PanacheRepositoryBase<RetentionRunEntity, RetentionKind> {

  private static final String HOLD =
      "select pg_try_advisory_xact_lock(hashtextextended('retention', 38))";

  private static final String NOTE =
      """
      with noted as (
        insert into retention_run as known (kind, ran_at, dry_run, found, failure, deleted, last_deleted_at)
        values (:kind, :at, :dry, :found, nullif(cast(:failure as varchar), ''), :deleted, case when cast(:deleted as bigint) > 0 then cast(:at as timestamptz) end)
        on conflict (kind) do update
           set ran_at = excluded.ran_at, dry_run = excluded.dry_run, found = excluded.found, failure = excluded.failure,
               deleted = known.deleted + excluded.deleted,
               last_deleted_at = coalesce(excluded.last_deleted_at, known.last_deleted_at)
        returning 1)
      select count(*) from noted
      """;

  /** Whether the present transaction is the only one that deletes. */
  Uni<Boolean> hold() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(HOLD, Boolean.class).getSingleResult());
  }

  Uni<Long> count(RetentionKind kind, Instant before) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(kind.count(), Long.class)
                    .setParameter("before", before)
                    .getSingleResult());
  }

  Uni<Long> purge(RetentionKind kind, Instant before, int most) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(kind.purge(), Long.class)
                    .setParameter("before", before)
                    .setParameter("most", most)
                    .getSingleResult());
  }

  Uni<Void> note(RetentionResult result) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(NOTE, Long.class)
                    .setParameter("kind", result.kind().name())
                    .setParameter("at", result.at())
                    .setParameter("dry", result.dryRun())
                    .setParameter("found", result.rows())
                    .setParameter("failure", result.failure())
                    .setParameter("deleted", result.dryRun() ? 0L : result.rows())
                    .getSingleResult())
        .replaceWithVoid();
  }
}
