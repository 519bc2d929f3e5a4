package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that becomes due.
 *
 * @param subjectId what it is about, by the kind
 * @param title what the list calls it
 * @param unit who has to see to it
 * @param fromDay day of the event, itself not counted
 * @param workingDays 1 to {@link CalendarService#MAX_WORKING_DAYS}
 */
public record NewDeadline(
    DeadlineKind kind,
    UUID subjectId,
    String title,
    String unit,
    LocalDate fromDay,
    int workingDays) {}
