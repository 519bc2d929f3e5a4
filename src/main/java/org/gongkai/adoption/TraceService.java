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
import org.gongkai.consultation.ClauseRef;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.ConsultationView;
import org.gongkai.consultation.DraftService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Follows a comment by its receipt. */
@ApplicationScoped
public class TraceService {

  private final CommentService comments;
  private final ConsultationService consultations;
  private final DraftService drafts;
  private final FeedbackService feedback;

  TraceService(
      CommentService comments,
      ConsultationService consultations,
      DraftService drafts,
      FeedbackService feedback) {
    this.comments = comments;
    this.consultations = consultations;
    this.drafts = drafts;
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
                clause(comment)
                    .chain(
                        clause ->
                            feedback
                                .answerTo(comment.id())
                                .map(answer -> view(comment, consultation, clause, answer))));
  }

  private Uni<@Nullable ClauseRef> clause(CountedComment comment) {
    return comment.clauseId() == null
        ? Uni.createFrom().nullItem()
        : drafts
            .requireClause(comment.consultationId(), comment.draftNumber(), comment.clauseId())
            .map(clause -> clause);
  }

  private static TraceView view(
      CountedComment comment,
      ConsultationView consultation,
      @Nullable ClauseRef clause,
      @Nullable PublishedAnswer answer) {
    return new TraceView(
        comment.receipt(),
        consultation.id(),
        consultation.title(),
        consultation.unit(),
        comment.draftNumber(),
        clause == null ? null : clause.label(),
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
