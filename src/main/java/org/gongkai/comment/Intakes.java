package org.gongkai.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** Makes the comments of citizens, as far as that can be done before the database is asked. */
@ApplicationScoped
class Intakes {

  /** Until the database has said which version it is. */
  private static final int NO_VERSION = 0;

  private final AdmissionService admissions;
  private final Comments comments;
  private final Repetitions repetitions;
  private final InstantSource clock;

  Intakes(
      AdmissionService admissions,
      Comments comments,
      Repetitions repetitions,
      InstantSource clock) {
    this.admissions = admissions;
    this.comments = comments;
    this.repetitions = repetitions;
    this.clock = clock;
  }

  /**
   * Makes a comment of what its author sent. Pure computation, well under 5 ms.
   *
   * @param respondent as the comment is to name them
   * @throws ProblemException {@link ProblemType#COMMENT_TEXT_EMPTY}, {@link
   *     ProblemType#COMMENT_TEXT_TOO_LONG} or {@link ProblemType#TICKET_INVALID}
   */
  PreparedIntake prepare(
      UUID consultationId, UUID citizenId, SubmitCommentRequest request, Respondent respondent) {
    String text = CommentText.accept(request.text());
    Instant now = clock.instant();
    CommentEntity comment =
        comments.make(
            new NewComment(
                consultationId,
                NO_VERSION,
                request.clauseId(),
                request.commentSource(),
                text,
                comments.seal(respondent, text),
                request.publishConsent(),
                now,
                repetitions.hash(request.clauseId(), text)));
    comment.citizenId = citizenId;
    return new PreparedIntake(
        comment,
        admissions.terms(consultationId, citizenId, request.ticket()),
        request.draftVersion(),
        now);
  }
}
