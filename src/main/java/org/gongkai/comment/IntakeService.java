package org.gongkai.comment;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongkai.citizen.ProfileService;
import org.gongkai.comment.moderation.CommentScreen;
import org.gongkai.comment.photo.PhotoIntakeService;
import org.gongkai.consultation.AdmittedComment;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.IdempotencyClaim;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Takes comments of citizens in. */
@ApplicationScoped
public class IntakeService {

  /** Violated when the token outlived its citizen. */
  private static final String CITIZEN_KEY = "comment_citizen_id_fkey";

  /** Violated when a ticket is used a second time. */
  private static final String TICKET_KEY = "comment_ticket";

  private final IntakeRepository repository;
  private final Intakes intakes;
  private final IntakePolicy policy;
  private final IntakeConfig limits;
  private final CommentScreen screen;
  private final ProfileService profiles;
  private final PhotoIntakeService photos;
  private final IdempotentWrites writes;
  private final MeterRegistry metrics;

  IntakeService(
      IntakeRepository repository,
      Intakes intakes,
      IntakePolicy policy,
      IntakeConfig limits,
      CommentScreen screen,
      ProfileService profiles,
      PhotoIntakeService photos,
      IdempotentWrites writes,
      MeterRegistry metrics) {
    this.repository = repository;
    this.intakes = intakes;
    this.policy = policy;
    this.limits = limits;
    this.screen = screen;
    this.profiles = profiles;
    this.photos = photos;
    this.writes = writes;
    this.metrics = metrics;
  }

  /**
   * Takes a citizen's comment: the comment, its receipt, its check and the answer are one
   * transaction.
   *
   * @param once the request with its key; a repetition is answered as the first was
   * @throws ProblemException (in the Uni) when the window is not open, the text is empty or too
   *     long, the clause is not part of the published draft, the citizen has commented enough, or a
   *     photo is not one that the citizen sent for it
   */
  public Uni<Response> submit(
      IdempotentRequest once, UUID consultationId, UUID citizenId, SubmitCommentRequest request) {
    return respondent(citizenId, request)
        .map(respondent -> intakes.prepare(consultationId, citizenId, request, respondent))
        .onItemOrFailure()
        .transformToUni(
            (intake, refused) ->
                intake == null ? refuse(once, refused) : take(once, intake, request.photoIds()));
  }

  private Uni<Respondent> respondent(UUID citizenId, SubmitCommentRequest request) {
    return Boolean.TRUE.equals(request.useMyPhone())
        ? profiles.phoneOf(citizenId).map(request.respondent()::reachableAt)
        : Uni.createFrom().item(request.respondent());
  }

  /** A key that was used for something else is told first. */
  private Uni<Response> refuse(IdempotentRequest once, Throwable refused) {
    return writes.once(once, () -> Uni.createFrom().failure(refused));
  }

  private Uni<Response> take(
      IdempotentRequest once, PreparedIntake intake, @Nullable List<UUID> photoIds) {
    SubmittedView taken = SubmittedView.of(intake.comment());
    AtomicBoolean first = new AtomicBoolean();
    return writes
        .once(
            once,
            Answer.created("/v1/receipts/" + taken.receipt(), taken),
            claim -> store(intake, claim, photoIds).invoke(first::set))
        .invoke(() -> count(intake.comment(), first.get()));
  }

  /** After the commit; a repetition was counted when it was new. */
  private void count(CommentEntity comment, boolean isFirst) {
    if (isFirst) {
      metrics.counter("gongkai.comments.taken", "source", comment.source.name()).increment();
    }
  }

  /** Gives whether the key was free; else nothing is done. */
  private Uni<Boolean> store(
      PreparedIntake intake, IdempotencyClaim claim, @Nullable List<UUID> photoIds) {
    return repository
        .receive(intake, claim, limits)
        .onFailure(failure -> violates(failure, CITIZEN_KEY))
        .transform(unknown -> new UnauthorizedException())
        .onFailure(failure -> violates(failure, TICKET_KEY))
        .transform(used -> new ProblemException(ProblemType.TICKET_USED))
        .chain(
            found ->
                found.isFirst()
                    ? finish(intake, found, photoIds).replaceWith(true)
                    : Uni.createFrom().item(false));
  }

  private Uni<Void> finish(
      PreparedIntake intake, IntakeFinding found, @Nullable List<UUID> photoIds) {
    CommentEntity comment = intake.comment();
    AdmittedComment admitted = policy.require(found, intake.terms().ticketId());
    comment.draftNumber = admitted.draftNumber();
    comment.ticketId = admitted.ticketId();
    comment.submittedAt = Times.toMillis(admitted.at());
    comment.updatedAt = comment.submittedAt;
    return photos
        .attach(comment, Objects.requireNonNull(comment.citizenId), photoIds)
        .chain(() -> screen.tell(comment));
  }

  private static boolean violates(Throwable failure, String constraint) {
    return failure instanceof ConstraintViolationException violation
        && constraint.equals(violation.getConstraintName());
  }
}
