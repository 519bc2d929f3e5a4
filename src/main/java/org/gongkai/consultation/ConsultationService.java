package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.decision.DecisionService;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.scope.Units;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Consultations and who sees them. Whatever depends on the time goes by the database's clock, so
 * that every instance says the same.
 */
@ApplicationScoped
public class ConsultationService {

  /** Of these in the trail. */
  static final String SUBJECT = "consultation";

  /** Before anything here, and within what the database takes. */
  private static final Instant FIRST = Instant.parse("1949-10-01T00:00:00Z");

  private final ConsultationRepository consultations;
  private final WindowRepository windows;
  private final DecisionService decisions;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  ConsultationService(
      ConsultationRepository consultations,
      WindowRepository windows,
      DecisionService decisions,
      AuditService audit,
      IdGenerator ids,
      InstantSource clock) {
    this.consultations = consultations;
    this.windows = windows;
    this.decisions = decisions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Group of the cached answers about one consultation. */
  public static String cacheGroup(UUID id) {
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
        .chain(this::versioned)
        .call(made -> audit.record(created(made.value(), by)));
  }

  private static AuditedChange created(ConsultationView made, String by) {
    return AuditedChange.made(by, "createConsultation", SUBJECT, made.id(), made);
  }

  /** A consultation as staff see it, whatever its status. */
  @WithSession
  public Uni<Versioned<ConsultationView>> forStaff(UUID id) {
    return require(id).chain(this::versioned);
  }

  /** All consultations of some units, newest first. */
  @WithSession
  public Uni<Page<ConsultationItem>> pageForStaff(Units units, @Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    return now()
        .chain(
            now ->
                consultations
                    .pageOfAll(units, before, limit + 1)
                    .map(rows -> page(rows, limit, now)));
  }

  /** A public consultation, valid until its status changes. */
  @WithSession
  public Uni<Loaded> publicView(UUID id) {
    // Before the database is asked what time it is: the answer ends too early rather than too late.
    Instant begun = clock.instant();
    return requirePublic(id)
        .chain(
            found ->
                now().chain(now -> windows.of(id).map(rows -> loaded(found, rows, now, begun))));
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

  private Uni<Instant> now() {
    return Panache.getSession().chain(consultations::databaseTime);
  }

  private Uni<ConsultationEntity> require(UUID id) {
    return orNotFound(consultations.findById(id));
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
  private static Loaded loaded(
      ConsultationEntity consultation, List<WindowEntity> rows, Instant now, Instant begun) {
    Instant change = ConsultationStatus.nextChange(now, Windows.of(consultation));
    return Loaded.json(
        ConsultationView.of(consultation, rows, now),
        change == null ? null : begun.plus(Duration.between(now, change)));
  }
}
