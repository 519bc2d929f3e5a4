package org.gongkai.calendar;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.scope.Units;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** What is due, by when, and why then. */
@ApplicationScoped
public class DeadlineService {

  private final DeadlineRepository deadlines;
  private final DeadlineChangeRepository changes;
  private final CalendarService calendar;
  private final DeadlineBook book;
  private final IdGenerator ids;
  private final InstantSource clock;

  DeadlineService(
      DeadlineRepository deadlines,
      DeadlineChangeRepository changes,
      CalendarService calendar,
      DeadlineBook book,
      IdGenerator ids,
      InstantSource clock) {
    this.deadlines = deadlines;
    this.changes = changes;
    this.calendar = calendar;
    this.book = book;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Sets a subject's deadline in the present transaction, or moves it.
   *
   * @param reason why, for a deadline that moves by it
   */
  @WithTransaction
  public Uni<Void> set(NewDeadline due, String reason, String by) {
    return calendar
        .hold()
        .chain(() -> calendar.around(due.fromDay()))
        .chain(
            days ->
                deadlines
                    .findForUpdate(due.kind(), due.subjectId())
                    .chain(
                        found ->
                            found == null ? add(due, days) : move(found, due, days, reason, by)));
  }

  /** Notes in the present transaction that what was due is done; nothing for an unknown subject. */
  @WithTransaction
  public Uni<Void> met(DeadlineKind kind, UUID subjectId, Instant at) {
    return deadlines
        .findForUpdate(kind, subjectId)
        .onItem()
        .ifNotNull()
        .invoke(deadline -> deadline.metAt = at)
        .replaceWithVoid();
  }

  /** Deadlines of some units, the earliest first; {@code stage} null for all that are not met. */
  @WithSession
  public Uni<Page<DueView>> page(
      Units units, @Nullable DeadlineStage stage, @Nullable String cursor, int limit) {
    Instant now = clock.instant();
    return deadlines
        .page(units, stage, now, Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)))
        .chain(page -> views(page, now));
  }

  private Uni<Page<DueView>> views(Page<DeadlineEntity> page, Instant now) {
    List<UUID> shown = page.items().stream().map(row -> row.id).toList();
    return calendar
        .whole()
        .chain(
            days ->
                changes
                    .of(shown)
                    .map(DeadlineService::byDeadline)
                    .map(moves -> page.map(row -> DueView.of(row, days, moves, now))));
  }

  private static Map<UUID, List<DeadlineChangeEntity>> byDeadline(List<DeadlineChangeEntity> rows) {
    return rows.stream().collect(Collectors.groupingBy(change -> change.deadlineId));
  }

  private Uni<Void> add(NewDeadline due, WorkingCalendar days) {
    DeadlineEntity row = new DeadlineEntity();
    row.id = ids.next();
    row.kind = due.kind();
    row.subjectId = due.subjectId();
    row.createdAt = Times.toMillis(clock.instant());
    fill(row, due, days);
    return deadlines.persist(row).replaceWithVoid();
  }

  private Uni<Void> move(
      DeadlineEntity row, NewDeadline due, WorkingCalendar days, String reason, String by) {
    Instant before = row.dueAt;
    fill(row, due, days);
    return before.equals(row.dueAt)
        ? Uni.createFrom().voidItem()
        : changes.persist(book.change(row, before, reason, by)).replaceWithVoid();
  }

  private static void fill(DeadlineEntity row, NewDeadline due, WorkingCalendar days) {
    row.title = due.title();
    row.unit = due.unit();
    row.fromDay = due.fromDay();
    row.workingDays = due.workingDays();
    DeadlineBook.count(row, days);
  }
}
