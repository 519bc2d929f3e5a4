package org.gongkai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deadline and how it was found. */
@Schema(description = "A deadline and how it was found")
public record DeadlineView(
    @Schema(description = "Day of the event, itself not counted", examples = "2026-06-18")
        LocalDate from,
    @Schema(examples = "1") int workingDays,
    @Schema(description = "Last day", examples = "2026-06-22") LocalDate dueDay,
    @Schema(
            description = "First instant at which it is too late: 24:00 of the last day",
            examples = "2026-06-23T00:00:00+08:00")
        Instant dueAt,
    @Nullable
        @Schema(
            nullable = true,
            description = "Null when it was met and the calendar has changed since")
        DerivationView derivation) {

  /**
   * A deadline as it is stored.
   *
   * @param counted what the calendar of today makes of it
   */
  static DeadlineView of(DeadlineEntity row, Deadline counted) {
    boolean agrees = counted.day().equals(row.dueDay);
    return new DeadlineView(
        row.fromDay,
        row.workingDays,
        row.dueDay,
        row.dueAt,
        agrees ? DerivationView.of(counted.derivation()) : null);
  }

  static DeadlineView of(Deadline deadline) {
    Derivation derivation = deadline.derivation();
    return new DeadlineView(
        derivation.from(),
        derivation.count(),
        deadline.day(),
        deadline.at(),
        DerivationView.of(derivation));
  }
}
