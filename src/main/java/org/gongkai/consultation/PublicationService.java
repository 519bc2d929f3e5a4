package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Makes versions of drafts public. */
@ApplicationScoped
public class PublicationService {

  private final ConsultationService service;
  private final ConsultationRepository consultations;
  private final DraftRepository drafts;
  private final PublishedDraftRepository published;
  private final AuditService audit;

  PublicationService(
      ConsultationService service,
      ConsultationRepository consultations,
      DraftRepository drafts,
      PublishedDraftRepository published,
      AuditService audit) {
    this.service = service;
    this.consultations = consultations;
    this.drafts = drafts;
    this.published = published;
    this.audit = audit;
  }

  /**
   * Publishes the latest draft of a consultation of which nothing is public yet, in the present
   * transaction.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_WITHOUT_DRAFT}
   */
  @WithTransaction
  Uni<Void> publishFirst(ConsultationEntity consultation, Instant now, String by) {
    return drafts
        .latestNumber(consultation.id)
        .invoke(PublicationService::requireDraft)
        .chain(number -> persist(consultation, number, 1, now, by));
  }

  /**
   * Publishes a further version: comments are taken on it from now on, and those on the version
   * before follow their clauses.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_ANNOUNCED}, {@link
   *     ProblemType#DRAFT_NOT_FOUND}, {@link ProblemType#DRAFT_ALREADY_PUBLISHED} or {@link
   *     ProblemType#DRAFT_OUTDATED} when it was imported before the present version was published
   */
  @WithTransaction
  public Uni<Versioned<ConsultationView>> publish(
      UUID id, int version, @Nullable String ifMatch, String by) {
    return Panache.getSession()
        .chain(session -> consultations.lockOutComments(session, id))
        .chain(() -> consultations.findForUpdate(id))
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND))
        .invoke(consultation -> VersionTag.require(ifMatch, consultation.version))
        .invoke(PublicationService::requireAnnounced)
        .chain(consultation -> publishNext(consultation, version, by));
  }

  private Uni<Versioned<ConsultationView>> publishNext(
      ConsultationEntity consultation, int version, String by) {
    UUID id = consultation.id;
    return service
        .forStaff(id)
        .chain(
            before ->
                publish(consultation, version, by)
                    .chain(consultations::flush)
                    .chain(() -> service.forStaff(id))
                    .call(
                        after ->
                            audit.record(
                                new AuditedChange(
                                    by,
                                    "publishDraft",
                                    ConsultationService.SUBJECT,
                                    id,
                                    null,
                                    before.value(),
                                    after.value()))));
  }

  private Uni<Void> publish(ConsultationEntity consultation, int version, String by) {
    return drafts
        .find(consultation.id, version)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DRAFT_NOT_FOUND))
        .chain(draft -> published.of(consultation.id).invoke(out -> requireNext(draft, out)))
        .chain(
            out ->
                Panache.getSession()
                    .chain(consultations::databaseTime)
                    .chain(now -> persist(consultation, version, out.size() + 1, now, by)));
  }

  private Uni<Void> persist(
      ConsultationEntity consultation, int number, int edition, Instant now, String by) {
    PublishedDraftEntity row = new PublishedDraftEntity();
    row.consultationId = consultation.id;
    row.number = number;
    row.edition = edition;
    row.publishedBy = by;
    row.publishedAt = Times.toMillis(now);
    consultation.publishedDraft = number;
    consultation.changedAt = row.publishedAt;
    return published.persist(row).replaceWithVoid();
  }

  private static void requireDraft(int number) {
    if (number == 0) {
      throw new ProblemException(ProblemType.CONSULTATION_WITHOUT_DRAFT);
    }
  }

  private static void requireAnnounced(ConsultationEntity consultation) {
    if (consultation.opensAt == null) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_ANNOUNCED);
    }
  }

  private static void requireNext(DraftEntity draft, List<PublishedDraftEntity> out) {
    if (out.stream().anyMatch(row -> row.number == draft.number)) {
      throw new ProblemException(ProblemType.DRAFT_ALREADY_PUBLISHED);
    }
    Integer latest = out.isEmpty() ? null : out.get(out.size() - 1).number;
    if (!Objects.equals(draft.basedOn, latest)) {
      throw new ProblemException(ProblemType.DRAFT_OUTDATED);
    }
  }
}
