package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.Answerable;
import org.gongkai.comment.AnswerableService;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Verdicts on single comments. */
@ApplicationScoped
public class VerdictService {

  private static final int MAX_HISTORY = 100;

  private final VerdictRepository verdicts;
  private final VerdictProposalRepository proposals;
  private final VerdictRevisionRepository revisions;
  private final VerdictStore store;
  private final VerdictComposer composer;
  private final PublishedAnswers published;
  private final CommentService comments;
  private final AnswerableService answerables;
  private final AdmissionService admissions;
  private final AuditService audit;
  private final AdoptionConfig config;
  private final InstantSource clock;

  VerdictService(
      VerdictRepository verdicts,
      VerdictProposalRepository proposals,
      VerdictRevisionRepository revisions,
      VerdictStore store,
      VerdictComposer composer,
      PublishedAnswers published,
      CommentService comments,
      AnswerableService answerables,
      AdmissionService admissions,
      AuditService audit,
      AdoptionConfig config,
      InstantSource clock) {
    this.verdicts = verdicts;
    this.proposals = proposals;
    this.revisions = revisions;
    this.store = store;
    this.composer = composer;
    this.published = published;
    this.comments = comments;
    this.answerables = answerables;
    this.admissions = admissions;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Gives or replaces a verdict: freely until the feedback report is published, afterwards with a
   * note, as a public revision of which the author is told. Where two persons are needed it waits
   * for the second.
   *
   * @param ifMatch the version of the comment that the officer saw
   * @return the verdict with the comment's new version
   * @throws ProblemException (in the Uni) when what the verdict must say is missing, the comment is
   *     another one than the officer saw or was taken back, the report was published just now, or
   *     {@link ProblemType#VERDICT_UNCHANGED} when a published answer would stay as it is
   */
  @WithTransaction
  public Uni<Versioned<VerdictView>> decide(
      UUID commentId, @Nullable String ifMatch, VerdictRequest request, String by) {
    VerdictPolicy.requireNames(request);
    if (request.templateId() == null) {
      VerdictPolicy.requireReason(request.outcome(), request.reason());
    }
    return begin(commentId, ifMatch)
        .invoke(subject -> VerdictPolicy.requireNote(subject.isPublished(), request.note()))
        .chain(
            subject ->
                composer
                    .compose(subject.order(request, by), List.of(subject.comment()))
                    .map(given -> given.get(0))
                    .call(given -> requireDifferent(subject, given))
                    .call(given -> settle(subject, given))
                    .call(given -> audited("decideComment", given, state(), null, by))
                    .map(given -> subject.versioned(given, state(), null)));
  }

  /**
   * Lets a proposed verdict count.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#SECOND_PERSON_REQUIRED} from whoever
   *     proposed it, {@link ProblemType#VERDICT_ALREADY_CONFIRMED} or {@link
   *     ProblemType#VERDICT_NOT_FOUND} when nothing is proposed
   */
  @WithTransaction
  public Uni<Versioned<VerdictView>> confirm(UUID commentId, @Nullable String ifMatch, String by) {
    return begin(commentId, ifMatch)
        .chain(
            subject ->
                proposal(commentId)
                    .invoke(one -> VerdictPolicy.requireSecondPerson(one.proposedBy, by))
                    .map(proposal -> proposal.given(subject.isPublished()))
                    .call(given -> give(subject, given, confirmation(by)))
                    .call(
                        given -> audited("confirmVerdict", given, VerdictState.CONFIRMED, null, by))
                    .map(given -> subject.versioned(given, VerdictState.CONFIRMED, by)));
  }

  /**
   * Drops a proposed verdict: its proposer takes it back, or another officer rejects it. What was
   * published stays; a comment that is not answered in a report yet has no verdict then.
   *
   * @param reason why, at least 10 characters
   * @return what was proposed
   * @throws ProblemException (in the Uni) {@link ProblemType#REASON_REQUIRED}, {@link
   *     ProblemType#VERDICT_ALREADY_CONFIRMED} or {@link ProblemType#VERDICT_NOT_FOUND} when
   *     nothing is proposed
   */
  @WithTransaction
  public Uni<Versioned<VerdictView>> reject(
      UUID commentId, @Nullable String ifMatch, String reason, String by) {
    VerdictPolicy.requireRejection(reason);
    VerdictStore.Rejection rejection =
        new VerdictStore.Rejection(by, reason.strip(), Times.toMillis(clock.instant()));
    return begin(commentId, ifMatch)
        .chain(
            subject ->
                proposal(commentId)
                    .call(proposal -> store.reject(proposal, subject.isPublished(), rejection))
                    .map(proposal -> proposal.given(subject.isPublished()))
                    .call(
                        given ->
                            audited(
                                "rejectVerdict",
                                given,
                                VerdictState.REJECTED,
                                rejection.reason(),
                                by))
                    .map(given -> subject.versioned(given, VerdictState.REJECTED, null)));
  }

  private Uni<Void> audited(
      String action, GivenVerdict given, VerdictState state, @Nullable String reason, String by) {
    return revisions
        .of(given.commentId(), 2)
        .map(latest -> detail(given, state, latest))
        .chain(
            detail ->
                audit.record(
                    new AuditedAction(by, action, "comment", given.commentId(), reason, detail)));
  }

  /** With the number under which the words are kept, and what stood before. */
  private static Map<String, Object> detail(
      GivenVerdict given, VerdictState state, List<VerdictRevisionEntity> latest) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("outcome", given.outcome());
    detail.put("state", state);
    detail.put("published", given.isPublished());
    detail.put("number", latest.get(0).number);
    if (latest.size() > 1) {
      VerdictRevisionEntity before = latest.get(1);
      detail.put("before", Map.of("outcome", before.outcome, "state", before.state));
    }
    return detail;
  }

  private Uni<Void> requireDifferent(Subject subject, GivenVerdict given) {
    return subject.isPublished()
        ? verdicts
            .findById(given.commentId())
            .invoke(verdict -> VerdictPolicy.requireDifferent(verdict, given))
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  /**
   * The verdict on a comment with its history.
   *
   * @return with the version of the comment
   * @throws ProblemException (in the Uni) {@link ProblemType#VERDICT_NOT_FOUND}
   */
  @WithSession
  public Uni<Versioned<VerdictDetailView>> detail(UUID commentId) {
    return comments
        .forOfficer(commentId)
        .chain(
            comment ->
                verdicts
                    .findById(commentId)
                    .chain(verdict -> detail(comment.value(), verdict))
                    .map(view -> new Versioned<>(view, comment.version())));
  }

  private Uni<VerdictDetailView> detail(
      OfficerCommentView comment, @Nullable VerdictEntity verdict) {
    return proposals
        .findById(comment.id())
        .invoke(proposal -> requireOne(verdict, proposal))
        .chain(
            proposal ->
                revisions
                    .of(comment.id(), MAX_HISTORY)
                    .map(history -> view(comment.consultationId(), verdict, proposal, history)));
  }

  private static VerdictDetailView view(
      UUID consultationId,
      @Nullable VerdictEntity verdict,
      @Nullable VerdictProposalEntity proposal,
      List<VerdictRevisionEntity> history) {
    return new VerdictDetailView(
        proposal == null ? VerdictState.CONFIRMED : VerdictState.PROPOSED,
        verdict == null ? null : VerdictView.of(verdict, consultationId),
        proposal == null
            ? null
            : VerdictView.of(proposal.given(false), consultationId, VerdictState.PROPOSED, null),
        history.stream().map(VerdictDetailView.Revision::of).toList());
  }

  private static void requireOne(
      @Nullable VerdictEntity verdict, @Nullable VerdictProposalEntity proposal) {
    if (verdict == null && proposal == null) {
      throw new ProblemException(ProblemType.VERDICT_NOT_FOUND);
    }
  }

  /**
   * A comment under lock, whose report stays published or not until the transaction ends.
   *
   * @param isPublished whether the answer is a revision of a published one
   */
  private record Subject(Answerable comment, boolean isPublished) {

    VerdictComposer.Order order(VerdictRequest request, String by) {
      return new VerdictComposer.Order(
          request, comment.consultationId(), null, Map.of(), isPublished, by);
    }

    Versioned<VerdictView> versioned(
        GivenVerdict given, VerdictState state, @Nullable String confirmedBy) {
      return new Versioned<>(
          VerdictView.of(given, comment.consultationId(), state, confirmedBy), comment.version());
    }
  }

  /** Asks first and locks then: a lock that is taken twice, the second one wider, can block. */
  private Uni<Subject> begin(UUID commentId, @Nullable String ifMatch) {
    return answerables
        .consultationOf(commentId)
        .chain(id -> admissions.isAnswered(id).call(isPublished -> lock(id, isPublished)))
        .chain(
            isPublished ->
                answerables
                    .lock(commentId, ifMatch)
                    .map(comment -> new Subject(comment, isPublished)));
  }

  private Uni<Void> lock(UUID consultationId, boolean isPublished) {
    return isPublished
        ? admissions.beginRevision(consultationId)
        : admissions.beginVerdict(consultationId);
  }

  private Uni<Void> settle(Subject subject, GivenVerdict given) {
    return config.twoPerson() ? store.propose(List.of(given)) : give(subject, given, null);
  }

  private Uni<Void> give(
      Subject subject, GivenVerdict given, VerdictStore.@Nullable Confirmation confirmation) {
    Instant at = confirmation == null ? given.at() : confirmation.at();
    return store
        .give(List.of(given), confirmation)
        .chain(
            () ->
                subject.isPublished()
                    ? published.revise(subject.comment(), given, at)
                    : Uni.createFrom().voidItem());
  }

  private VerdictState state() {
    return config.twoPerson() ? VerdictState.PROPOSED : VerdictState.CONFIRMED;
  }

  private VerdictStore.Confirmation confirmation(String by) {
    return new VerdictStore.Confirmation(by, Times.toMillis(clock.instant()));
  }

  private Uni<VerdictProposalEntity> proposal(UUID commentId) {
    return proposals
        .findById(commentId)
        .onItem()
        .ifNull()
        .switchTo(() -> nothingProposed(commentId));
  }

  private Uni<VerdictProposalEntity> nothingProposed(UUID commentId) {
    return verdicts
        .findById(commentId)
        .map(
            verdict -> {
              throw new ProblemException(
                  verdict == null
                      ? ProblemType.VERDICT_NOT_FOUND
                      : ProblemType.VERDICT_ALREADY_CONFIRMED);
            });
  }
}
