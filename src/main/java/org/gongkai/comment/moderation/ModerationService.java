package org.gongkai.comment.moderation;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.citizen.InboxService;
import org.gongkai.comment.CommentCheckRepository;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.comment.Reasons;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Decisions of persons on what the public sees. */
@ApplicationScoped
public class ModerationService {

  private final Visibility visibility;
  private final CommentCheckRepository checks;
  private final AppealRepository appeals;
  private final InboxService inbox;
  private final AuditService audit;
  private final InstantSource clock;

  ModerationService(
      Visibility visibility,
      CommentCheckRepository checks,
      AppealRepository appeals,
      InboxService inbox,
      AuditService audit,
      InstantSource clock) {
    this.visibility = visibility;
    this.checks = checks;
    this.appeals = appeals;
    this.inbox = inbox;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Shows or hides a comment by a person's decision, whether or not the feedback report is
   * published; a published one follows. What is shown already, or hidden for the same reason, stays
   * as it is.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#REASON_REQUIRED} when it is hidden
   *     without a reason, {@link ProblemType#APPEAL_OPEN} while an appeal waits for its decision,
   *     {@link ProblemType#SECOND_PERSON_REQUIRED} when it was overturned that the same person hid
   *     it
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> moderate(
      UUID id, @Nullable String ifMatch, ModerateCommentRequest request, String by) {
    return visibility
        .lock(id, ifMatch)
        .chain(
            comment -> appeals.ofComment(id).chain(appeal -> decide(comment, appeal, request, by)));
  }

  private Uni<Versioned<OfficerCommentView>> decide(
      CommentEntity comment,
      @Nullable AppealEntity appeal,
      ModerateCommentRequest request,
      String by) {
    ModerationPolicy.require(comment.status, appeal, request, by);
    if (ModerationPolicy.isDone(comment, request)) {
      return visibility.unchanged(comment);
    }
    CommentStatus from = comment.status;
    apply(comment, request, by);
    return checks
        .deleteById(comment.id)
        .chain(() -> audit.record(action(comment, from, by)))
        .chain(() -> tell(comment, appeal == null))
        .chain(() -> visibility.saved(comment));
  }

  private void apply(CommentEntity comment, ModerateCommentRequest request, String by) {
    if (request.outcome() == ModerateCommentRequest.Outcome.HIDDEN) {
      comment.hide(Reasons.require(request.reason()), by);
    } else {
      comment.show(by);
    }
    comment.checkedAt = Times.toMillis(clock.instant());
  }

  private Uni<Void> tell(CommentEntity comment, boolean canAppeal) {
    return comment.status == CommentStatus.HIDDEN
        ? inbox.tell(CommentMessages.hidden(comment, canAppeal))
        : Uni.createFrom().voidItem();
  }

  private static AuditedAction action(CommentEntity comment, CommentStatus from, String by) {
    return new AuditedAction(
        by,
        "moderateComment",
        "comment",
        comment.id,
        comment.statusReason,
        Map.of("from", from, "to", comment.status));
  }
}
