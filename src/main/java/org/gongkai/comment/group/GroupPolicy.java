package org.gongkai.comment.group;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Who may come together. */
final class GroupPolicy {

  /** Fewest members; a group that falls below dissolves. */
  static final int LEAST = 2;

  /** The most identifiers that a problem names. */
  private static final int MOST_NAMED = 100;

  private GroupPolicy() {}

  /**
   * Either a proposal or comments.
   *
   * @throws ProblemException {@link ProblemType#GROUP_INVALID} for both or neither
   */
  static void requireChoice(@Nullable UUID proposalId, @Nullable List<UUID> commentIds) {
    if ((proposalId == null) == (commentIds == null)) {
      throw new ProblemException(ProblemType.GROUP_INVALID);
    }
  }

  /**
   * Those who join a group, in the order of intake.
   *
   * @param wanted whom the officer or the proposal names
   * @param locked those of them that there are, in the order of intake; may hold others
   * @param skipsWithdrawn whether a withdrawn one is left out instead of refused, as of a proposal
   *     that was made before
   * @throws ProblemException {@link ProblemType#COMMENT_NOT_FOUND} for those of other consultations
   *     too, {@link ProblemType#COMMENT_ALREADY_GROUPED} or {@link
   *     ProblemType#COMMENT_NOT_GROUPABLE}
   */
  static List<UUID> joining(
      UUID consultationId,
      Collection<UUID> wanted,
      List<GroupedComment> locked,
      boolean skipsWithdrawn) {
    Set<UUID> names = Set.copyOf(wanted);
    List<GroupedComment> found =
        locked.stream()
            .filter(comment -> names.contains(comment.id()))
            .filter(comment -> comment.consultationId().equals(consultationId))
            .toList();
    refuse(ProblemType.COMMENT_NOT_FOUND, without(wanted, found));
    refuse(ProblemType.COMMENT_ALREADY_GROUPED, ids(found, one -> one.groupId() != null));
    if (!skipsWithdrawn) {
      refuse(ProblemType.COMMENT_NOT_GROUPABLE, ids(found, GroupedComment::isWithdrawn));
    }
    List<UUID> joining = ids(found, one -> !one.isWithdrawn());
    if (joining.isEmpty()) {
      refuse(ProblemType.COMMENT_NOT_GROUPABLE, List.copyOf(names));
    }
    return joining;
  }

  /**
   * A group's first members.
   *
   * @throws ProblemException {@link ProblemType#GROUP_INVALID} for less than two
   */
  static void requireSize(List<UUID> members) {
    if (members.size() < LEAST) {
      throw new ProblemException(ProblemType.GROUP_INVALID);
    }
  }

  /**
   * Those who stay when others leave, in the order of intake.
   *
   * @throws ProblemException {@link ProblemType#COMMENT_NOT_IN_GROUP} when one who leaves is no
   *     member
   */
  static List<UUID> staying(List<GroupedComment> members, Collection<UUID> leaving) {
    refuse(ProblemType.COMMENT_NOT_IN_GROUP, without(leaving, members));
    Set<UUID> gone = Set.copyOf(leaving);
    return ids(members, member -> !gone.contains(member.id()));
  }

  private static List<UUID> without(Collection<UUID> wanted, List<GroupedComment> found) {
    Set<UUID> missing = new HashSet<>(wanted);
    found.forEach(comment -> missing.remove(comment.id()));
    return List.copyOf(missing);
  }

  private static List<UUID> ids(List<GroupedComment> comments, Predicate<GroupedComment> kind) {
    return comments.stream().filter(kind).map(GroupedComment::id).toList();
  }

  private static void refuse(ProblemType type, List<UUID> ids) {
    if (!ids.isEmpty()) {
      List<UUID> named = ids.stream().sorted().limit(MOST_NAMED).toList();
      throw new ProblemException(type, ids.size()).with("commentIds", named);
    }
  }
}
