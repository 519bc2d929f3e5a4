package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.calendar.CalendarService;
import org.gongkai.calendar.DayUnit;
import org.gongkai.calendar.DeadlineKind;
import org.gongkai.calendar.DeadlineService;
import org.gongkai.calendar.NewDeadline;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.decision.DecisionKind;
import org.gongkai.decision.DecisionService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Moment;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Decisions about windows: announcing, extending and reopening. Each is written down with its
 * reason, and each moves the day on which the feedback report is due.
 */
@ApplicationScoped
public class WindowService {

  private static final DayUnit DEFAULT_UNIT = DayUnit.CALENDAR_DAYS;
  private static final int DEFAULT_DAYS = 30;

  private final ConsultationService service;
  private final ConsultationRepository consultations;
  private final WindowRepository windows;
  private final PublicationService publications;
  private final DecisionService decisions;
  private final CalendarService calendar;
  private final DeadlineService deadlines;
  private final AuditService audit;
  private final WindowConfig config;

  WindowService(
      ConsultationService service,
      ConsultationRepository consultations,
      WindowRepository windows,
      PublicationService publications,
      DecisionService decisions,
      CalendarService calendar,
      DeadlineService deadlines,
      AuditService audit,
      WindowConfig config) {
    this.service = service;
    this.consultations = consultations;
    this.windows = windows;
    this.publications = publications;
    this.decisions = decisions;
    this.calendar = calendar;
    this.deadlines = deadlines;
    this.audit = audit;
    this.config = config;
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
      UUID id, @Nullable String ifMatch, OpenConsultationRequest request, String by) {
    return lockKind(id)
        .chain(
            kind ->
                lock(id, ifMatch)
                    .invoke(found -> requireUnopened(found.consultation()))
                    .call(
                        found ->
                            minimum(kind, found)
                                .chain(minimum -> announce(found, request, minimum, by))))
        .call(found -> decisions.publishEntry(found.consultation().decisionId))
        .chain(found -> result("openConsultation", found, request.shortenedReason(), by));
  }

  /**
   * Puts off the end of a window that has not ended.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_ANNOUNCED}, {@link
   *     ProblemType#CONSULTATION_CLOSED} or {@link ProblemType#WINDOW_NOT_LONGER}
   */
  @WithTransaction
  public Uni<Versioned<ConsultationView>> extend(
      UUID id, @Nullable String ifMatch, ExtendConsultationRequest request, String by) {
    return lock(id, ifMatch)
        .call(
            found -> {
              Window window =
                  WindowPolicy.extend(found.now(), announced(found), request.closesAt());
              return decide(
                  found, window, request.closesAt(), WindowKind.EXTENDED, request.reason(), by);
            })
        .chain(found -> result("extendConsultation", found, request.reason(), by));
  }

  /**
   * Gives a new window after the end of the last one, until the feedback report is published.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_ANNOUNCED}, {@link
   *     ProblemType#CONSULTATION_STILL_OPEN}, {@link ProblemType#WINDOW_INVALID} or {@link
   *     ProblemType#FEEDBACK_ALREADY_PUBLISHED}
   */
  @WithTransaction
  public Uni<Versioned<ConsultationView>> reopen(
      UUID id, @Nullable String ifMatch, ReopenConsultationRequest request, String by) {
    return lock(id, ifMatch)
        .call(
            found -> {
              Window last = announced(found);
              if (found.consultation().feedbackPublishedAt != null) {
                throw new ProblemException(ProblemType.FEEDBACK_ALREADY_PUBLISHED);
              }
              Window window =
                  WindowPolicy.reopen(
                      found.now(), last, config.grace(), request.opensAt(), request.closesAt());
              return decide(
                  found, window, request.closesAt(), WindowKind.REOPENED, request.reason(), by);
            })
        .chain(found -> result("reopenConsultation", found, request.reason(), by));
  }

