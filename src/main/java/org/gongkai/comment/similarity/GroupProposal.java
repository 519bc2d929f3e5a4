package org.gongkai.comment.similarity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Comments that a person may want to answer together.
 *
 * @param existingGroupId the group that the members would join; null for a new group
 * @param clauseId the clause that they are about; null for the whole draft
 * @param memberIds the comments proposed, in ascending order. In a new group the first, which is
 *     the earliest, is its representative, and there are at least two; members of an existing group
 *     are not repeated
 * @param typicalId the member that every other was compared with, being most like all of them; the
 *     best text to compare later comments with. Null for an existing group, whose own text was used
 * @param minSimilarity the lowest similarity of a proposed member to that text, from 0 to 1: the
 *     share of their character trigrams that both have (Jaccard), 1 for texts that differ in
 *     punctuation, pleasantries or script only. The typical member itself does not count
 * @param meanSimilarity the mean of the same
 */
public record GroupProposal(
    @Nullable UUID existingGroupId,
    @Nullable UUID clauseId,
    List<UUID> memberIds,
    @Nullable UUID typicalId,
    double minSimilarity,
    double meanSimilarity) {

  /** Copies the members. */
  public GroupProposal {
    memberIds = List.copyOf(memberIds);
  }
}
