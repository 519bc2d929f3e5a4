package org.gongkai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
    DerivationView derivation) {

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
