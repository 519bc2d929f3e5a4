package org.gongkai.adoption;

import java.util.List;
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

  static FeedbackTotals of(List<Answered> comments) {
    return new FeedbackTotals(
        comments.size(),
        count(comments, Outcome.ADOPTED),
        count(comments, Outcome.PARTLY_ADOPTED),
        count(comments, Outcome.NOT_ADOPTED),
        count(comments, Outcome.NOTED),
        count(comments, Outcome.OUT_OF_SCOPE),
        (int) comments.stream().filter(Answered::isWithdrawn).count());
  }

  private static int count(List<Answered> comments, Outcome outcome) {
    return (int)
        comments.stream()
            .filter(answered -> !answered.isWithdrawn())
            .filter(answered -> answered.verdict() != null && answered.verdict().outcome == outcome)
            .count();
  }
}
