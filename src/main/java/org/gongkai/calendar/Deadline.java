package org.gongkai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.gongkai.platform.time.Times;

/**
 * A due instant and how it was found.
 *
 * @param at first instant at which it is too late: 24:00 of the due day in China
 */
public record Deadline(Instant at, Derivation derivation) {

  static Deadline endOf(LocalDate dueDay, Derivation derivation) {
    return new Deadline(dueDay.plusDays(1).atStartOfDay(Times.SHANGHAI).toInstant(), derivation);
  }

  /** The last day. */
  public LocalDate day() {
    return derivation.dueDay();
  }
}
