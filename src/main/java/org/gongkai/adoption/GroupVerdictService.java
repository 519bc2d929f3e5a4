package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.Answerable;
import org.gongkai.comment.AnswerableService;
import org.gongkai.comment.group.GroupService;
import org.gongkai.comment.group.LockedGroup;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * One verdict for all comments of a group. Each keeps its own receipt, verdict and history; the
 * last verdict wins, be it the group's or its own. Who joins later is not answered by it, and who
 * leaves keeps it.
 */
@ApplicationScoped
public class GroupVerdictService {

  private final GroupService groups;
  private final AnswerableService answerables;
  private final AdmissionService admissions;
  private final VerdictComposer composer;
  private final VerdictStore store;
  private final VerdictProposalRepository proposals;
  private final AuditService audit;
  private final AdoptionConfig config;
  private final InstantSource clock;

  GroupVerdictService(
      GroupService groups,
      AnswerableService answerables,
      AdmissionService admissions,
      VerdictComposer composer,
      VerdictStore store,
      VerdictProposalRepository proposals,
      AuditService audit,
      AdoptionConfig config,
      InstantSource clock) {
    this.groups = groups;
    this.answerables = answerables;
    this.admissions = admissions;
    this.composer = composer;
    this.store = store;
    this.proposals = proposals;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Gives every present member the verdict, or none. Possible until the feedback report is
   * published; afterwards each answer is revised on its own.
   *
   * @param ifMatch the version of the group that the officer saw
   * @return with the group's new version
   * @throws ProblemException (in the Uni) as {@link VerdictService#decide} and {@link
   *     GroupService#lock}; {@link ProblemType#COMMENT_NOT_IN_GROUP} for a sentence to another
   *     comment
   */
  @WithTransaction
  public Uni<Versioned<GroupVerdictView>> decide(
      UUID groupId, @Nullable String ifMatch, GroupVerdictRequest request, String by) {
    VerdictPolicy.requireNames(request.common());
    return groups
        .consultationOf(groupId)
        // Before the comments, as whoever answers a single one.
        .call(admissions::beginVerdict)
        .chain(() -> groups.lock(groupId, ifMatch))
        .chain(
            group ->
                answerables
                    .membersOf(groupId)
                    .chain(members -> composer.compose(order(group, request, members, by), members))
                    .call(this::settle)
                    .chain(given -> done(group, given, state(), "decideGroup", by)));
  }

  /**
   * Lets the proposed verdict of a group count for each member that has it.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#SECOND_PERSON_REQUIRED} from whoever
   *     proposed it, {@link ProblemType#VERDICT_NOT_FOUND} when the group has none that waits
   */
  @WithTransaction
  public Uni<Versioned<GroupVerdictView>> confirm(
      UUID groupId, @Nullable String ifMatch, String by) {
    return groups
        .lock(groupId, ifMatch)
        .chain(
            group ->
                answerables
                    .membersOf(groupId)
                    .chain(members -> proposed(groupId, members, by))
                    .call(given -> store.give(given, confirmation(by)))
                    .chain(
                        given ->
                            done(group, given, VerdictState.CONFIRMED, "confirmGroupVerdict", by)));
  }

  private static VerdictComposer.Order order(
      LockedGroup group, GroupVerdictRequest request, List<Answerable> members, String by) {
    return new VerdictComposer.Order(
        request.common(),
        group.consultationId(),
        group.id(),
        IndividualSentences.of(request, members),
        false,
        by);
  }

  private Uni<Void> settle(List<GivenVerdict> given) {
    return config.twoPerson() ? store.propose(given) : store.give(given, null);
  }

  private Uni<List<GivenVerdict>> proposed(UUID groupId, List<Answerable> members, String by) {
    return proposals
        .of(members.stream().map(Answerable::id).toList())
        .map(rows -> rows.stream().filter(row -> groupId.equals(row.groupId)).toList())
        .invoke(rows -> requireSome(rows, by))
        .map(rows -> rows.stream().map(row -> row.given(false)).toList());
  }

  private static void requireSome(List<VerdictProposalEntity> rows, String by) {
    if (rows.isEmpty()) {
      throw new ProblemException(ProblemType.VERDICT_NOT_FOUND);
    }
    rows.forEach(row -> VerdictPolicy.requireSecondPerson(row.proposedBy, by));
  }

  private Uni<Versioned<GroupVerdictView>> done(
      LockedGroup group, List<GivenVerdict> given, VerdictState state, String action, String by) {
    GroupVerdictView view =
        new GroupVerdictView(group.id(), group.consultationId(), state, given.size());
    return audit
        .record(
            new AuditedAction(
                by,
                action,
                "group",
                group.id(),
                null,
                Map.of("outcome", given.get(0).outcome(), "comments", given.size())))
        .chain(() -> groups.touch(group.id()))
        .map(version -> new Versioned<>(view, version));
  }

  private VerdictState state() {
    return config.twoPerson() ? VerdictState.PROPOSED : VerdictState.CONFIRMED;
  }

  private VerdictStore.Confirmation confirmation(String by) {
    return new VerdictStore.Confirmation(by, Times.toMillis(clock.instant()));
  }
}