  /**
   * No comment is let in or turned away while the window changes: each sees it as it was before or
   * as it is after.
   */
  private Uni<Locked> lock(UUID id, @Nullable String ifMatch) {
    return Panache.getSession()
        .chain(session -> consultations.lockOutComments(session, id))
        .chain(() -> consultations.findForUpdate(id))
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND))
        .invoke(consultation -> VersionTag.require(ifMatch, consultation.version))
        .chain(this::locked);
  }

  private Uni<Locked> locked(ConsultationEntity consultation) {
    return service
        .forStaff(consultation.id)
        .chain(
            before ->
                Panache.getSession()
                    .chain(consultations::databaseTime)
                    .map(now -> new Locked(consultation, before.value(), Times.toMillis(now))));
  }

  private Uni<Versioned<ConsultationView>> result(
      String action, Locked found, @Nullable String reason, String by) {
    UUID id = found.consultation().id;
    return consultations
        .flush()
        .chain(() -> service.forStaff(id))
        .call(
            after ->
                audit.record(
                    new AuditedChange(
                        by,
                        action,
                        ConsultationService.SUBJECT,
                        id,
                        reason,
                        found.before(),
                        after.value())));
  }

  /** The decision is locked before its consultation, as those do who publish about it. */
  private Uni<DecisionKind> lockKind(UUID id) {
    return consultations
        .decisionOf(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND))
        .chain(decisions::lockKind);
  }

  private Uni<MinimumWindow> minimum(DecisionKind kind, Locked found) {
    LocalDate day = found.now().atZone(Times.SHANGHAI).toLocalDate();
    return calendar.around(day).map(known -> minimum(kind, known));
  }

  private MinimumWindow minimum(DecisionKind kind, WorkingCalendar known) {
    WindowConfig.Minimum set = config.minimum().get(kind);
    return set == null
        ? new MinimumWindow(DEFAULT_DAYS, DEFAULT_UNIT, known)
        : new MinimumWindow(set.days(), set.unit(), known);
  }

  private Uni<Void> announce(
      Locked found, OpenConsultationRequest request, MinimumWindow minimum, String by) {
    String reason = request.shortenedReason();
    Window window =
        WindowPolicy.decide(found.now(), request.opensAt(), request.closesAt(), reason, minimum);
    boolean isShort = window.closesAt().isBefore(minimum.earliestEnd(window.opensAt()));
    String shortened = isShort ? reason : null;
    found.consultation().shortenedReason = shortened;
    // The draft and the window come into one row: it never has one without the other.
    return publications
        .publishFirst(found.consultation(), found.now(), by)
        .chain(
            () -> decide(found, window, request.closesAt(), WindowKind.ANNOUNCED, shortened, by));
  }

  private Uni<Void> decide(
      Locked found,
      Window window,
      Moment closesAt,
      WindowKind kind,
      @Nullable String reason,
      String by) {
    ConsultationEntity consultation = found.consultation();
    consultation.opensAt = window.opensAt();
    consultation.closesAt = window.closesAt();
    consultation.closesOn = closesAt.day();
    consultation.changedAt = found.now();
    return windows
        .of(consultation.id)
        .map(before -> row(found, before.size() + 1, kind, reason, by))
        .chain(windows::persist)
        .chain(() -> deadlines.set(feedback(consultation, window), why(kind), by));
  }

  private static WindowEntity row(
      Locked found, int number, WindowKind kind, @Nullable String reason, String by) {
    Window window = announced(found);
    WindowEntity row = new WindowEntity();
    row.consultationId = found.consultation().id;
    row.number = number;
    row.kind = kind;
    row.opensAt = window.opensAt();
    row.closesAt = window.closesAt();
    row.closesOn = found.consultation().closesOn;
    row.reason = reason;
    row.decidedBy = by;
    row.decidedAt = found.now();
    return row;
  }

  private NewDeadline feedback(ConsultationEntity consultation, Window window) {
    return new NewDeadline(
        DeadlineKind.FEEDBACK,
        consultation.id,
        consultation.title,
        consultation.unit,
        WindowPolicy.lastDay(window),
        config.feedbackDays());
  }

  private static String why(WindowKind kind) {
    return switch (kind) {
      case ANNOUNCED -> "公布征求意见时间";
      case EXTENDED -> "延长征求意见时间";
      case REOPENED -> "重新征求意见";
    };
  }

  private static Window announced(Locked found) {
    Window window = Windows.of(found.consultation());
    if (window == null) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_ANNOUNCED);
    }
    return window;
  }

  private static void requireUnopened(ConsultationEntity consultation) {
    if (consultation.opensAt != null) {
      throw new ProblemException(ProblemType.CONSULTATION_ALREADY_OPENED);
    }
  }

  /** A consultation that nobody else changes now, and the database's clock. */
  private record Locked(ConsultationEntity consultation, ConsultationView before, Instant now) {}
}
