package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongkai.comment.Reasons;
import org.gongkai.comment.group.GroupHistory.Deed;
import org.gongkai.comment.group.GroupService.Locked;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Brings comments together and apart again. Nothing of a comment changes but the group that it is
 * in and, with it, its version: it keeps its receipt, its count and its notification.
 */
@ApplicationScoped
public class GroupingService {

  private final GroupService groups;
  private final CommentGroupRepository repository;
  private final Members members;
  private final GroupHistory history;
  private final GroupProposalService proposals;
  private final SeparationRepository separations;
  private final GroupReadService reads;
  private final AdmissionService admissions;
  private final IdGenerator ids;
  private final InstantSource clock;

  GroupingService(
      GroupService groups,
      CommentGroupRepository repository,
      Members members,
      GroupHistory history,
      GroupProposalService proposals,
      SeparationRepository separations,
      GroupReadService reads,
      AdmissionService admissions,
      IdGenerator ids,
      InstantSource clock) {
    this.groups = groups;
    this.repository = repository;
    this.members = members;
    this.history = history;
    this.proposals = proposals;
    this.separations = separations;
    this.reads = reads;
    this.admissions = admissions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Forms a group of a proposal or of comments that the officer names.
   *
   * @throws ProblemException (in the Uni) when a comment is unknown, withdrawn or in a group
   *     already, or the report is published
   */
  @WithTransaction
  public Uni<Versioned<GroupView>> form(UUID consultationId, FormGroupRequest request, String by) {
    GroupPolicy.requireChoice(request.proposalId(), request.commentIds());
    UUID groupId = ids.next();
    return admissions
        .holdFeedback(consultationId)
        .chain(() -> chosen(consultationId, null, request.proposalId(), request.commentIds()))
        .chain(
            chosen ->
                members
                    .lock(groupId, chosen.ids())
                    .map(locked -> chosen.joining(consultationId, locked))
                    .invoke(GroupPolicy::requireSize)
                    .chain(
                        first ->
                            begin(
                                entity(
                                    groupId,
                                    consultationId,
                                    request,
                                    chosen.representative(first),
                                    by),
                                first))
                    .call(group -> proposals.accepted(chosen.proposal(), group.id, by)))
        .chain(this::finished);
  }

  /**
   * Adds comments to a group.
   *
   * @param ifMatch the version of the group that the officer saw
   * @throws ProblemException (in the Uni) as {@link #form} and {@link GroupService#lock}
   */
  @WithTransaction
  public Uni<Versioned<GroupView>> add(
      UUID groupId, @Nullable String ifMatch, AddGroupMembersRequest request, String by) {
    GroupPolicy.requireChoice(request.proposalId(), request.commentIds());
    return groups
        .consultationOf(groupId)
        // Before the proposal, as those do who form a group or reject a proposal.
        .call(admissions::holdFeedback)
        .chain(
            consultationId ->
                chosen(consultationId, groupId, request.proposalId(), request.commentIds()))
        .chain(
            chosen ->
                groups
                    .lock(groupId, ifMatch, chosen.ids())
                    .call(locked -> join(locked, chosen, by))
                    .map(Locked::group)
                    .call(group -> proposals.accepted(chosen.proposal(), group.id, by)))
        .chain(this::finished);
  }

  /**
   * Takes comments out of a group; they are not proposed for it again. With less than two left it
   * dissolves.
   *
   * @param ifMatch the version of the group that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_IN_GROUP}, {@link
   *     ProblemType#REASON_REQUIRED}, and as {@link GroupService#lock}
   */
  @WithTransaction
  public Uni<Versioned<GroupView>> remove(
      UUID groupId, @Nullable String ifMatch, RemoveGroupMembersRequest request, String by) {
    String reason = Reasons.require(request.reason());
    List<UUID> leaving = request.commentIds().stream().distinct().sorted().toList();
    return groups
        .lock(groupId, ifMatch, List.of())
        .call(locked -> leave(locked, leaving, reason, by))
        .map(Locked::group)
        .chain(this::finished);
  }

  /**
   * Sets the members of a group free. The group stays in the lists with its history.
   *
   * @param ifMatch the version of the group that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#REASON_REQUIRED}, and as {@link
   *     GroupService#lock}
   */
  @WithTransaction
  public Uni<Versioned<GroupView>> dissolve(
      UUID groupId, @Nullable String ifMatch, DissolveGroupRequest request, String by) {
    String reason = Reasons.require(request.reason());
    return groups
        .lock(groupId, ifMatch, List.of())
        .call(locked -> dissolve(locked.group(), locked.memberIds(), reason, by))
        .map(Locked::group)
        .chain(this::finished);
  }

  /**
   * Whom the officer wants to bring together.
   *
   * @param proposal null when the officer names the comments
   */
  private record Chosen(@Nullable GroupProposalEntity proposal, Collection<UUID> ids) {

    List<UUID> joining(UUID consultationId, List<GroupedComment> locked) {
      return GroupPolicy.joining(consultationId, ids, locked, proposal != null);
    }

    UUID representative(List<UUID> members) {
      UUID typical = proposal == null ? null : proposal.typicalId;
      return typical != null && members.contains(typical) ? typical : members.get(0);
    }
  }

  private Uni<Chosen> chosen(
      UUID consultationId,
      @Nullable UUID groupId,
      @Nullable UUID proposalId,
      @Nullable List<UUID> commentIds) {
    return proposalId == null
        ? Uni.createFrom()
            .item(new Chosen(null, new LinkedHashSet<>(Objects.requireNonNull(commentIds))))
        : proposals
            .open(proposalId, consultationId, groupId)
            .map(proposal -> new Chosen(proposal, proposal.members()));
  }

  private CommentGroupEntity entity(
      UUID id, UUID consultationId, FormGroupRequest request, UUID representative, String by) {
    CommentGroupEntity group = new CommentGroupEntity();
    group.id = id;
    group.consultationId = consultationId;
    group.title = request.title().strip();
    group.status = GroupStatus.ACTIVE;
    group.representativeId = representative;
    group.formedBy = by;
    group.formedAt = Times.toMillis(clock.instant());
    group.changes = 1;
    group.updatedAt = group.formedAt;
    return group;
  }

  /** The row of the group comes first, because its members refer to it. */
  private Uni<CommentGroupEntity> begin(CommentGroupEntity group, List<UUID> first) {
    return repository
        .persistAndFlush(group)
        .call(() -> history.begin(group, new Deed(GroupAction.FORMED, first, null, group.formedBy)))
        .call(() -> members.join(group.id, first, group.updatedAt));
  }

  private Uni<Void> join(Locked locked, Chosen chosen, String by) {
    CommentGroupEntity group = locked.group();
    List<UUID> joining = chosen.joining(group.consultationId, locked.comments());
    return history
        .keep(group, new Deed(GroupAction.JOINED, joining, null, by))
        .chain(() -> members.join(group.id, joining, group.updatedAt));
  }

  private Uni<Void> leave(Locked locked, List<UUID> leaving, String reason, String by) {
    CommentGroupEntity group = locked.group();
    List<UUID> staying = GroupPolicy.staying(locked.members(), leaving);
    return history
        .keep(group, new Deed(GroupAction.LEFT, leaving, reason, by))
        .chain(() -> members.leave(leaving, group.updatedAt))
        .chain(() -> separations.remember(group.consultationId, leaving, staying, by))
        .chain(() -> stay(group, staying, reason, by));
  }

  private Uni<Void> stay(CommentGroupEntity group, List<UUID> staying, String reason, String by) {
    if (staying.size() < GroupPolicy.LEAST) {
      return dissolve(group, staying, reason, by);
    }
    if (!staying.contains(group.representativeId)) {
      group.representativeId = staying.get(0);
    }
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> dissolve(CommentGroupEntity group, List<UUID> free, String reason, String by) {
    group.status = GroupStatus.DISSOLVED;
    group.dissolvedAt = Times.toMillis(clock.instant());
    return history
        .keep(group, new Deed(GroupAction.DISSOLVED, free, reason, by))
        .chain(() -> members.leave(free, group.updatedAt));
  }

  private Uni<Versioned<GroupView>> finished(CommentGroupEntity group) {
    return repository.flush().chain(() -> reads.view(group.id));
  }
}
