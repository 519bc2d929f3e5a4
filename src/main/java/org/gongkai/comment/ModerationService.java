package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Decisions of persons on what the public sees. */
@ApplicationScoped
public class ModerationService {

  private final CommentService comments;
  private final CommentCheckRepository checks;
  private final InstantSource clock;

  ModerationService(CommentService comments, CommentCheckRepository checks, InstantSource clock) {
    this.comments = comments;
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * Shows or hides a comment by a person's decision.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#REASON_REQUIRED} when it is hidden
   *     without a reason
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> moderate(
      UUID id, @Nullable String ifMatch, ModerateCommentRequest request) {
    return comments
        .lock(id, ifMatch)
        .invoke(comment -> decide(comment, request))
        .call(() -> checks.deleteById(id))
        .chain(comments::saved);
  }

  private void decide(CommentEntity comment, ModerateCommentRequest request) {
    if (comment.status == CommentStatus.WITHDRAWN) {
      throw new ProblemException(ProblemType.COMMENT_NOT_MODERATABLE);
    }
    boolean hides = request.outcome() == ModerateCommentRequest.Outcome.HIDDEN;
    if (hides && !CommentService.isReason(request.reason())) {
      throw new ProblemException(ProblemType.REASON_REQUIRED, CommentService.MIN_REASON);
    }
    comment.status = hides ? CommentStatus.HIDDEN : CommentStatus.PUBLIC;
    comment.statusReason = hides ? request.reason() : null;
    comment.checkedAt = Times.toMillis(clock.instant());
  }
}
