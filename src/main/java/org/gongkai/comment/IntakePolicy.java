package org.gongkai.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.consultation.Admission;
import org.gongkai.consultation.AdmittedComment;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Whether what the database found lets a comment in. */
@ApplicationScoped
class IntakePolicy {

  private final IntakeLimits limits;

  IntakePolicy(IntakeLimits limits) {
    this.limits = limits;
  }

  /**
   * The leave of a comment that is stored.
   *
   * @param found under a free idempotency key
   * @param ticketId of the ticket that came with the comment
   * @return with the version that the comment is about
   * @throws ProblemException as {@link Admission#require}, {@link CommentTarget#require} and {@link
   *     IntakeLimits#require}, the first of them
   */
  AdmittedComment require(IntakeFinding found, @Nullable UUID ticketId) {
    AdmittedComment admitted = Admission.require(found.admission(), ticketId);
    CommentTarget target = found.target();
    int version = target == null ? admitted.draftNumber() : target.require();
    if (found.standing() != null) {
      limits.require(found.standing(), Times.toMillis(admitted.at()));
    }
    if (!found.isStored()) {
      throw new IllegalStateException("a comment that nothing forbids is not stored");
    }
    return new AdmittedComment(version, admitted.at(), admitted.ticketId());
  }
}
