package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.gongkai.consultation.Admission;
import org.gongkai.platform.web.IdempotencyClaim;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Takes a comment in with one statement, so that a submission waits for the database once between
 * the begin and the commit of its transaction.
 *
 * <p>Each step reads what the one before it gave, which fixes their order: the idempotency key, the
 * window under the consultation's shared lock, the target, the author's standing under the author's
 * lock, the comment, its check. The functions are volatile, so that each sees what was committed
 * before its lock was given, although the statement began earlier.
 */
@ApplicationScoped
class IntakeRepository {

  private static final String RECEIVE =
      """
      with claimed as (
        insert into idempotency_record (subject, idempotency_key, operation, body_hash, status, location, body)
        values (:subject, :key, :operation, :requestHash, :answerStatus, :location, :answer)
        on conflict do nothing
        returning cast(:consultation as uuid) as consultation),
      admitted as (
        select c.consultation, a.*
          from claimed c
          cross join lateral admit_comment(c.consultation, cast(:ticketAt as timestamptz), :graceMillis) a),
      aimed as (
        select a.consultation, a.state, a.asked_at, t.is_public, t.draft
          from admitted a
          cross join lateral comment_target(a.consultation, cast(:clause as uuid), cast(:named as integer), a.published_draft) t
         where a.state in ('OPEN', 'GRACE')),
      weighed as (
        select a.consultation, a.state, a.asked_at, a.draft, s.*
          from aimed a
          cross join lateral citizen_standing(cast(:citizen as uuid), a.consultation, a.draft, :repetition, a.asked_at, :mostThere, :mostToday) s
         where a.is_public and a.draft is not null),
      stored as (
        insert into comment (id, consultation_id, draft_number, clause_id, citizen_id, ticket_id, source, text, public_text,
                             masked_kinds, respondent_type, respondent_name, respondent_phone, masked_name, publish_consent,
                             repetition_hash, receipt, status, submitted_at, updated_at, version)
        select cast(:id as uuid), w.consultation, w.draft, cast(:clause as uuid), cast(:citizen as uuid),
               case when w.state = 'GRACE' then cast(:ticket as uuid) end, :source, :text, :publicText, :maskedKinds,
               :respondentType, :respondentName, :respondentPhone, :maskedName, :publishConsent, :repetition, :receipt, :status,
               date_trunc('milliseconds', w.asked_at), date_trunc('milliseconds', w.asked_at), 0
          from weighed w
         where w.repeated is null and w.there < :mostThere and w.today < :mostToday
        returning id),
      queued as (
        insert into comment_check (comment_id, due_at, attempts)
        select id, cast(:dueAt as timestamptz), 0 from stored
        returning comment_id)
      select c.consultation is not null, a.state, a.opens_at, a.closes_at, a.published_draft, a.asked_at,
             t.is_public, t.draft, w.there, w.today, w.tomorrow, w.repeated, q.comment_id is not null
        from (select) as one
        left join claimed c on true
        left join admitted a on true
        left join aimed t on true
        left join weighed w on true
        left join queued q on true
      """
          // The client keeps a statement prepared, and so saves a round trip, up to 2,048
          // characters.
          .replaceAll("\\s+", " ");

  private static final int ADMISSION = 1;
  private static final int TARGET = 6;
  private static final int STANDING = 8;
  private static final int STORED = 12;

  /**
   * Stores a comment with its claim and its check, unless something found forbids it; in the
   * present transaction, which must not commit without the comment.
   */
  Uni<IntakeFinding> receive(PreparedIntake intake, IdempotencyClaim claim, IntakeConfig limits) {
    return Panache.getSession()
        .chain(session -> bound(session, intake, claim, limits).getSingleResult())
        .map(IntakeRepository::finding);
  }

  private static Mutiny.SelectionQuery<Object[]> bound(
      Mutiny.Session session, PreparedIntake intake, IdempotencyClaim claim, IntakeConfig limits) {
    var query = session.createNativeQuery(RECEIVE, Object[].class);
    claim(query, claim);
    comment(query, intake.comment());
    respondent(query, intake.comment());
    return query
        .setParameter("ticketAt", intake.terms().ticketAt())
        .setParameter("ticket", intake.terms().ticketId())
        .setParameter("graceMillis", intake.terms().graceMillis())
        .setParameter("named", intake.namedVersion())
        .setParameter("mostThere", limits.perConsultation())
        .setParameter("mostToday", limits.perDay())
        .setParameter("dueAt", intake.checkDueAt());
  }

  private static void claim(Mutiny.SelectionQuery<Object[]> query, IdempotencyClaim claim) {
    query
        .setParameter("subject", claim.subject())
        .setParameter("key", claim.key())
        .setParameter("operation", claim.operation())
        .setParameter("requestHash", claim.hash())
        .setParameter("answerStatus", claim.status())
        .setParameter("location", claim.location())
        .setParameter("answer", claim.body());
  }

  private static void comment(Mutiny.SelectionQuery<Object[]> query, CommentEntity comment) {
    query
        .setParameter("id", comment.id)
        .setParameter("consultation", comment.consultationId)
        .setParameter("clause", comment.clauseId)
        .setParameter("citizen", comment.citizenId)
        .setParameter("source", comment.source.name())
        .setParameter("text", comment.text)
        .setParameter("publicText", comment.publicText)
        .setParameter("maskedKinds", comment.maskedKinds)
        .setParameter("publishConsent", comment.publishConsent)
        .setParameter("repetition", comment.repetitionHash)
        .setParameter("receipt", comment.receipt)
        .setParameter("status", comment.status.name());
  }

  private static void respondent(Mutiny.SelectionQuery<Object[]> query, CommentEntity comment) {
    query
        .setParameter("respondentType", comment.respondentType.name())
        .setParameter("respondentName", comment.respondentName)
        .setParameter("respondentPhone", comment.respondentPhone)
        .setParameter("maskedName", comment.maskedName);
  }

  private static IntakeFinding finding(Object[] row) {
    return new IntakeFinding(
        (Boolean) row[0],
        row[ADMISSION] == null ? null : Admission.of(row, ADMISSION),
        row[TARGET] == null
            ? null
            : new CommentTarget((Boolean) row[TARGET], (Integer) row[TARGET + 1]),
        row[STANDING] == null ? null : standing(row),
        (Boolean) row[STORED]);
  }

  private static CitizenStanding standing(Object[] row) {
    return new CitizenStanding(
        ((Number) row[STANDING]).longValue(),
        ((Number) row[STANDING + 1]).longValue(),
        instant(row[STANDING + 2]),
        (@Nullable String) row[STANDING + 3]);
  }

  private static Instant instant(Object column) {
    return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
  }
}
