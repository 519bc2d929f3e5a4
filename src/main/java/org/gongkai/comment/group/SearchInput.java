package org.gongkai.comment.group;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.comment.similarity.ComparedComment;
import org.gongkai.comment.similarity.ExistingGroup;
import org.gongkai.comment.similarity.GroupProposal;
import org.gongkai.comment.similarity.SimilarComments;
import org.jspecify.annotations.Nullable;

/**
 * What a search compares.
 *
 * @param comments those in no group, in the order of intake
 */
record SearchInput(
    List<ComparedComment> comments, List<ExistingGroup> groups, Separations separations) {

  /** The order in which an officer wants to see them: the most comments first. */
  private static final Comparator<GroupProposal> LARGEST_FIRST =
      Comparator.comparingInt((GroupProposal proposal) -> -proposal.memberIds().size())
          .thenComparing(proposal -> proposal.memberIds().get(0));

  /** Compares; heavy, and not for an event loop. The most comments come first. */
  List<GroupProposal> proposals() {
    Map<UUID, ExistingGroup> known =
        groups.stream().collect(Collectors.toMap(ExistingGroup::id, Function.identity()));
    return SimilarComments.propose(comments, groups, separations.pairs()).stream()
        .map(proposal -> withoutSeparated(proposal, known))
        .filter(SearchInput::isOne)
        .sorted(LARGEST_FIRST)
        .toList();
  }

  private GroupProposal withoutSeparated(GroupProposal proposal, Map<UUID, ExistingGroup> known) {
    @Nullable UUID groupId = proposal.existingGroupId();
    ExistingGroup group = groupId == null ? null : known.get(groupId);
    Set<UUID> present = group == null ? Set.of() : group.memberIds();
    List<UUID> together = separations.together(present, proposal.memberIds());
    @Nullable UUID typical = proposal.typicalId();
    return new GroupProposal(
        groupId,
        proposal.clauseId(),
        together,
        typical != null && together.contains(typical) ? typical : null,
        proposal.minSimilarity(),
        proposal.meanSimilarity());
  }

  private static boolean isOne(GroupProposal proposal) {
    int least = proposal.existingGroupId() == null ? 2 : 1;
    return proposal.memberIds().size() >= least;
  }
}
