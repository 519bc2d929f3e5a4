package org.gongkai.comment.similarity;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proposes groups of near-identical comments, such as a campaign's. A proposal is for a person to
 * accept, change or refuse; nothing is merged. How it works and what was measured is told in {@code
 * docs/grouping.md}.
 */
public final class SimilarComments {

  private SimilarComments() {}

  /**
   * Compares the comments of one consultation. Only comments on the same clause come together. The
   * order of the arguments does not matter.
   *
   * <p>Takes about half a minute for 100,000 comments, all of it on the processor: not for an event
   * loop.
   *
   * @param comments those in no group yet
   * @param groups the groups there are; comments like their representatives are proposed as
   *     additions
   * @param separations pairs that must not come together, neither in a new group nor by joining one
   * @return the proposals, ordered by their first members; each comment is in at most one
   * @throws IllegalArgumentException when an id occurs twice, or a comment is already in a group
   */
  public static List<GroupProposal> propose(
      Collection<ComparedComment> comments,
      Collection<ExistingGroup> groups,
      Collection<Separation> separations) {
    requireDistinct(comments, groups);
    Map<UUID, Set<UUID>> separated = separated(separations);
    Map<Optional<UUID>, ClauseGrouping> clauses = new HashMap<>();
    groups.stream()
        .sorted(Comparator.comparing(ExistingGroup::id))
        .forEach(group -> clause(clauses, group.clauseId(), separated).addGroup(group));
    comments.stream()
        .sorted(Comparator.comparing(ComparedComment::id))
        .forEach(comment -> clause(clauses, comment.clauseId(), separated).add(comment));
    return clauses.entrySet().stream()
        .flatMap(entry -> entry.getValue().proposals(entry.getKey().orElse(null)))
        .sorted(Comparator.comparing(proposal -> proposal.memberIds().get(0)))
        .toList();
  }

  private static ClauseGrouping clause(
      Map<Optional<UUID>, ClauseGrouping> clauses,
      @Nullable UUID clauseId,
      Map<UUID, Set<UUID>> separated) {
    return clauses.computeIfAbsent(
        Optional.ofNullable(clauseId), key -> new ClauseGrouping(separated));
  }

  private static Map<UUID, Set<UUID>> separated(Collection<Separation> separations) {
    Map<UUID, Set<UUID>> separated = new HashMap<>();
    for (Separation pair : separations) {
      separated.computeIfAbsent(pair.one(), key -> new HashSet<>()).add(pair.other());
      separated.computeIfAbsent(pair.other(), key -> new HashSet<>()).add(pair.one());
    }
    return separated;
  }

  private static void requireDistinct(
      Collection<ComparedComment> comments, Collection<ExistingGroup> groups) {
    Set<UUID> known = new HashSet<>();
    groups.forEach(group -> known.addAll(group.memberIds()));
    for (ComparedComment comment : comments) {
      if (!known.add(comment.id())) {
        throw new IllegalArgumentException("comment " + comment.id() + " is given twice");
      }
    }
  }
}
