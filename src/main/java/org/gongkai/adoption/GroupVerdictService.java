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
  private final VerdictRepository verdicts;
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
      VerdictRepository verdicts,
      AuditService audit,
      AdoptionConfig config,
      InstantSource clock) {
    this.groups = groups;
    this.answerables = answerables;
    this.admissions = admissions;
    this.composer = composer;
    this.store = store;
    this.proposals = proposals;
    this.verdicts = verdicts;
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
                    .chain(
                        given ->
                            before(given)
                                .call(() -> settle(given))
                                .chain(
                                    before ->
                                        done(group, given, state(), "decideGroup", before, by))));
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
                    .chain(given -> confirm(group, given, by)));
  }

  private Uni<Versioned<GroupVerdictView>> confirm(
      LockedGroup group, List<GivenVerdict> given, String by) {
    VerdictState state = VerdictState.CONFIRMED;
    return before(given)
        .call(() -> store.give(given, confirmation(by)))
        .chain(before -> done(group, given, state, "confirmGroupVerdict", before, by));
  }

  /** How many of the comments have which outcome as yet. */
  private Uni<Map<String, Long>> before(List<GivenVerdict> given) {
    return verdicts.outcomes(given.stream().map(GivenVerdict::commentId).toList());
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
      LockedGroup group,
      List<GivenVerdict> given,
      VerdictState state,
      String action,
      Map<String, Long> before,
      String by) {
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
                Map.of(
                    "before",
                    before,
                    "outcome",
                    given.get(0).outcome(),
                    "state",
                    state,
                    "comments",
                    given.size())))
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
