package org.gongkai.comment.moderation;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.comment.CommentCheckEntity;
import org.gongkai.comment.CommentCheckRepository;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentRepository;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.EnumNames;
import org.gongkai.comment.moderation.CheckResult.Kind;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** The outbox of automatic checks. Every method is one transaction and calls no checker. */
@ApplicationScoped
class CheckService {

  private static final int TRACE_LENGTH = 500;

  private final CommentRepository comments;
  private final CommentCheckRepository checks;
  private final AdmissionService admissions;
  private final Visibility visibility;
  private final CommentConfig config;
  private final InstantSource clock;

  CheckService(
      CommentRepository comments,
      CommentCheckRepository checks,
      AdmissionService admissions,
      Visibility visibility,
      CommentConfig config,
      InstantSource clock) {
    this.comments = comments;
    this.checks = checks;
    this.admissions = admissions;
    this.visibility = visibility;
    this.config = config;
    this.clock = clock;
  }

  /** A comment to check. */
  record Due(
      UUID commentId,
      UUID consultationId,
      @Nullable UUID citizenId,
      String text,
      Instant submittedAt,
      int attempt) {

    /** Says nothing personal. */
    @Override
    public String toString() {
      return "Due[" + commentId + "]";
    }
  }

  /**
   * Claims the check that is due longest; null when none is. One whose worker dies becomes due
   * again when its lease ends.
   */
  @WithTransaction
  Uni<@Nullable Due> claim() {
    return checks
        .due(clock.instant())
        .chain(row -> row == null ? Uni.createFrom().nullItem() : claim(row));
  }

  private Uni<@Nullable Due> claim(CommentCheckEntity row) {
    row.attempts++;
    row.dueAt = clock.instant().plus(config.lease());
    return comments.findById(row.commentId).map(comment -> due(comment, row.attempts));
  }

  /**
   * Records a result: publishes on a pass, leaves everything else to a person, or waits for another
   * try. A feedback report that was published meanwhile follows.
   */
  @WithTransaction
  Uni<Void> record(Due due, CheckResult result) {
    Instant notBefore = result.notBefore();
    if (notBefore != null) {
      return checks.postpone(due.commentId(), notBefore);
    }
    if (result.kind() == Kind.AGAIN && due.attempt() < config.maxAttempts()) {
      return Uni.createFrom().voidItem();
    }
    return admissions
        .holdOffFeedback(due.consultationId())
        .chain(() -> comments.findById(due.commentId(), LockModeType.PESSIMISTIC_WRITE))
        .invoke(comment -> apply(comment, result))
        .call(visibility::follow)
        .chain(() -> checks.deleteById(due.commentId()))
        .replaceWithVoid();
  }

  /** Lets another instance make a check at once that is still under way when this one ends. */
  @WithTransaction
  Uni<Void> giveBack(Due due) {
    return checks.postpone(due.commentId(), clock.instant());
  }

  private static Due due(CommentEntity comment, int attempt) {
    return new Due(
        comment.id,
        comment.consultationId,
        comment.citizenId,
        comment.text,
        comment.submittedAt,
        attempt);
  }

  private static @Nullable String cut(@Nullable String traceId) {
    return traceId == null || traceId.length() <= TRACE_LENGTH
        ? traceId
        : traceId.substring(0, TRACE_LENGTH);
  }

  private void apply(CommentEntity comment, CheckResult result) {
    comment.checkTrace = cut(result.traceId());
    comment.checkFindings = EnumNames.write(result.findings());
    // A person, or the author, may have decided first.
    if (result.kind() == Kind.PASS && comment.status == CommentStatus.PENDING_REVIEW) {
      comment.status = CommentStatus.PUBLIC;
      comment.checkedAt = Times.toMillis(clock.instant());
    }
  }
}
