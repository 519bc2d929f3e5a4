package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongkai.citizen.InboxKind;
import org.gongkai.citizen.InboxService;
import org.gongkai.citizen.NewMessage;
import org.gongkai.citizen.ToldOutcome;
import org.gongkai.comment.Answerable;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.DraftService;
import org.jspecify.annotations.Nullable;

/**
 * Revises answers of a published report in the present transaction: the answer, the totals, the
 * public history and the author's inbox, all or none. The consultation is locked for a revision.
 */
@ApplicationScoped
class PublishedAnswers {

  /** Counts anew what the report counts, so that it agrees with its answers. */
  private static final String RECOUNT =
      """
      with counted as (
        select count(*) filter (where outcome = 'ADOPTED') as adopted,
               count(*) filter (where outcome = 'PARTLY_ADOPTED') as partly_adopted,
               count(*) filter (where outcome = 'NOT_ADOPTED') as not_adopted,
               count(*) filter (where outcome = 'NOTED') as noted,
               count(*) filter (where outcome = 'OUT_OF_SCOPE') as out_of_scope
          from feedback_item where consultation_id = :id),
      revised as (
        update feedback_report r
           set adopted = c.adopted, partly_adopted = c.partly_adopted, not_adopted = c.not_adopted,
               noted = c.noted, out_of_scope = c.out_of_scope
          from counted c where r.consultation_id = :id returning 1)
      select count(*) from revised
      """;

  private final FeedbackItemRepository items;
  private final FeedbackRevisionRepository revisions;
  private final ConsultationService consultations;
  private final AdmissionService admissions;
  private final DraftService drafts;
  private final FeedbackRepository reports;
  private final ReportContent content;
  private final InboxService inbox;

  PublishedAnswers(
      FeedbackItemRepository items,
      FeedbackRevisionRepository revisions,
      ConsultationService consultations,
      AdmissionService admissions,
      DraftService drafts,
      FeedbackRepository reports,
      ReportContent content,
      InboxService inbox) {
    this.items = items;
    this.revisions = revisions;
    this.consultations = consultations;
    this.admissions = admissions;
    this.drafts = drafts;
    this.reports = reports;
    this.content = content;
    this.inbox = inbox;
  }

  /**
   * Puts a verdict in the place of the published one.
   *
   * @param at when it began to count: of a confirmed one, the confirmation
   */
  Uni<Void> revise(Answerable comment, GivenVerdict given, Instant at) {
    return changedClause(comment, given)
        .chain(
            clause ->
                items
                    .ofComment(comment.id())
                    .map(Objects::requireNonNull)
                    .invoke(item -> name(item, comment, given))
                    .chain(item -> revise(item, given, at, clause)))
        .call(items::flush)
        .call(() -> recount(comment.consultationId()))
        .call(() -> rewrite(comment.consultationId()))
        .call(() -> admissions.endRevision(comment.consultationId()))
        .chain(revision -> tell(comment, revision));
  }

  /** Which clause was changed, between which versions. */
  private static void name(FeedbackItemEntity item, Answerable comment, GivenVerdict given) {
    item.changedClauseId = given.clauseId();
    item.fromVersion = given.clauseId() == null ? null : comment.draftNumber();
    item.changedVersion = given.draftVersion();
  }

  /** The totals were counted in the database. */
  private Uni<Void> rewrite(UUID consultationId) {
    return reports
        .findById(consultationId)
        .call(report -> Panache.getSession().chain(session -> session.refresh(report)))
        .chain(content::rewrite);
  }

  private Uni<FeedbackRevisionEntity> revise(
      FeedbackItemEntity item, GivenVerdict given, Instant at, @Nullable String clause) {
    return revisions
        .lastNumber(item.consultationId)
        .map(last -> revision(item, last + 1, given, at, clause))
        .invoke(revision -> replace(item, given, clause))
        .call(revisions::persist);
  }

  private static void replace(
      FeedbackItemEntity item, GivenVerdict given, @Nullable String clause) {
    item.outcome = given.outcome();
    item.reason = given.reason();
    item.changedClause = clause;
  }

  private static FeedbackRevisionEntity revision(
      FeedbackItemEntity item,
      int number,
      GivenVerdict given,
      Instant at,
      @Nullable String clause) {
    FeedbackRevisionEntity row = new FeedbackRevisionEntity();
    row.consultationId = item.consultationId;
    row.number = number;
    row.item = item.number;
    row.beforeOutcome = item.outcome;
    row.beforeReason = item.reason;
    row.beforeClause = item.changedClause;
    row.afterOutcome = given.outcome();
    row.afterReason = given.reason();
    row.afterClause = clause;
    row.note = Objects.requireNonNull(given.note());
    row.revisedAt = at;
    return row;
  }

  private Uni<@Nullable String> changedClause(Answerable comment, GivenVerdict given) {
    UUID clause = given.clauseId();
    Integer version = given.draftVersion();
    if (clause == null || version == null) {
      return Uni.createFrom().nullItem();
    }
    return drafts
        .publicClauses(comment.consultationId(), List.of(clause))
        .map(refs -> new ClauseNames(refs).of(clause, version, comment.draftNumber()));
  }

  private static Uni<Void> recount(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(RECOUNT, Long.class)
                    .setParameter("id", consultationId)
                    .getSingleResult())
        .replaceWithVoid();
  }

  private Uni<Void> tell(Answerable comment, FeedbackRevisionEntity revision) {
    UUID author = comment.citizenId();
    if (author == null) {
      return Uni.createFrom().voidItem();
    }
    return consultations
        .publicConsultation(comment.consultationId())
        .chain(
            consultation -> inbox.tell(List.of(message(author, comment, consultation, revision))));
  }

  private static NewMessage message(
      UUID author,
      Answerable comment,
      ConsultationItem consultation,
      FeedbackRevisionEntity revision) {
    String text =
        "您对“%s”的意见，采纳情况由“%s”改为“%s”。修改说明：%s"
            .formatted(
                consultation.title(),
                revision.beforeOutcome.chinese(),
                revision.afterOutcome.chinese(),
                revision.note);
    return new NewMessage(
        author,
        InboxKind.ANSWER_REVISED,
        "对您意见的答复有修改",
        text,
        "/v1/receipts/" + comment.receipt(),
        consultation.title(),
        ToldOutcome.valueOf(revision.afterOutcome.name()));
  }
}
