package org.gongkai.adoption;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a comment as officers see it.
 *
 * @param reason as the public reads it, the individual sentence included
 * @param draftVersion the version that changed or removed the clause
 * @param individual the end of the reason that the other members of the group do not have
 * @param groupId the group that was answered as one
 * @param decidedBy who gave it
 * @param confirmedBy the second person, where one is needed
 */
@Schema(description = "The answer to a comment")
public record VerdictView(
    UUID commentId,
    UUID consultationId,
    VerdictState state,
    Outcome outcome,
    @Nullable @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。") String reason,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable @Schema(nullable = true, examples = "2") Integer draftVersion,
    @Nullable @Schema(nullable = true, examples = "您所附的照片已转交市场监管所。") String individual,
    @Nullable @Schema(nullable = true) UUID groupId,
    @Schema(examples = "staff-1") String decidedBy,
    Instant decidedAt,
    @Nullable @Schema(nullable = true, examples = "staff-2") String confirmedBy) {

  static VerdictView of(
      GivenVerdict given, UUID consultationId, VerdictState state, @Nullable String confirmedBy) {
    return new VerdictView(
        given.commentId(),
        consultationId,
        state,
        given.outcome(),
        given.reason(),
        given.clauseId(),
        given.draftVersion(),
        given.individual(),
        given.groupId(),
        given.by(),
        given.at(),
        confirmedBy);
  }

  static VerdictView of(VerdictEntity verdict, UUID consultationId) {
    return new VerdictView(
        verdict.commentId,
        consultationId,
        VerdictState.CONFIRMED,
        verdict.outcome,
        verdict.reason,
        verdict.clauseId,
        verdict.draftVersion,
        verdict.individual,
        verdict.groupId,
        verdict.decidedBy,
        verdict.decidedAt,
        verdict.confirmedBy);
  }
}
