package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.VersionTag;
import org.jspecify.annotations.Nullable;

/** Groups and their members, for the parts of this feature and for those who answer them. */
@ApplicationScoped
public class GroupService {

  private final CommentGroupRepository groups;
  private final Members members;
  private final AdmissionService admissions;
  private final InstantSource clock;

  GroupService(
      CommentGroupRepository groups,
      Members members,
      AdmissionService admissions,
      InstantSource clock) {
    this.groups = groups;
    this.members = members;
    this.admissions = admissions;
    this.clock = clock;
  }

  /**
   * The consultation that a group belongs to.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#GROUP_NOT_FOUND}
   */
  @WithSession
  public Uni<UUID> consultationOf(UUID groupId) {
    return head(groupId).map(CommentGroupRepository.Head::consultationId);
  }

  /**
   * Locks a group with its members in the present transaction; no feedback report is published
   * before it ends.
   *
   * @param ifMatch the version of the group that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#GROUP_NOT_FOUND}, {@link
   *     ProblemType#GROUP_DISSOLVED}, {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED} or {@link
   *     ProblemType#STALE_VERSION}
   */
  @WithTransaction
  public Uni<LockedGroup> lock(UUID groupId, @Nullable String ifMatch) {
    return lock(groupId, ifMatch, List.of())
        .map(locked -> new LockedGroup(groupId, locked.group().consultationId));
  }

  /** Moves the version of a locked group on and answers the new one. */
  @WithTransaction
  public Uni<Integer> touch(UUID groupId) {
    return groups
        .findForUpdate(groupId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.GROUP_NOT_FOUND))
        .invoke(group -> group.moveOn(clock.instant()))
        .chain(group -> groups.flush().replaceWith(() -> group.version));
  }

  /**
   * A group under lock.
   *
   * @param comments members and others, in the order of intake
   */
  record Locked(CommentGroupEntity group, List<GroupedComment> comments) {

    List<GroupedComment> members() {
      return comments.stream().filter(comment -> group.id.equals(comment.groupId())).toList();
    }

    List<UUID> memberIds() {
      return members().stream().map(GroupedComment::id).toList();
    }
  }

  /** As {@link #lock(UUID, String)}, with other comments. */
  @WithTransaction
  Uni<Locked> lock(UUID groupId, @Nullable String ifMatch, Collection<UUID> others) {
    return head(groupId)
        .call(head -> admissions.holdFeedback(head.consultationId()))
        .chain(head -> lock(groupId, head, ifMatch, others));
  }

  private Uni<Locked> lock(
      UUID groupId,
      CommentGroupRepository.Head head,
      @Nullable String ifMatch,
      Collection<UUID> others) {
    return members
        .lock(groupId, others)
        .chain(
            comments ->
                groups
                    .findForUpdate(groupId)
                    .invoke(group -> require(group, head, ifMatch))
                    .map(group -> new Locked(group, comments)));
  }

  /** Who joined or left while the comments were locked is told by the version. */
  private static void require(
      CommentGroupEntity group, CommentGroupRepository.Head head, @Nullable String ifMatch) {
    VersionTag.require(ifMatch, group.version);
    if (group.version != head.version()) {
      throw new ProblemException(ProblemType.STALE_VERSION);
    }
    if (group.status == GroupStatus.DISSOLVED) {
      throw new ProblemException(ProblemType.GROUP_DISSOLVED);
    }
  }

  private Uni<CommentGroupRepository.Head> head(UUID groupId) {
    return groups
        .head(groupId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.GROUP_NOT_FOUND));
  }
}
