package org.gongkai.adoption;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Totals of a feedback report: {@code received} is the sum of all others. */
@Schema(description = "Totals of a feedback report; received is the sum of all others")
public record FeedbackTotals(
    @Schema(examples = "3") int received,
    @Schema(examples = "1") int adopted,
    @Schema(examples = "0") int partlyAdopted,
    @Schema(examples = "1") int notAdopted,
    @Schema(examples = "1") int noted,
    @Schema(examples = "0") int outOfScope,
    @Schema(examples = "0") int withdrawn) {

  /** Stands for comments that their authors took back. */
  static final String WITHDRAWN = "WITHDRAWN";

  /**
   * @param counts how many comments have each outcome, and how many were taken back
   */
  static FeedbackTotals of(Map<String, Long> counts) {
    return new FeedbackTotals(
        Math.toIntExact(counts.values().stream().mapToLong(Long::longValue).sum()),
        count(counts, Outcome.ADOPTED.name()),
        count(counts, Outcome.PARTLY_ADOPTED.name()),
        count(counts, Outcome.NOT_ADOPTED.name()),
        count(counts, Outcome.NOTED.name()),
        count(counts, Outcome.OUT_OF_SCOPE.name()),
        count(counts, WITHDRAWN));
  }

  private static int count(Map<String, Long> counts, String outcome) {
    return Math.toIntExact(counts.getOrDefault(outcome, 0L));
  }
}
