package org.gongkai.adoption;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a comment as officers see it. */
@Schema(description = "The answer to a comment")
public record VerdictView(
    UUID commentId,
    UUID consultationId,
    Outcome outcome,
    @Nullable @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。") String reason,
    @Nullable @Schema(nullable = true) UUID clauseId,
    Instant decidedAt) {

  static VerdictView of(VerdictEntity verdict, UUID consultationId) {
    return new VerdictView(
        verdict.commentId,
        consultationId,
        verdict.outcome,
        verdict.reason,
        verdict.clauseId,
        verdict.decidedAt);
  }
}
