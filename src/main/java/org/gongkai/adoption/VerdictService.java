package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.DraftService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Verdicts on comments. */
@ApplicationScoped
public class VerdictService {

  private final VerdictRepository verdicts;
  private final CommentService comments;
  private final ConsultationService consultations;
  private final DraftService drafts;
  private final InstantSource clock;

  VerdictService(
      VerdictRepository verdicts,
      CommentService comments,
      ConsultationService consultations,
      DraftService drafts,
      InstantSource clock) {
    this.verdicts = verdicts;
    this.comments = comments;
    this.consultations = consultations;
    this.drafts = drafts;
    this.clock = clock;
  }

  /**
   * Gives or replaces a verdict; free until the feedback report is published.
   *
   * @param ifMatch the version of the comment that the officer saw
   * @return the verdict with the comment's new version
   * @throws ProblemException (in the Uni) when reason or clause is missing, the comment is another
   *     one than the officer saw, or the report is published
   */
  @WithTransaction
  public Uni<Versioned<VerdictView>> decide(
      UUID commentId, @Nullable String ifMatch, VerdictRequest request, String by) {
    VerdictPolicy.require(request);
    return comments
        .forOfficer(commentId)
        .call(comment -> consultations.beginVerdict(comment.value().consultationId()))
        .call(comment -> requireClause(comment.value(), request.clauseId()))
        .chain(() -> comments.touch(commentId, ifMatch))
        .chain(
            touched ->
                store(touched.value(), request, by)
                    .map(view -> new Versioned<>(view, touched.version())));
  }

  private Uni<?> requireClause(OfficerCommentView comment, @Nullable UUID clauseId) {
    return clauseId == null
        ? Uni.createFrom().voidItem()
        : drafts.requirePublicClause(comment.consultationId(), clauseId);
  }

  private Uni<VerdictView> store(OfficerCommentView comment, VerdictRequest request, String by) {
    return verdicts
        .findById(comment.id())
        .chain(
            known ->
                known == null
                    ? verdicts.persist(fill(blank(comment.id()), request, by))
                    : Uni.createFrom().item(fill(known, request, by)))
        .map(verdict -> VerdictView.of(verdict, comment.consultationId()));
  }

  private static VerdictEntity blank(UUID commentId) {
    VerdictEntity verdict = new VerdictEntity();
    verdict.commentId = commentId;
    return verdict;
  }

  private VerdictEntity fill(VerdictEntity verdict, VerdictRequest request, String by) {
    verdict.outcome = request.outcome();
    verdict.reason = request.reason() == null ? null : request.reason().strip();
    verdict.clauseId = request.clauseId();
    verdict.decidedBy = by;
    verdict.decidedAt = Times.toMillis(clock.instant());
    return verdict;
  }
}
