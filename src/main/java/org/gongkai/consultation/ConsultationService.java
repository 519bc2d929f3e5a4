package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongkai.decision.DecisionService;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Consultations and their windows. */
@ApplicationScoped
public class ConsultationService {

  private final ConsultationRepository consultations;
  private final DraftRepository drafts;
  private final DecisionService decisions;
  private final IdGenerator ids;
  private final InstantSource clock;

  ConsultationService(
      ConsultationRepository consultations,
      DraftRepository drafts,
      DecisionService decisions,
      IdGenerator ids,
      InstantSource clock) {
    this.consultations = consultations;
    this.drafts = drafts;
    this.decisions = decisions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Name of the cached answer of one consultation. */
  public static String cacheKey(UUID id) {
    return "consultation:" + id;
  }

  /** Prepares a consultation; nobody outside sees it before its window is announced. */
  @WithTransaction
  public Uni<Versioned<ConsultationView>> create(CreateConsultationRequest request, String by) {
    ConsultationEntity consultation = new ConsultationEntity();
    consultation.id = ids.next();
    consultation.decisionId = request.decisionId();
    consultation.title = request.title();
    consultation.unit = request.unit();
    consultation.contact = request.contact();
    consultation.createdBy = by;
    return decisions
        .requireExisting(request.decisionId())
        .chain(() -> consultations.persist(consultation))
        .map(this::versioned);
  }

  /**
   * Announces the window and publishes the latest draft.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) when the window is unlawful, was announced before, or
   *     there is no draft
   */
  @WithTransaction
  public Uni<Versioned<ConsultationView>> open(
      UUID id, @Nullable String ifMatch, OpenConsultationRequest request) {
    return requireForUpdate(id)
        .invoke(consultation -> VersionTag.require(ifMatch, consultation.version))
        .invoke(ConsultationService::requireUnopened)
        .chain(
            consultation ->
                drafts.latestNumber(id).map(draft -> announce(consultation, draft, request)))
        .call(consultations::flush)
        .map(this::versioned);
  }

  /** A consultation as staff see it, whatever its status. */
  @WithSession
  public Uni<Versioned<ConsultationView>> forStaff(UUID id) {
    return require(id).map(this::versioned);
  }

  /** All consultations, newest first. */
  @WithSession
  public Uni<Page<ConsultationView>> pageForStaff(@Nullable String cursor, int limit) {
    return consultations.pageOfAll(Cursor.read(cursor), limit + 1).map(rows -> page(rows, limit));
  }

  /** A public consultation, valid until its status changes. */
  @WithSession
  public Uni<Loaded> publicView(UUID id) {
    return requirePublic(id).map(this::loaded);
  }

  /** Public consultations, newest first; {@code status} null for every public one. */
  @WithSession
  public Uni<Page<ConsultationView>> publicPage(
      @Nullable ConsultationStatus status, @Nullable String cursor, int limit) {
    if (status == ConsultationStatus.PLANNED) {
      return Uni.createFrom().item(new Page<>(List.of(), null));
    }
    return consultations
        .page(status, clock.instant(), Cursor.read(cursor), limit + 1)
        .map(rows -> page(rows, limit));
  }

  /**
   * Asks the database's clock whether a comment may be added in the present transaction. The leave
   * holds until the transaction ends: no feedback report is published before it.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_OPEN}, {@link
   *     ProblemType#CONSULTATION_CLOSED} or {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithTransaction
  public Uni<AdmittedComment> admitComment(UUID id) {
    return Panache.getSession()
        .chain(session -> consultations.admit(session, id))
        .map(ConsultationService::admitted);
  }

  /**
   * Begins the publication of a feedback report in the present transaction: locks the consultation
   * against comments and other publications.
   *
   * @throws ProblemException (in the Uni) when it is still open on the database's clock, or already
   *     published
   */
  @WithTransaction
  public Uni<FeedbackLeave> beginFeedback(UUID id) {
    return Panache.getSession()
        .chain(session -> consultations.lockOutComments(session, id))
        .chain(() -> Panache.getSession())
        .chain(consultations::databaseTime)
        .chain(now -> requireForUpdate(id).map(consultation -> leave(consultation, now)));
  }

  /**
   * Begins a change to a comment's verdict in the present transaction; no feedback report is
   * published before it ends.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED}
   */
  @WithTransaction
  public Uni<ConsultationView> beginVerdict(UUID id) {
    return Panache.getSession()
        .chain(session -> consultations.holdOffFeedback(session, id))
        .chain(() -> require(id))
        .invoke(ConsultationService::requireUnanswered)
        .map(consultation -> ConsultationView.of(consultation, clock.instant()));
  }

  /** Marks the feedback report as published; ends what {@link #beginFeedback} began. */
  @WithTransaction
  public Uni<Void> endFeedback(UUID id, Instant publishedAt) {
    return requireForUpdate(id)
        .invoke(consultation -> consultation.feedbackPublishedAt = publishedAt)
        .replaceWithVoid();
  }

  /**
   * The public consultation with its window; for features that build on it.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithSession
  public Uni<ConsultationView> publicConsultation(UUID id) {
    return requirePublic(id)
        .map(consultation -> ConsultationView.of(consultation, clock.instant()));
  }

  private ConsultationEntity announce(
      ConsultationEntity consultation, int draft, OpenConsultationRequest request) {
    if (draft == 0) {
      throw new ProblemException(ProblemType.CONSULTATION_WITHOUT_DRAFT);
    }
    Window window =
        WindowPolicy.decide(
            clock.instant(), request.opensAt(), request.closesAt(), request.shortenedReason());
    consultation.opensAt = window.opensAt();
    consultation.closesAt = window.closesAt();
    consultation.shortenedReason = request.shortenedReason();
    consultation.publishedDraft = draft;
    return consultation;
  }

  private static void requireUnopened(ConsultationEntity consultation) {
    if (consultation.opensAt != null) {
      throw new ProblemException(ProblemType.CONSULTATION_ALREADY_OPENED);
    }
  }

  private static void requireUnanswered(ConsultationEntity consultation) {
    if (consultation.feedbackPublishedAt != null) {
      throw new ProblemException(ProblemType.FEEDBACK_ALREADY_PUBLISHED);
    }
  }

  /** The same clock that lets comments in says that no more can come. */
  private static FeedbackLeave leave(ConsultationEntity consultation, Instant now) {
    Window window = Windows.of(consultation);
    if (window == null) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_FOUND);
    }
    requireUnanswered(consultation);
    if (now.isBefore(window.closesAt())) {
      throw new ProblemException(
          ProblemType.CONSULTATION_STILL_OPEN, Times.format(window.closesAt()));
    }
    return new FeedbackLeave(ConsultationView.of(consultation, now), now);
  }

  private static AdmittedComment admitted(List<Object[]> rows) {
    if (rows.isEmpty()) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_FOUND);
    }
    Object[] row = rows.get(0);
    return switch ((String) row[0]) {
      case "OPEN" -> new AdmittedComment(((Number) row[3]).intValue(), instant(row[4]));
      case "CLOSED" -> throw new ProblemException(ProblemType.CONSULTATION_CLOSED, time(row[2]));
      // A consultation without a window is not public yet.
      default ->
          throw row[1] == null
              ? new ProblemException(ProblemType.CONSULTATION_NOT_FOUND)
              : new ProblemException(ProblemType.CONSULTATION_NOT_OPEN, time(row[1]));
    };
  }

  private static String time(Object column) {
    return Times.format(instant(column));
  }

  private static Instant instant(Object column) {
    return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
  }

  private Uni<ConsultationEntity> require(UUID id) {
    return orNotFound(consultations.findById(id));
  }

  private Uni<ConsultationEntity> requireForUpdate(UUID id) {
    return orNotFound(consultations.findForUpdate(id));
  }

  private Uni<ConsultationEntity> requirePublic(UUID id) {
    return orNotFound(
        consultations
            .findById(id)
            .map(found -> found == null || found.opensAt == null ? null : found));
  }

  private static Uni<ConsultationEntity> orNotFound(Uni<@Nullable ConsultationEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND));
  }

  private Versioned<ConsultationView> versioned(ConsultationEntity consultation) {
    return new Versioned<>(
        ConsultationView.of(consultation, clock.instant()), consultation.version);
  }

  private Page<ConsultationView> page(List<ConsultationEntity> rows, int limit) {
    Instant now = clock.instant();
    return Page.of(rows, limit, row -> Cursor.after(row.id))
        .map(row -> ConsultationView.of(row, now));
  }

  private Loaded loaded(ConsultationEntity consultation) {
    Instant now = clock.instant();
    return Loaded.json(
        ConsultationView.of(consultation, now),
        ConsultationStatus.nextChange(now, Windows.of(consultation)));
  }
}
