package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.calendar.DeadlineKind;
import org.gongkai.calendar.DeadlineService;
import org.gongkai.decision.DecisionService;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Consultations: who may see them, and who may add to them. Whatever depends on the time goes by
 * the database's clock, so that every instance says the same.
 */
@ApplicationScoped
public class ConsultationService {

  /** Before anything here, and within what the database takes. */
  private static final Instant FIRST = Instant.parse("1949-10-01T00:00:00Z");

  private final ConsultationRepository consultations;
  private final WindowRepository windows;
  private final DecisionService decisions;
  private final DeadlineService deadlines;
  private final Tickets tickets;
  private final WindowConfig config;
  private final IdGenerator ids;
  private final InstantSource clock;

  ConsultationService(
      ConsultationRepository consultations,
      WindowRepository windows,
      DecisionService decisions,
      DeadlineService deadlines,
      Tickets tickets,
      WindowConfig config,
      IdGenerator ids,
      InstantSource clock) {
    this.consultations = consultations;
    this.windows = windows;
    this.decisions = decisions;
    this.deadlines = deadlines;
    this.tickets = tickets;
    this.config = config;
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
    return decisions
        .lockKind(request.decisionId())
        .chain(() -> consultations.nextRound(request.decisionId()))
        .map(round -> entity(request, round, by))
        .call(made -> decisions.decidedAt(request.decisionId()).invoke(at -> made.decidedAt = at))
        .chain(consultations::persist)
        .chain(this::versioned);
  }

  /** A consultation as staff see it, whatever its status. */
  @WithSession
  public Uni<Versioned<ConsultationView>> forStaff(UUID id) {
    return require(id).chain(this::versioned);
  }

  /** All consultations, newest first. */
  @WithSession
  public Uni<Page<ConsultationItem>> pageForStaff(@Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    return now()
        .chain(
            now -> consultations.pageOfAll(before, limit + 1).map(rows -> page(rows, limit, now)));
  }

  /** A public consultation, valid until its status changes. */
  @WithSession
  public Uni<Loaded> publicView(UUID id) {
    return requirePublic(id)
        .chain(found -> now().chain(now -> windows.of(id).map(rows -> loaded(found, rows, now))));
  }

  /**
   * Public consultations, newest first.
   *
   * @param status null for every public one
   * @param since only those that changed after this instant, be it by the clock
   */
  @WithSession
  public Uni<Loaded> publicList(
      @Nullable ConsultationStatus status,
      @Nullable Instant since,
      @Nullable String cursor,
      int limit) {
    UUID before = Cursor.read(cursor);
    Instant after = since == null || since.isAfter(FIRST) ? since : FIRST;
    return now()
        .chain(now -> publicList(status, earlier(after, now), before, limit, now))
        .map(this::loaded);
  }

  /** Nothing changes after now, so that a later instant means the same. */
  private static @Nullable Instant earlier(@Nullable Instant since, Instant now) {
    Instant latest = now.plus(Duration.ofDays(1));
    return since == null || since.isBefore(latest) ? since : latest;
  }

  private Uni<ConsultationList> publicList(
      @Nullable ConsultationStatus status,
      @Nullable Instant since,
      @Nullable UUID before,
      int limit,
      Instant now) {
    return consultations
        .page(status, since, now, before, limit + 1)
        .chain(
            rows ->
                consultations
                    .counts(now)
                    .map(counts -> ConsultationList.of(page(rows, limit, now), counts, now)));
  }

  /** What stands where at one instant, with the newest of each kind. */
  @WithSession
  public Uni<Overview> overview(int limit) {
    return now().chain(now -> overview(limit, now));
  }

  private Uni<Overview> overview(int limit, Instant now) {
    return Uni.combine()
        .all()
        .unis(
            consultations.counts(now),
            newest(ConsultationStatus.OPEN, limit, now),
            newest(ConsultationStatus.SCHEDULED, limit, now),
            consultations.answered(limit).map(rows -> items(rows, now)))
        // One session does one thing at a time.
        .usingConcurrencyOf(1)
        .with(
            (counts, open, scheduled, answered) ->
                new Overview(now, counts, open, scheduled, answered));
  }

  private Uni<List<ConsultationItem>> newest(ConsultationStatus status, int limit, Instant now) {
    return consultations.page(status, null, now, null, limit).map(rows -> items(rows, now));
  }

  private static List<ConsultationItem> items(List<ConsultationEntity> rows, Instant now) {
    return rows.stream().map(row -> ConsultationItem.of(row, now)).toList();
  }

  /**
   * What stands where at one instant.
   *
   * @param counts how many public ones stand where
   * @param answered those whose feedback report is published
   */
  public record Overview(
      Instant now,
      Map<ConsultationStatus, Long> counts,
      List<ConsultationItem> open,
      List<ConsultationItem> scheduled,
      List<ConsultationItem> answered) {}

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
    Tickets.Ticket read = tickets.read(ticket, id, citizenId);
    return Panache.getSession()
        .chain(session -> consultations.admit(session, id, read, config.grace()))
        .map(rows -> admitted(rows, read));
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
        .invoke(ConsultationService::requireUnanswered);
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
        .invoke(ConsultationService::requireAnswered)
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

  /**
   * The public consultation with its window; for features that build on it.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithSession
  public Uni<ConsultationItem> publicConsultation(UUID id) {
    return requirePublic(id).chain(found -> now().map(now -> ConsultationItem.of(found, now)));
  }

  private ConsultationEntity entity(CreateConsultationRequest request, int round, String by) {
    ConsultationEntity consultation = new ConsultationEntity();
    consultation.id = ids.next();
    consultation.decisionId = request.decisionId();
    consultation.round = round;
    consultation.title = request.title();
    consultation.unit = request.unit();
    consultation.contact = request.contact();
    consultation.createdBy = by;
    consultation.changedAt = Times.toMillis(clock.instant());
    return consultation;
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

  private static AdmittedComment admitted(List<Object[]> rows, Tickets.@Nullable Ticket ticket) {
    if (rows.isEmpty()) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_FOUND);
    }
    Object[] row = rows.get(0);
    return switch ((String) row[0]) {
      case "OPEN" -> new AdmittedComment(((Number) row[3]).intValue(), instant(row[4]), null);
      case "GRACE" ->
          new AdmittedComment(
              ((Number) row[3]).intValue(), instant(row[4]), ticket == null ? null : ticket.id());
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

  private Uni<Instant> now() {
    return Panache.getSession().chain(consultations::databaseTime);
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

  private Uni<Versioned<ConsultationView>> versioned(ConsultationEntity consultation) {
    return now()
        .chain(
            now ->
                windows
                    .of(consultation.id)
                    .map(rows -> ConsultationView.of(consultation, rows, now)))
        .map(view -> new Versioned<>(view, consultation.version));
  }

  private static Page<ConsultationItem> page(
      List<ConsultationEntity> rows, int limit, Instant now) {
    return Page.of(rows, limit, row -> Cursor.after(row.id))
        .map(row -> ConsultationItem.of(row, now));
  }

  private Loaded loaded(ConsultationList list) {
    return Loaded.clocked(list, list.withoutClock());
  }

  /** The cache goes by this instance's clock, the window by the database's. */
  private Loaded loaded(ConsultationEntity consultation, List<WindowEntity> rows, Instant now) {
    Instant change = ConsultationStatus.nextChange(now, Windows.of(consultation));
    return Loaded.json(
        ConsultationView.of(consultation, rows, now),
        change == null ? null : clock.instant().plus(Duration.between(now, change)));
  }
}
