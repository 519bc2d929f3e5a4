package org.gongkai.calendar;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** The years of the calendar. */
@ApplicationScoped
public class CalendarService {

  /** Most working days of one deadline. */
  public static final int MAX_WORKING_DAYS = 250;

  private static final String SUBJECT = "calendar";

  // A year has at least 365 - 105 - 120 working days, so that two whole years hold the longest.
  private static final int REACH_YEARS = 2;

  private final CalendarYearRepository years;
  private final DeadlineBook book;
  private final AuditService audit;
  private final InstantSource clock;

  CalendarService(
      CalendarYearRepository years, DeadlineBook book, AuditService audit, InstantSource clock) {
    this.years = years;
    this.book = book;
    this.audit = audit;
    this.clock = clock;
  }

  /** A year with its version; version 0 when nothing is known of it. */
  @WithSession
  public Uni<Versioned<CalendarView>> year(int year) {
    return find(year)
        .map(row -> row == null ? new Versioned<>(CalendarView.without(year), 0) : versioned(row));
  }

  /**
   * Replaces all that is known of a year, and counts every open deadline anew that it has a part
   * in.
   *
   * @param ifMatch the version that the administrator saw; 0 for a year of which nothing is known
   * @throws ProblemException (in the Uni) {@link ProblemType#CALENDAR_DAY_INVALID} for days that
   *     the year cannot have
   */
  @WithTransaction
  public Uni<Versioned<CalendarView>> replace(
      int year, @Nullable String ifMatch, PutCalendarRequest request, String by) {
    CalendarPolicy.require(year, request.days());
    return years
        .lock()
        .chain(() -> find(year))
        .invoke(row -> VersionTag.require(ifMatch, row == null ? 0 : row.version))
        .chain(row -> replace(year, row, request, by))
        .call(years::flush)
        .call(row -> recount(row, by))
        .map(CalendarService::versioned);
  }

  private Uni<CalendarYearEntity> replace(
      int year, @Nullable CalendarYearEntity known, PutCalendarRequest request, String by) {
    CalendarView before = known == null ? CalendarView.without(year) : CalendarView.of(known);
    CalendarYearEntity row = fill(known == null ? blank(year) : known, request, by);
    AuditedChange change =
        new AuditedChange(
            by,
            "putCalendar",
            SUBJECT,
            AuditedChange.idOf(SUBJECT, String.valueOf(year)),
            null,
            before,
            CalendarView.of(row));
    return (known == null ? years.persist(row) : Uni.createFrom().item(row))
        .call(() -> audit.record(change));
  }

  /**
   * The calendar of the years around a day, enough for {@link #MAX_WORKING_DAYS} forward or back.
   */
  @WithSession
  public Uni<WorkingCalendar> around(LocalDate day) {
    return years
        .between(day.getYear() - REACH_YEARS, day.getYear() + REACH_YEARS)
        .map(rows -> new WorkingCalendar(rows.stream().map(CalendarService::known).toList()));
  }

  /**
   * The deadline of a number of working days.
   *
   * @param from day of the event, itself not counted
   * @param workingDays 1 to {@link #MAX_WORKING_DAYS}
   */
  @WithSession
  public Uni<DeadlineView> deadline(LocalDate from, int workingDays) {
    CalendarPolicy.requireNear(from);
    return around(from)
        .map(calendar -> DeadlineView.of(calendar.workingDayDeadline(from, workingDays)));
  }

  /** Everything that is known. */
  @WithSession
  Uni<WorkingCalendar> whole() {
    return years
        .allYears()
        .map(rows -> new WorkingCalendar(rows.stream().map(CalendarService::known).toList()));
  }

  /** Lets no other transaction change the calendar until the present one ends. */
  @WithTransaction
  Uni<Void> hold() {
    return years.hold();
  }

  private Uni<Void> recount(CalendarYearEntity row, String by) {
    String reason = "工作日历" + row.year + "年已更新：" + row.documentNumber;
    return whole().chain(calendar -> book.recount(row.year, calendar, reason, by));
  }

  private Uni<@Nullable CalendarYearEntity> find(int year) {
    return years.between(year, year).map(rows -> rows.isEmpty() ? null : rows.get(0));
  }

  private static CalendarYearEntity blank(int year) {
    CalendarYearEntity row = new CalendarYearEntity();
    row.year = year;
    return row;
  }

  private CalendarYearEntity fill(CalendarYearEntity row, PutCalendarRequest request, String by) {
    List<CalendarDay> days = new ArrayList<>(request.days());
    days.sort(Comparator.comparing(CalendarDay::day));
    row.sourceTitle = request.source().title();
    row.documentNumber = request.source().documentNumber();
    row.verified = request.verified();
    row.note = request.note();
    row.days = days;
    row.version = row.version + 1;
    row.updatedBy = by;
    row.updatedAt = Times.toMillis(clock.instant());
    return row;
  }

  private static Versioned<CalendarView> versioned(CalendarYearEntity row) {
    return new Versioned<>(CalendarView.of(row), row.version);
  }

  private static CalendarYear known(CalendarYearEntity row) {
    return new CalendarYear(row.year, row.verified, row.days);
  }
}
