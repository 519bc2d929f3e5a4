package org.gongkai.comment.photo;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Results of the platform that came before its name of the check was stored here, in the present
 * transaction.
 */
@ApplicationScoped
class MediaCheckResults {

  private static final String HOLD =
      "select cast(pg_advisory_xact_lock(hashtextextended(:trace, 35)) as varchar)";
  private static final String KEEP =
      "with kept as (insert into media_check_result (trace_id, result, received_at) values (:trace,"
          + " :result, :at) on conflict do nothing returning 1) select count(*) from kept";
  private static final String TAKE =
      "with taken as (delete from media_check_result where trace_id = :trace returning result)"
          + " select result from taken";
  private static final String PURGE =
      "with gone as (delete from media_check_result where received_at < :before returning 1) select"
          + " count(*) from gone";

  /**
   * Lets whoever else stores this name or a result under it wait until the transaction ends: either
   * the result finds the photo, or the photo the result.
   */
  Uni<Void> hold(String traceId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(HOLD, String.class)
                    .setParameter("trace", traceId)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Keeps the first result under a name. */
  Uni<Void> keep(String traceId, PhotoResult result, Instant at) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(KEEP, Long.class)
                    .setParameter("trace", traceId)
                    .setParameter("result", result.name())
                    .setParameter("at", at)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Takes a result out; null when none came. */
  Uni<@Nullable PhotoResult> take(String traceId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(TAKE, String.class)
                    .setParameter("trace", traceId)
                    .getSingleResultOrNull())
        .map(name -> name == null ? null : PhotoResult.valueOf(name));
  }

  /** Removes what came before then. */
  Uni<Long> purge(Instant before) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(PURGE, Long.class)
                    .setParameter("before", before)
                    .getSingleResult());
  }
}
