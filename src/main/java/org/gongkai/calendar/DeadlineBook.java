package org.gongkai.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;

/** Counts deadlines and writes down why one has moved. */
@ApplicationScoped
class DeadlineBook {

  /** Working days before the last one on which the officers are reminded. */
  private static final int FIRST_REMINDER = 10;

  private static final int SECOND_REMINDER = 3;

  // Reminders reach back from the due day; so many calendar days hold ten working days.
  private static final int REACH_DAYS = 60;

  private final DeadlineRepository deadlines;
  private final IdGenerator ids;
  private final InstantSource clock;

  DeadlineBook(DeadlineRepository deadlines, IdGenerator ids, InstantSource clock) {
    this.deadlines = deadlines;
    this.ids = ids;
    this.clock = clock;
  }

  /** Puts the due day and the reminders where the calendar says. */
  static void count(DeadlineEntity deadline, WorkingCalendar calendar) {
    Deadline due = calendar.workingDayDeadline(deadline.fromDay, deadline.workingDays);
    deadline.dueDay = due.day();
    deadline.dueAt = due.at();
    deadline.firstReminder = calendar.addWorkingDays(due.day(), -FIRST_REMINDER);
    deadline.secondReminder = calendar.addWorkingDays(due.day(), -SECOND_REMINDER);
  }

  /**
   * Counts every open deadline anew that a year of the calendar has a part in.
   *
   * @param reason what is written down for each that has moved
   */
  Uni<Void> recount(int year, WorkingCalendar calendar, String reason, String by) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = LocalDate.of(year, 12, 31).plusDays(REACH_DAYS);
    return deadlines
        .openBetween(first, last)
        .map(open -> moved(open, calendar, reason, by))
        .chain(Batch::persist)
        .replaceWithVoid();
  }

  private List<DeadlineChangeEntity> moved(
      List<DeadlineEntity> open, WorkingCalendar calendar, String reason, String by) {
    List<DeadlineChangeEntity> changes = new ArrayList<>();
    for (DeadlineEntity deadline : open) {
      Instant before = deadline.dueAt;
      count(deadline, calendar);
      if (!before.equals(deadline.dueAt)) {
        changes.add(change(deadline, before, reason, by));
      }
    }
    return changes;
  }

  /** The record of a deadline that has moved. */
  DeadlineChangeEntity change(DeadlineEntity deadline, Instant before, String reason, String by) {
    DeadlineChangeEntity change = new DeadlineChangeEntity();
    change.id = ids.next();
    change.deadlineId = deadline.id;
    change.oldDueAt = before;
    change.newDueAt = deadline.dueAt;
    change.reason = reason;
    change.changedBy = by;
    change.changedAt = Times.toMillis(clock.instant());
    return change;
  }
}
