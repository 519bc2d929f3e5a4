package org.gongkai.privacy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The statements of an erasure, in the order in which everyone locks. */
@ApplicationScoped
class ErasureRepository {

  /** As submissions of one citizen wait for each other. */
  private static final String HOLD =
      "select cast(pg_advisory_xact_lock(hashtextextended(:id, 1)) as varchar)";

  private static final String HOLD_COMMENTS =
      "select id from comment where citizen_id = :citizen order by id for update";

  private static final String HOLD_CITIZEN =
      "select id from citizen where id = :citizen for update";

  // The public's text takes the place of the author's, which may name the author; of a withdrawn
  // comment, which is no part of any record of the decision, no text stays.
  private static final String COMMENTS =
      """
      with gone as (
        update comment
           set citizen_id = null, respondent_name = null, respondent_phone = null, masked_name = :name,
               text = case when status = 'WITHDRAWN' then :gone else public_text end,
               public_text = case when status = 'WITHDRAWN' then :gone else public_text end,
               withdrawal_reason = null, repetition_hash = null,
               updated_at = greatest(:now, updated_at + interval '1 millisecond'), version = version + 1
         where citizen_id = :citizen returning id),
      answered as (
        update feedback_item set masked_name = :name where comment_id in (select id from gone) returning 1),
      appealed as (
        update comment_appeal set text = :gone where comment_id in (select id from gone) returning 1)
      select (select count(*) from gone) + (select count(*) from answered) + (select count(*) from appealed)
      """;

  // A photo that nobody may see counts as left over for years, so that the worker which removes
  // those that no comment took removes its bytes and then its row.
  private static final String PHOTOS =
      """
      with hidden as (
        update comment_photo p set citizen_id = null, comment_id = null, place = null, created_at = '2000-01-01'
         where p.citizen_id = :citizen
           and (p.state <> 'PASSED' or not exists (
                 select from comment c where c.id = p.comment_id and c.status = 'PUBLIC' and c.publish_consent))
        returning 1)
      select count(*) from hidden
      """;

  private static final String SHOWN_PHOTOS =
      "with shown as (update comment_photo set citizen_id = null where citizen_id = :citizen"
          + " returning 1) select count(*) from shown";

  /** What is the person's alone. */
  private static final List<String> OWN =
      List.of(
          gone("notification where citizen_id = :citizen"),
          gone("inbox_message where citizen_id = :citizen"),
          gone("notification_grant where citizen_id = :citizen"),
          gone("refresh_token where citizen_id = :citizen"),
          gone("idempotency_record where subject = cast(cast(:citizen as uuid) as varchar)"),
          gone("citizen where id = :citizen"));

  /** Holds back what the person does at the same moment. */
  Uni<Void> hold(UUID citizen) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(HOLD, String.class)
                    .setParameter("id", citizen.toString())
                    .getSingleResultOrNull())
        .replaceWithVoid();
  }

  /** Locks the person's comments. */
  Uni<List<UUID>> comments(UUID citizen) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(HOLD_COMMENTS, UUID.class)
                    .setParameter("citizen", citizen)
                    .getResultList());
  }

  /** Locks the person; false for an unknown one. */
  Uni<Boolean> isThere(UUID citizen) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(HOLD_CITIZEN, UUID.class)
                    .setParameter("citizen", citizen)
                    .getResultList())
        .map(found -> !found.isEmpty());
  }

  /** Takes the person out of their comments, of the answers and of the appeals. */
  Uni<Void> anonymise(UUID citizen, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(COMMENTS, Long.class)
                    .setParameter("citizen", citizen)
                    .setParameter("name", ErasureService.GONE)
                    .setParameter("gone", ErasureService.GONE_TEXT)
                    .setParameter("now", now)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Leaves photos that the public sees without an author, and gives the others up for removal. */
  Uni<Void> partWithPhotos(UUID citizen) {
    return run(PHOTOS, citizen).chain(() -> run(SHOWN_PHOTOS, citizen)).replaceWithVoid();
  }

  /** Deletes what is the person's alone, and the person. */
  Uni<Void> delete(UUID citizen) {
    return Multi.createFrom()
        .iterable(OWN)
        .onItem()
        .transformToUniAndConcatenate(statement -> run(statement, citizen))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Long> run(String statement, UUID citizen) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(statement, Long.class)
                    .setParameter("citizen", citizen)
                    .getSingleResult());
  }

  private static String gone(String rows) {
    return "with gone as (delete from " + rows + " returning 1) select count(*) from gone";
  }
}
