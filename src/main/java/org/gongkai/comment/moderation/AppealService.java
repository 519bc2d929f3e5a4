package org.gongkai.comment.moderation;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.citizen.InboxService;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.scope.Units;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** 申诉: authors' appeals against the hiding of their comments. */
@ApplicationScoped
public class AppealService {

  private final AppealRepository appeals;
  private final CommentService comments;
  private final Visibility visibility;
  private final InboxService inbox;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  AppealService(
      AppealRepository appeals,
      CommentService comments,
      Visibility visibility,
      InboxService inbox,
      AuditService audit,
      IdGenerator ids,
      InstantSource clock) {
    this.appeals = appeals;
    this.comments = comments;
    this.visibility = visibility;
    this.inbox = inbox;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes an author's only appeal.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_FOUND} for anybody else's
   *     comment too, {@link ProblemType#APPEAL_NOT_POSSIBLE} when it is not hidden, {@link
   *     ProblemType#APPEAL_ALREADY_MADE}
   */
  @WithTransaction
  public Uni<AppealView> make(UUID citizenId, UUID commentId, MakeAppealRequest request) {
    return comments
        .lock(commentId, "*")
        .invoke(comment -> requireAuthor(comment, citizenId))
        .chain(
            comment ->
                appeals
                    .ofComment(commentId)
                    .chain(made -> store(comment, made, appeal(request)))
                    .map(AppealView::of));
  }

  /** Appeals in one state about consultations of some units, the oldest first. */
  @WithSession
  public Uni<Page<OfficerAppealView>> page(
      Units units, AppealState state, @Nullable String cursor, int limit) {
    return appeals
        .page(units, state, Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.appeal().id)))
        .map(page -> page.map(row -> OfficerAppealView.of(row.appeal(), row.comment())));
  }

  /**
   * Decides an appeal, for good; nobody who ever hid the comment does. Overturned, the comment is
   * shown, also in a published feedback report.
   *
   * @param ifMatch the version of the comment that the officer saw
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> decide(
      UUID commentId, @Nullable String ifMatch, DecideAppealRequest request, String by) {
    return visibility
        .lock(commentId, ifMatch)
        .chain(
            comment ->
                appeals
                    .ofComment(commentId)
                    .map(made -> decidable(comment, made, request, by))
                    .chain(appeal -> decide(comment, appeal, request, by)));
  }

  private static AppealEntity decidable(
      CommentEntity comment, @Nullable AppealEntity made, DecideAppealRequest request, String by) {
    return ModerationPolicy.requireDecidable(comment.status, made, request.reason(), by);
  }

  private static void requireAuthor(CommentEntity comment, UUID citizenId) {
    if (!citizenId.equals(comment.citizenId)) {
      throw new ProblemException(ProblemType.COMMENT_NOT_FOUND);
    }
  }

  private static AppealEntity appeal(MakeAppealRequest request) {
    AppealEntity appeal = new AppealEntity();
    appeal.text = request.text().strip();
    return appeal;
  }

  /**
   * Stores the only appeal about a locked comment.
   *
   * @param made the one that was made before
   * @throws ProblemException as {@link ModerationPolicy#requireAppealable}
   */
  Uni<AppealEntity> store(CommentEntity comment, @Nullable AppealEntity made, AppealEntity appeal) {
    ModerationPolicy.requireAppealable(comment.status, made);
    appeal.id = ids.next();
    appeal.commentId = comment.id;
    appeal.hiddenBy = comment.hiddenBy.clone();
    appeal.madeAt = Times.toMillis(clock.instant());
    // The comment's version moves on: who decides must have seen that there is an appeal.
    return appeals.persist(appeal).chain(() -> comments.saved(comment)).replaceWith(appeal);
  }

  private Uni<Versioned<OfficerCommentView>> decide(
      CommentEntity comment, AppealEntity appeal, DecideAppealRequest request, String by) {
    appeal.outcome = request.outcome();
    appeal.reason = request.reason().strip();
    appeal.decidedBy = by;
    appeal.decidedAt = Times.toMillis(clock.instant());
    if (request.outcome() == AppealOutcome.OVERTURNED) {
      comment.show(by);
    }
    return audit
        .record(action(comment, appeal, by))
        .chain(() -> inbox.tell(CommentMessages.decided(comment, appeal)))
        .chain(() -> visibility.saved(comment));
  }

  private static AuditedAction action(CommentEntity comment, AppealEntity appeal, String by) {
    return new AuditedAction(
        by,
        "decideAppeal",
        "comment",
        comment.id,
        appeal.reason,
        Map.of("outcome", String.valueOf(appeal.outcome), "status", comment.status));
  }
}
