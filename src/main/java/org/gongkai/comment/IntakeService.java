package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.gongkai.citizen.ProfileService;
import org.gongkai.comment.moderation.CommentScreen;
import org.gongkai.comment.photo.PhotoIntakeService;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.consultation.AdmittedComment;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;

/** Takes comments of citizens in. */
@ApplicationScoped
public class IntakeService {

  /** Violated when the token outlived its citizen. */
  private static final String CITIZEN_KEY = "comment_citizen_id_fkey";

  /** Violated when a ticket is used a second time. */
  private static final String TICKET_KEY = "comment_ticket";

  private final CommentRepository repository;
  private final Comments comments;
  private final AdmissionService admissions;
  private final CommentTargets targets;
  private final IntakeLimits limits;
  private final Repetitions repetitions;
  private final CommentScreen screen;
  private final ProfileService profiles;
  private final PhotoIntakeService photos;

  IntakeService(
      CommentRepository repository,
      Comments comments,
      AdmissionService admissions,
      CommentTargets targets,
      IntakeLimits limits,
      Repetitions repetitions,
      CommentScreen screen,
      ProfileService profiles,
      PhotoIntakeService photos) {
    this.repository = repository;
    this.comments = comments;
    this.admissions = admissions;
    this.targets = targets;
    this.limits = limits;
    this.repetitions = repetitions;
    this.screen = screen;
    this.profiles = profiles;
    this.photos = photos;
  }

  /**
   * Takes a citizen's comment: the comment, its receipt and its check are one transaction.
   *
   * @throws ProblemException (in the Uni) when the window is not open, the text is empty or too
   *     long, the clause is not part of the published draft, the citizen has commented enough, or a
   *     photo is not one that the citizen sent for it
   */
  @WithTransaction
  public Uni<SubmittedView> submit(
      UUID consultationId, UUID citizenId, SubmitCommentRequest request) {
    String text = CommentText.accept(request.text());
    return admissions
        .admitComment(consultationId, citizenId, request.ticket())
        .chain(
            admitted ->
                respondent(citizenId, request)
                    .chain(by -> comment(consultationId, request, by, text, admitted)))
        .invoke(comment -> comment.citizenId = citizenId)
        .call(limits::require)
        .call(comment -> comments.persist(List.of(comment)))
        .call(comment -> photos.attach(comment, citizenId, request.photoIds()))
        .call(screen::tell)
        .call(repository::flush)
        .onFailure(failure -> violates(failure, CITIZEN_KEY))
        .transform(unknown -> new UnauthorizedException())
        .onFailure(failure -> violates(failure, TICKET_KEY))
        .transform(used -> new ProblemException(ProblemType.TICKET_USED))
        .map(SubmittedView::of);
  }

  private Uni<Respondent> respondent(UUID citizenId, SubmitCommentRequest request) {
    return Boolean.TRUE.equals(request.useMyPhone())
        ? profiles.phoneOf(citizenId).map(request.respondent()::reachableAt)
        : Uni.createFrom().item(request.respondent());
  }

  private Uni<CommentEntity> comment(
      UUID consultationId,
      SubmitCommentRequest request,
      Respondent respondent,
      String text,
      AdmittedComment admitted) {
    return targets
        .version(consultationId, request.clauseId(), request.draftVersion(), admitted.draftNumber())
        .map(
            version ->
                comments.make(
                    new NewComment(
                        consultationId,
                        version,
                        request.clauseId(),
                        request.commentSource(),
                        text,
                        comments.seal(respondent, text),
                        request.publishConsent(),
                        admitted.at(),
                        // The same words on another version are about another draft.
                        repetitions.hash(request.clauseId(), text, version))))
        .invoke(comment -> comment.ticketId = admitted.ticketId());
  }

  private static boolean violates(Throwable failure, String constraint) {
    return failure instanceof ConstraintViolationException violation
        && constraint.equals(violation.getConstraintName());
  }
}
