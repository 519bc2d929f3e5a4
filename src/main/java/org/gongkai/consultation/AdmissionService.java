package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.calendar.DeadlineKind;
import org.gongkai.calendar.DeadlineService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Who may add to a consultation, and what holds until they are done: comments and a feedback report
 * keep each other out. By the database's clock, so that every instance says the same.
 */
@ApplicationScoped
public class AdmissionService {

  private final ConsultationRepository consultations;
  private final WindowRepository windows;
  private final DeadlineService deadlines;
  private final Tickets tickets;
  private final WindowConfig config;

  AdmissionService(
      ConsultationRepository consultations,
      WindowRepository windows,
      DeadlineService deadlines,
      Tickets tickets,
      WindowConfig config) {
    this.consultations = consultations;
    this.windows = windows;
    this.deadlines = deadlines;
    this.tickets = tickets;
    this.config = config;
  }

  /**
   * What {@code admit_comment} is asked with, in the statement that stores a comment.
   *
   * @param ticket from {@link #ticket}; within its grace the comment is still taken after the
   *     closing
   * @throws ProblemException {@link ProblemType#TICKET_INVALID}
   */
  public AdmissionTerms terms(UUID id, UUID citizenId, @Nullable String ticket) {
    Tickets.Ticket read = tickets.read(ticket, id, citizenId);
    return new AdmissionTerms(
        read == null ? null : read.id(),
        read == null ? null : read.issuedAt(),
        config.grace().toMillis());
  }

  /**
   * Asks the database's clock whether a comment may be added in the present transaction. The leave
   * holds until the transaction ends: no feedback report is published before it.
   *
   * @param ticket from {@link #ticket}; within its grace the comment is still taken after the
   *     closing
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_OPEN}, {@link
   *     ProblemType#CONSULTATION_CLOSED}, {@link ProblemType#CONSULTATION_NOT_FOUND} or {@link
   *     ProblemType#TICKET_INVALID}
   */
  @WithTransaction
  public Uni<AdmittedComment> admitComment(UUID id, UUID citizenId, @Nullable String ticket) {
    AdmissionTerms terms = terms(id, citizenId, ticket);
    return Panache.getSession()
        .chain(session -> consultations.admit(session, id, terms))
        .map(asked -> Admission.require(asked, terms.ticketId()));
  }

  /**
   * Proves that a citizen began a comment while the window was open.
   *
   * @throws ProblemException (in the Uni) as {@link #admitComment} when it is not open
   */
  @WithTransaction
  public Uni<TicketView> ticket(UUID id, UUID citizenId) {
    return admitComment(id, citizenId, null)
        .chain(admitted -> require(id).map(found -> ticket(found, citizenId, admitted.at())));
  }

  private TicketView ticket(ConsultationEntity consultation, UUID citizenId, Instant at) {
    Window window = requireWindow(consultation);
    return new TicketView(
        tickets.issue(consultation.id, citizenId, at),
        window.closesAt(),
        window.closesAt().plus(config.grace()));
  }

  /**
   * Begins the publication of a feedback report in the present transaction: locks the consultation
   * against comments and other publications.
   *
   * @throws ProblemException (in the Uni) when a comment may still come in on the database's clock,
   *     the grace of tickets included, or it is already published
   */
  @WithTransaction
  public Uni<FeedbackLeave> beginFeedback(UUID id) {
    return Panache.getSession()
        .chain(session -> consultations.lockOutComments(session, id))
        .chain(this::now)
        .chain(now -> requireForUpdate(id).map(consultation -> leave(consultation, now)));
  }

  /**
   * Begins a change to a comment's verdict in the present transaction; no feedback report is
   * published before it ends.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED}
   */
  @WithTransaction
  public Uni<Void> beginVerdict(UUID id) {
    return held(id)
        .chain(() -> Panache.getSession())
        .chain(session -> consultations.beginAdopting(session, id));
  }

  /**
   * Begins a change in the present transaction to what a feedback report counts; none is published
   * before it ends.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED}
   */
  @WithTransaction
  public Uni<Void> holdFeedback(UUID id) {
    return held(id).replaceWithVoid();
  }

