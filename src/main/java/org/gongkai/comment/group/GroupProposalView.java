package org.gongkai.comment.group;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Comments that look alike, for an officer to decide.
 *
 * @param existingGroupId the group that they would join; null for a new one
 * @param clauseId the clause that they are about; null for the whole draft
 * @param size how many comments are proposed
 * @param minSimilarity the lowest similarity of one to the representative, from 0 to 1
 * @param meanSimilarity the mean of the same
 * @param groupId the group that it became or that took its members in
 * @param beginnings of the first comments, in the order of intake
 */
@Schema(description = "Comments that look alike, for an officer to decide")
public record GroupProposalView(
    UUID id,
    UUID consultationId,
    @Nullable @Schema(nullable = true) UUID existingGroupId,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Schema(examples = "37") int size,
    @Schema(examples = "0.83") double minSimilarity,
    @Schema(examples = "0.94") double meanSimilarity,
    ProposalStatus status,
    Instant foundAt,
    @Nullable @Schema(nullable = true) UUID groupId,
    @Nullable @Schema(nullable = true, examples = "staff-1") String decidedBy,
    @Nullable @Schema(nullable = true) Instant decidedAt,
    @Nullable @Schema(nullable = true, examples = "文字相近，诉求相反。") String reason,
    List<Beginning> beginnings) {

  /**
   * How a comment begins.
   *
   * @param text its first 100 characters
   */
  @Schema(name = "CommentBeginning")
  public record Beginning(UUID id, @Schema(examples = "建议将收摊时间延长到晚上十点。") String text) {}

  static GroupProposalView of(GroupProposalEntity proposal, List<Beginning> beginnings) {
    return new GroupProposalView(
        proposal.id,
        proposal.consultationId,
        proposal.existingGroupId,
        proposal.clauseId,
        proposal.memberIds.length,
        proposal.minSimilarity,
        proposal.meanSimilarity,
        proposal.status,
        proposal.foundAt,
        proposal.groupId,
        proposal.decidedBy,
        proposal.decidedAt,
        proposal.reason,
        beginnings);
  }
}
