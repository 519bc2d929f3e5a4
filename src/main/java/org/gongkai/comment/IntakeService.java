package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.consultation.AdmittedComment;
import org.gongkai.consultation.ClauseRef;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.DraftService;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.time.Times;
import org.hibernate.exception.ConstraintViolationException;

/** Takes comments in. */
@ApplicationScoped
public class IntakeService {

  /** Violated when the token outlived its citizen. */
  private static final String CITIZEN_KEY = "comment_citizen_id_fkey";

  /** Violated when a ticket is used a second time. */
  private static final String TICKET_KEY = "comment_ticket";

  private final CommentRepository comments;
  private final CommentCheckRepository checks;
  private final ConsultationService consultations;
  private final DraftService drafts;
  private final Receipts receipts;
  private final FieldCipher cipher;
  private final IdGenerator ids;
  private final InstantSource clock;

  IntakeService(
      CommentRepository comments,
      CommentCheckRepository checks,
      ConsultationService consultations,
      DraftService drafts,
      Receipts receipts,
      FieldCipher cipher,
      IdGenerator ids,
      InstantSource clock) {
    this.comments = comments;
    this.checks = checks;
    this.consultations = consultations;
    this.drafts = drafts;
    this.receipts = receipts;
    this.cipher = cipher;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes a citizen's comment: the comment, its receipt and its check are one transaction.
   *
   * @throws ProblemException (in the Uni) when the window is not open, the text is empty or too
   *     long, or the clause is not part of the published draft
   */
  @WithTransaction
  public Uni<SubmittedView> submit(
      UUID consultationId, UUID citizenId, SubmitCommentRequest request) {
    String text = CommentText.accept(request.text());
    return consultations
        .admitComment(consultationId, citizenId, request.ticket())
        .chain(
            admitted ->
                versionOf(consultationId, admitted, request)
                    .map(
                        version ->
                            entity(consultationId, citizenId, request, text, admitted, version)))
        .call(comments::persist)
        .call(comment -> checks.persist(check(comment)))
        .call(comments::flush)
        .onFailure(failure -> violates(failure, CITIZEN_KEY))
        .transform(unknown -> new UnauthorizedException())
        .onFailure(failure -> violates(failure, TICKET_KEY))
        .transform(used -> new ProblemException(ProblemType.TICKET_USED))
        .map(
            comment ->
                new SubmittedView(comment.id, Receipts.format(comment.receipt), comment.status));
  }

  /**
   * The version that a comment is about: the one that its author names; else the present one, or
   * the newest that has the clause, which the author may have been reading when the present one
   * came out.
   */
  private Uni<Integer> versionOf(
      UUID consultationId, AdmittedComment admitted, SubmitCommentRequest request) {
    UUID clauseId = request.clauseId();
    Integer named = request.draftVersion();
    if (named != null) {
      return drafts.requirePublic(consultationId, named, clauseId).replaceWith(named);
    }
    return clauseId == null
        ? Uni.createFrom().item(admitted.draftNumber())
        : drafts.requirePublicClause(consultationId, clauseId).map(ClauseRef::version);
  }

  private CommentEntity entity(
      UUID consultationId,
      UUID citizenId,
      SubmitCommentRequest request,
      String text,
      AdmittedComment admitted,
      int version) {
    Respondent respondent = request.respondent();
    CommentEntity comment = new CommentEntity();
    comment.id = ids.next();
    comment.consultationId = consultationId;
    comment.draftNumber = version;
    comment.ticketId = admitted.ticketId();
    comment.clauseId = request.clauseId();
    comment.citizenId = citizenId;
    comment.source = CommentSource.MINI_PROGRAM;
    comment.text = text;
    comment.publicText = text;
    comment.respondentType = respondent.type();
    comment.respondentName = respondent.name() == null ? null : cipher.encrypt(respondent.name());
    comment.respondentPhone =
        respondent.phone() == null ? null : cipher.encrypt(respondent.phone());
    comment.maskedName = MaskedName.of(respondent.name());
    comment.publishConsent = request.publishConsent();
    comment.receipt = receipts.next();
    comment.status = CommentStatus.PENDING_REVIEW;
    comment.submittedAt = Times.toMillis(admitted.at());
    comment.updatedAt = comment.submittedAt;
    return comment;
  }

  private CommentCheckEntity check(CommentEntity comment) {
    CommentCheckEntity check = new CommentCheckEntity();
    check.commentId = comment.id;
    check.dueAt = clock.instant();
    return check;
  }

  private static boolean violates(Throwable failure, String constraint) {
    return failure instanceof ConstraintViolationException violation
        && constraint.equals(violation.getConstraintName());
  }
}
