package org.gongkai.content;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review that was made.
 *
 * @param number number of the version
 * @param round which submission of the version
 */
@Schema(description = "A review that was made")
public record ReviewView(
    @Schema(examples = "2") int number,
    @Schema(examples = "1") int round,
    @Schema(examples = "1") int stage,
    ReviewOutcome outcome,
    List<Gate> gates,
    boolean opennessConfirmed,
    @Nullable @Schema(nullable = true) String note,
    @Schema(examples = "reviewer-1") String reviewer,
    Instant reviewedAt) {

  static ReviewView of(ContentReviewEntity review) {
    return new ReviewView(
        review.number,
        review.round,
        review.stage,
        review.outcome,
        review.gates.isEmpty()
            ? List.of()
            : Arrays.stream(review.gates.split(",", -1)).map(Gate::valueOf).toList(),
        review.opennessConfirmed,
        review.note,
        review.reviewer,
        review.reviewedAt);
  }
}
