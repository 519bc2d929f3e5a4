package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Citizens take comments back. */
@ApplicationScoped
public class WithdrawalService {

  private final CommentService comments;
  private final CommentRepository repository;
  private final CommentCheckRepository checks;
  private final AdmissionService admissions;
  private final InstantSource clock;

  WithdrawalService(
      CommentService comments,
      CommentRepository repository,
      CommentCheckRepository checks,
      AdmissionService admissions,
      InstantSource clock) {
    this.comments = comments;
    this.repository = repository;
    this.checks = checks;
    this.admissions = admissions;
    this.clock = clock;
  }

  /**
   * Takes a citizen's own comment back, until the feedback report is published. It is kept and
   * counted as withdrawn, shown to nobody outside and needs no verdict.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_FOUND} for the comment of
   *     another, {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED} or {@link
   *     ProblemType#COMMENT_NOT_WITHDRAWABLE} when it is withdrawn already
   */
  @WithTransaction
  public Uni<WithdrawnView> withdraw(UUID id, UUID citizenId, WithdrawCommentRequest request) {
    Instant now = Times.toMillis(clock.instant());
    return repository
        .consultationOf(id, citizenId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.COMMENT_NOT_FOUND))
        // Before the comment, as everyone locks.
        .chain(admissions::holdFeedback)
        .chain(() -> comments.lock(id))
        .invoke(comment -> withdraw(comment, request.reason(), now))
        .call(() -> checks.deleteById(id))
        .call(comments::saved)
        .map(
            comment ->
                new WithdrawnView(comment.id, Comments.receipt(comment), comment.status, now));
  }

  private static void withdraw(CommentEntity comment, @Nullable String reason, Instant now) {
    if (comment.status == CommentStatus.WITHDRAWN) {
      throw new ProblemException(ProblemType.COMMENT_NOT_WITHDRAWABLE);
    }
    comment.status = CommentStatus.WITHDRAWN;
    comment.selected = false;
    comment.withdrawnAt = now;
    comment.withdrawalReason = reason == null || reason.isBlank() ? null : reason.strip();
  }
}