  /**
   * Asks the database's clock whether a comment that came in on paper may be entered in the present
   * transaction: from the first opening until the feedback report is published, which waits for the
   * transaction's end.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_ANNOUNCED}, {@link
   *     ProblemType#CONSULTATION_NOT_OPEN} or {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED}
   */
  @WithTransaction
  public Uni<EntryLeave> admitEntry(UUID id) {
    return held(id)
        .chain(
            consultation ->
                now()
                    .chain(
                        now ->
                            windows
                                .of(id)
                                .map(decided -> EntryLeave.of(consultation, decided, now))));
  }

  private Uni<ConsultationEntity> held(UUID id) {
    return Panache.getSession()
        .chain(session -> consultations.holdOffFeedback(session, id))
        .chain(() -> require(id))
        .invoke(AdmissionService::requireUnanswered);
  }

  /**
   * Holds up the publication of a feedback report until the present transaction ends; refuses
   * nothing. Whoever changes what a report would say of a comment takes it before the comment's
   * lock.
   */
  @WithTransaction
  public Uni<Void> holdOffFeedback(UUID id) {
    return Panache.getSession().chain(session -> consultations.holdOffFeedback(session, id));
  }

  /**
   * Whether the feedback report is published, without a lock: once it is, it stays so.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithSession
  public Uni<Boolean> isAnswered(UUID id) {
    return consultations
        .isAnswered(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND));
  }

  /**
   * Begins a revision of a published feedback report, or the proposal of one, in the present
   * transaction; no other change of it begins before that ends. The consultation stays as it is
   * until {@link #endRevision}.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_NOT_FOUND} while none is
   *     published
   */
  @WithTransaction
  public Uni<Void> beginRevision(UUID id) {
    return Panache.getSession()
        .chain(session -> consultations.lockOutComments(session, id))
        .chain(() -> requireForUpdate(id))
        .invoke(AdmissionService::requireAnswered)
        .replaceWithVoid();
  }

  /** Marks the consultation as changed by a revision; ends what {@link #beginRevision} began. */
  @WithTransaction
  public Uni<Void> endRevision(UUID id) {
    return requireForUpdate(id)
        .chain(
            consultation ->
                now()
                    .invoke(now -> consultation.changedAt = Times.toMillis(now))
                    .replaceWithVoid());
  }

  private static void requireAnswered(ConsultationEntity consultation) {
    if (consultation.feedbackPublishedAt == null) {
      throw new ProblemException(ProblemType.FEEDBACK_NOT_FOUND);
    }
  }

  /** Marks the feedback report as published; ends what {@link #beginFeedback} began. */
  @WithTransaction
  public Uni<Void> endFeedback(UUID id, Instant publishedAt) {
    return requireForUpdate(id)
        .invoke(consultation -> publishFeedback(consultation, publishedAt))
        .chain(() -> deadlines.met(DeadlineKind.FEEDBACK, id, publishedAt));
  }

  private static void publishFeedback(ConsultationEntity consultation, Instant at) {
    consultation.feedbackPublishedAt = at;
    consultation.changedAt = at;
  }

  private static void requireUnanswered(ConsultationEntity consultation) {
    if (consultation.feedbackPublishedAt != null) {
      throw new ProblemException(ProblemType.FEEDBACK_ALREADY_PUBLISHED);
    }
  }

  private static Window requireWindow(ConsultationEntity consultation) {
    Window window = Windows.of(consultation);
    if (window == null) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_FOUND);
    }
    return window;
  }

  /** The same clock that lets comments in says that no more can come. */
  private FeedbackLeave leave(ConsultationEntity consultation, Instant now) {
    Instant last = requireWindow(consultation).closesAt().plus(config.grace());
    requireUnanswered(consultation);
    if (now.isBefore(last)) {
      throw new ProblemException(ProblemType.CONSULTATION_STILL_OPEN, Times.format(last));
    }
    return new FeedbackLeave(ConsultationItem.of(consultation, now), now);
  }

  private Uni<Instant> now() {
    return Panache.getSession().chain(consultations::databaseTime);
  }

  private Uni<ConsultationEntity> require(UUID id) {
    return orNotFound(consultations.findById(id));
  }

  private Uni<ConsultationEntity> requireForUpdate(UUID id) {
    return orNotFound(consultations.findForUpdate(id));
  }

  private static Uni<ConsultationEntity> orNotFound(Uni<@Nullable ConsultationEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND));
  }
}
