package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gongkai.adoption.TraceView.Step;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.CountedComment;
import org.gongkai.comment.triage.UnitStepService;
import org.gongkai.consultation.ClausePlace;
import org.gongkai.consultation.ClauseTrailView;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.TrailService;
import org.gongkai.decision.DecisionService;
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
  private final FeedbackRevisionRepository revisions;
  private final UnitStepService units;
  private final DecisionService decisions;

  TraceService(
      CommentService comments,
      ConsultationService consultations,
      TrailService trails,
      FeedbackReadService feedback,
      FeedbackRevisionRepository revisions,
      UnitStepService units,
      DecisionService decisions) {
    this.comments = comments;
    this.consultations = consultations;
    this.trails = trails;
    this.feedback = feedback;
    this.revisions = revisions;
    this.units = units;
    this.decisions = decisions;
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
        .chain(consultation -> trace(comment, consultation));
  }

  private Uni<TraceView> trace(CountedComment comment, ConsultationItem consultation) {
    return Uni.combine()
        .all()
        .unis(
            trail(comment),
            feedback.answerTo(comment.id()),
            units.of(comment.id()),
            decisions.dossier(consultation.decisionId()))
        // One session does one thing at a time.
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            known ->
                revisions(consultation, known.getItem2())
                    .map(
                        revised ->
                            view(
                                comment,
                                consultation,
                                known.getItem1(),
                                known.getItem2(),
                                new TraceSteps()
                                    .comment(comment, known.getItem3())
                                    .answer(known.getItem2(), revised, report(consultation))
                                    .decision(known.getItem4())
                                    .all())));
  }

  private Uni<List<FeedbackRevisionEntity>> revisions(
      ConsultationItem consultation, @Nullable PublishedAnswer answer) {
    return answer == null
        ? Uni.createFrom().item(List.of())
        : revisions.ofItem(consultation.id(), answer.number());
  }

  private static String report(ConsultationItem consultation) {
    return "/v1/consultations/" + consultation.id() + "/feedback";
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
      @Nullable PublishedAnswer answer,
      List<Step> steps) {
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
        steps,
        answer,
        answer == null ? null : report(consultation));
  }
}
