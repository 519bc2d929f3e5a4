package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.group.GroupProposalView.Beginning;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Proposals of groups, and what officers decide about them. */
@ApplicationScoped
public class GroupProposalService {

  /** Comments of a proposal of which a list shows the beginning. */
  private static final int SHOWN = 10;

  private final GroupProposalRepository proposals;
  private final Members members;
  private final SeparationRepository separations;
  private final ConsultationService consultations;
  private final AdmissionService admissions;
  private final AuditService audit;
  private final InstantSource clock;

  GroupProposalService(
      GroupProposalRepository proposals,
      Members members,
      SeparationRepository separations,
      ConsultationService consultations,
      AdmissionService admissions,
      AuditService audit,
      InstantSource clock) {
    this.proposals = proposals;
    this.members = members;
    this.separations = separations;
    this.consultations = consultations;
    this.admissions = admissions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Proposals of a consultation, those of one search by their size; {@code status} null for every
   * one.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithSession
  public Uni<Page<GroupProposalView>> page(
      UUID consultationId, @Nullable ProposalStatus status, @Nullable String cursor, int limit) {
    UUID after = Cursor.read(cursor);
    return consultations
        .forStaff(consultationId)
        .chain(() -> proposals.page(consultationId, status, after, limit + 1))
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)))
        .chain(this::shown);
  }

  /**
   * A proposal with a page of its comments.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#PROPOSAL_NOT_FOUND}
   */
  @WithSession
  public Uni<GroupProposalDetailView> detail(UUID id, @Nullable String cursor, int limit) {
    UUID after = Cursor.read(cursor);
    return orNotFound(proposals.findById(id)).chain(proposal -> detail(proposal, after, limit));
  }

  private Uni<GroupProposalDetailView> detail(
      GroupProposalEntity proposal, @Nullable UUID after, int limit) {
    List<UUID> wanted =
        proposal.members().stream()
            .filter(id -> after == null || id.compareTo(after) > 0)
            .limit(limit + 1L)
            .toList();
    return members
        .some(wanted)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)).map(GroupMemberView::of))
        .chain(
            page ->
                shown(proposal)
                    .map(
                        view ->
                            new GroupProposalDetailView(view, page.items(), page.nextCursor())));
  }

  /**
   * Says that the comments of a proposal do not belong together; they are not proposed so again.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#PROPOSAL_NOT_FOUND}, {@link
   *     ProblemType#PROPOSAL_DECIDED} or {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED}
   */
  @WithTransaction
  public Uni<GroupProposalView> reject(UUID id, RejectProposalRequest request, String by) {
    return orNotFound(proposals.consultationOf(id))
        .chain(admissions::holdFeedback)
        .chain(() -> orNotFound(proposals.findForUpdate(id)))
        .invoke(GroupProposalService::requireOpen)
        .invoke(proposal -> decide(proposal, ProposalStatus.REJECTED, by))
        .invoke(proposal -> proposal.reason = request.reason())
        .call(proposal -> separate(proposal, by))
        .call(proposal -> audit.record(rejected(proposal, by)))
        .call(proposals::flush)
        .chain(this::shown);
  }

  /**
   * Locks an open proposal in the present transaction, to accept it.
   *
   * @param groupId the group that its comments would join; null for a new one
   * @throws ProblemException (in the Uni) {@link ProblemType#PROPOSAL_NOT_FOUND}, {@link
   *     ProblemType#PROPOSAL_DECIDED} or {@link ProblemType#GROUP_INVALID} when it is for another
   */
  @WithTransaction
  Uni<GroupProposalEntity> open(UUID id, UUID consultationId, @Nullable UUID groupId) {
    return orNotFound(proposals.findForUpdate(id))
        .invoke(
            proposal -> {
              if (!proposal.consultationId.equals(consultationId)) {
                throw new ProblemException(ProblemType.PROPOSAL_NOT_FOUND);
              }
              requireOpen(proposal);
              if (!Objects.equals(proposal.existingGroupId, groupId)) {
                throw new ProblemException(ProblemType.GROUP_INVALID);
              }
            });
  }

  /** Notes what a proposal became; nothing without one. */
  @WithTransaction
  Uni<Void> accepted(@Nullable GroupProposalEntity proposal, UUID groupId, String by) {
    if (proposal != null) {
      proposal.groupId = groupId;
      decide(proposal, ProposalStatus.ACCEPTED, by);
    }
    return Uni.createFrom().voidItem();
  }

  private static void requireOpen(GroupProposalEntity proposal) {
    if (proposal.status != ProposalStatus.OPEN) {
      throw new ProblemException(ProblemType.PROPOSAL_DECIDED);
    }
  }

  private void decide(GroupProposalEntity proposal, ProposalStatus status, String by) {
    proposal.status = status;
    proposal.decidedBy = by;
    proposal.decidedAt = Times.toMillis(clock.instant());
  }

  /** Of a new group none belongs with any other; of an addition none with those of the group. */
  private Uni<Void> separate(GroupProposalEntity proposal, String by) {
    UUID groupId = proposal.existingGroupId;
    Uni<List<UUID>> others =
        groupId == null ? Uni.createFrom().item(proposal.members()) : members.of(groupId);
    return others.chain(
        ids -> separations.remember(proposal.consultationId, proposal.members(), ids, by));
  }

  private static AuditedAction rejected(GroupProposalEntity proposal, String by) {
    return new AuditedAction(
        by,
        "rejectGroupProposal",
        "group-proposal",
        proposal.id,
        proposal.reason,
        Map.of("consultationId", proposal.consultationId, "comments", proposal.memberIds.length));
  }

  private Uni<GroupProposalView> shown(GroupProposalEntity proposal) {
    return shown(new Page<>(List.of(proposal), null)).map(page -> page.items().get(0));
  }

  private Uni<Page<GroupProposalView>> shown(Page<GroupProposalEntity> page) {
    List<UUID> first =
        page.items().stream().flatMap(GroupProposalService::first).distinct().toList();
    return members
        .beginnings(first)
        .map(
            texts ->
                page.map(proposal -> GroupProposalView.of(proposal, beginnings(proposal, texts))));
  }

  private static List<Beginning> beginnings(GroupProposalEntity proposal, Map<UUID, String> texts) {
    return first(proposal).map(id -> new Beginning(id, texts.getOrDefault(id, ""))).toList();
  }

  private static Stream<UUID> first(GroupProposalEntity proposal) {
    return proposal.members().stream().limit(SHOWN);
  }

  private static <T> Uni<T> orNotFound(Uni<@Nullable T> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.PROPOSAL_NOT_FOUND));
  }
}
