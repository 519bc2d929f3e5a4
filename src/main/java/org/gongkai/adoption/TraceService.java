package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.adoption.TraceView.Step;
import org.gongkai.adoption.TraceView.StepKind;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.CountedComment;
import org.gongkai.consultation.ClausePlace;
import org.gongkai.consultation.ClauseTrailView;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.TrailService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Follows a comment by its receipt. */
@ApplicationScoped
public class TraceService {

  private final CommentService comments;
  private final ConsultationService consultations;
  private final TrailService trails;
  private final FeedbackReadService feedback;

  TraceService(
      CommentService comments,
      ConsultationService consultations,
      TrailService trails,
      FeedbackReadService feedback) {
    this.comments = comments;
    this.consultations = consultations;
    this.trails = trails;
    this.feedback = feedback;
  }

  /**
   * What became of the comment behind a receipt.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#RECEIPT_NOT_FOUND}, the same for an
   *     unknown and a misspelt one
   */
  @WithSession
  public Uni<TraceView> trace(String receipt) {
    return comments
        .byReceipt(receipt)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.RECEIPT_NOT_FOUND))
        .chain(this::trace);
  }

  private Uni<TraceView> trace(CountedComment comment) {
    return consultations
        .publicConsultation(comment.consultationId())
        .chain(
            consultation ->
                trail(comment)
                    .chain(
                        trail ->
                            feedback
                                .answerTo(comment.id())
                                .map(answer -> view(comment, consultation, trail, answer))));
  }

  private Uni<@Nullable ClauseTrailView> trail(CountedComment comment) {
    if (comment.clauseId() == null) {
      return Uni.createFrom().nullItem();
    }
    ClausePlace place =
        new ClausePlace(comment.consultationId(), comment.draftNumber(), comment.clauseId());
    return trails.trails(List.of(place)).map(found -> found.get(place));
  }

  private static TraceView view(
      CountedComment comment,
      ConsultationItem consultation,
      @Nullable ClauseTrailView trail,
      @Nullable PublishedAnswer answer) {
    return new TraceView(
        comment.receipt(),
        consultation.id(),
        consultation.title(),
        consultation.unit(),
        comment.draftNumber(),
        trail == null ? null : trail.label(),
        trail,
        comment.status(),
        comment.statusReason(),
        steps(comment, answer),
        answer,
        answer == null ? null : "/v1/consultations/" + consultation.id() + "/feedback");
  }

  private static List<Step> steps(CountedComment comment, @Nullable PublishedAnswer answer) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(StepKind.RECEIVED, comment.submittedAt()));
    if (comment.checkedAt() != null) {
      steps.add(new Step(StepKind.CHECKED, comment.checkedAt()));
    }
    if (answer != null) {
      steps.add(new Step(StepKind.ANSWER_PUBLISHED, answer.publishedAt()));
    }
    return steps;
  }
}
