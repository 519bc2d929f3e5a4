package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * How a deadline was found.
 *
 * @param from the day of the event, itself not counted
 * @param count how many days were counted
 * @param unit what was counted
 * @param dueDay the last day counted
 * @param skipped days that were not counted
 * @param worked Saturdays and Sundays that were counted
 * @param yearsWithoutData years that went by the day of the week alone
 * @param unverifiedYears years whose data nobody has compared with the notice
 */
public record Derivation(
    LocalDate from,
    int count,
    DayUnit unit,
    LocalDate dueDay,
    List<DayReason> skipped,
    List<DayReason> worked,
    List<Integer> yearsWithoutData,
    List<Integer> unverifiedYears) {

  public Derivation {
    skipped = List.copyOf(skipped);
    worked = List.copyOf(worked);
    yearsWithoutData = List.copyOf(yearsWithoutData);
    unverifiedYears = List.copyOf(unverifiedYears);
  }

  /** The way to the deadline in Chinese sentences. */
  public List<String> steps() {
    return DerivationText.steps(this);
  }
}
