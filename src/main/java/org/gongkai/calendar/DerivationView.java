package org.gongkai.calendar;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a deadline was found. */
@Schema(description = "How a deadline was found")
public record DerivationView(
    @Schema(
            description = "For people, in Chinese",
            examples = "[\"自2026年6月18日（星期四）的次日起，计算1个工作日。\"]")
        List<String> steps,
    @Schema(description = "Days that were not counted") List<DayReason> skipped,
    @Schema(description = "Saturdays and Sundays that were counted") List<DayReason> worked,
    @Schema(description = "Years that went by the day of the week alone", examples = "[2027]")
        List<Integer> yearsWithoutData,
    @Schema(
            description = "Years whose data nobody has compared with the notice",
            examples = "[2028]")
        List<Integer> unverifiedYears) {

  static DerivationView of(Derivation derivation) {
    return new DerivationView(
        derivation.steps(),
        derivation.skipped(),
        derivation.worked(),
        derivation.yearsWithoutData(),
        derivation.unverifiedYears());
  }
}
