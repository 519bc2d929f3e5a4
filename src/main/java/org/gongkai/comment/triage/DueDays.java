package org.gongkai.comment.triage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.ToIntFunction;
import org.gongkai.calendar.CalendarService;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.comment.CommentClass;
import org.gongkai.comment.CommentEntity;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Counts the last day of a handler by the working calendar, from the present day in China. */
@ApplicationScoped
class DueDays {

  private final CalendarService calendar;
  private final TriageConfig config;
  private final InstantSource clock;

  DueDays(CalendarService calendar, TriageConfig config, InstantSource clock) {
    this.calendar = calendar;
    this.config = config;
    this.clock = clock;
  }

  /** The calendar from today on. */
  Uni<From> today() {
    LocalDate today = Times.today(clock.instant());
    return calendar.around(today).map(known -> new From(known, today, config.due()::of));
  }

  /**
   * A calendar at a day, which itself is not counted.
   *
   * @param days working days by the class of a comment, null for one without
   */
  record From(WorkingCalendar calendar, LocalDate day, ToIntFunction<@Nullable CommentClass> days) {

    /** The last of so many working days; by the class of the comment when no number is named. */
    LocalDate dueOn(CommentEntity comment, @Nullable Integer workingDays) {
      return dueOn(workingDays == null ? days.applyAsInt(comment.commentClass) : workingDays);
    }

    /** The last of so many working days. */
    LocalDate dueOn(int workingDays) {
      return calendar.addWorkingDays(day, workingDays);
    }
  }
}
