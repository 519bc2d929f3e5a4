package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.similarity.GroupProposal;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.ConsultationStatus;
import org.gongkai.consultation.ConsultationView;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;

/** Searches the comments of a consultation for those that look alike. */
@ApplicationScoped
public class GroupSearchService {

  /** What a hundred thousand comments take, with a margin. */
  private static final int RETRY_SECONDS = 30;

  private final GroupSources sources;
  private final GroupProposalRepository proposals;
  private final ConsultationService consultations;
  private final AuditService audit;
  private final Vertx vertx;
  private final IdGenerator ids;
  private final InstantSource clock;

  GroupSearchService(
      GroupSources sources,
      GroupProposalRepository proposals,
      ConsultationService consultations,
      AuditService audit,
      Vertx vertx,
      IdGenerator ids,
      InstantSource clock) {
    this.sources = sources;
    this.proposals = proposals;
    this.consultations = consultations;
    this.audit = audit;
    this.vertx = vertx;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Searches and replaces the open proposals. The transaction, and with it the lock that keeps a
   * second search away, lasts as long as the comparison; it holds up nobody else.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#PROPOSALS_BEING_SOUGHT}, {@link
   *     ProblemType#CONSULTATION_NOT_FOUND} or {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED}
   */
  @WithTransaction
  public Uni<GroupSearchView> search(UUID consultationId, String by) {
    return consultations
        .forStaff(consultationId)
        .invoke(found -> requireUnanswered(found.value()))
        .chain(() -> proposals.tryLock(consultationId))
        .invoke(GroupSearchService::requireAlone)
        .chain(() -> sources.of(consultationId))
        .chain(input -> compare(consultationId, input))
        .call(found -> audit.record(audited(found, by)));
  }

  private static AuditedAction audited(GroupSearchView found, String by) {
    return new AuditedAction(
        by,
        "searchGroupProposals",
        "consultation",
        found.consultationId(),
        null,
        Map.of("compared", found.compared(), "proposals", found.proposals()));
  }

  private static void requireUnanswered(ConsultationView consultation) {
    ConsultationStatus status = consultation.status();
    if (status == ConsultationStatus.PUBLISHED || status == ConsultationStatus.DECIDED) {
      throw new ProblemException(ProblemType.FEEDBACK_ALREADY_PUBLISHED);
    }
  }

  private static void requireAlone(boolean isAlone) {
    if (!isAlone) {
      throw new ProblemException(ProblemType.PROPOSALS_BEING_SOUGHT, RETRY_SECONDS);
    }
  }

  private Uni<GroupSearchView> compare(UUID consultationId, SearchInput input) {
    return vertx
        .executeBlocking(input::proposals, false)
        .chain(found -> store(consultationId, input.comments().size(), found));
  }

  private Uni<GroupSearchView> store(UUID consultationId, int compared, List<GroupProposal> found) {
    Instant now = Times.toMillis(clock.instant());
    return proposals
        .deleteOpen(consultationId)
        .chain(() -> Batch.persist(rows(consultationId, found, now)))
        .replaceWith(() -> new GroupSearchView(consultationId, compared, found.size(), now));
  }

  /** Identifiers ascend in the order of the proposals, which a list keeps. */
  private List<GroupProposalEntity> rows(
      UUID consultationId, List<GroupProposal> found, Instant now) {
    List<UUID> ascending = Stream.generate(ids::next).limit(found.size()).sorted().toList();
    List<GroupProposalEntity> rows = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      rows.add(row(ascending.get(i), consultationId, found.get(i), now));
    }
    return rows;
  }

  private static GroupProposalEntity row(
      UUID id, UUID consultationId, GroupProposal found, Instant now) {
    GroupProposalEntity row = new GroupProposalEntity();
    row.id = id;
    row.consultationId = consultationId;
    row.existingGroupId = found.existingGroupId();
    row.clauseId = found.clauseId();
    row.memberIds = found.memberIds().toArray(UUID[]::new);
    row.typicalId = found.typicalId();
    row.minSimilarity = found.minSimilarity();
    row.meanSimilarity = found.meanSimilarity();
    row.status = ProposalStatus.OPEN;
    row.foundAt = now;
    return row;
  }
}
