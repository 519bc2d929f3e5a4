package org.gongkai.comment.triage;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.comment.Reasons;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.NumberCursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * The handling of one comment until its answer is published. Each step is one transaction that
 * holds off the feedback report, changes the comment, and keeps the step in its history and in the
 * audit trail. One that changes nothing is kept nowhere.
 *
 * <p>Each step fails (in the Uni) with {@link ProblemType#COMMENT_NOT_FOUND}, {@link
 * ProblemType#FEEDBACK_ALREADY_PUBLISHED}, {@link ProblemType#COMMENT_WITHDRAWN}, or when {@code
 * ifMatch} names another version than the present one.
 */
@ApplicationScoped
public class TriageService {

  private final CommentService comments;
  private final AdmissionService admissions;
  private final HandlingRepository history;
  private final Handling handling;
  private final DueDays dueDays;
  private final AuditService audit;

  TriageService(
      CommentService comments,
      AdmissionService admissions,
      HandlingRepository history,
      Handling handling,
      DueDays dueDays,
      AuditService audit) {
    this.comments = comments;
    this.admissions = admissions;
    this.history = history;
    this.handling = handling;
    this.dueDays = dueDays;
    this.audit = audit;
  }

  /** A step that an officer wants to take. */
  private record Wanted(
      UUID id,
      @Nullable String ifMatch,
      HandlingAction action,
      @Nullable String reason,
      String by) {}

  /** Sorts a comment. */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> classify(
      UUID id, @Nullable String ifMatch, ClassifyCommentRequest request, String by) {
    return change(
        new Wanted(id, ifMatch, HandlingAction.CLASSIFIED, null, by),
        comment -> TriagePolicy.classify(comment, request.commentClass()));
  }

  /**
   * Gives a comment to a handler.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_ALREADY_ASSIGNED}
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> assign(
      UUID id, @Nullable String ifMatch, AssignCommentRequest request, String by) {
    return dueDays
        .today()
        .chain(
            from ->
                change(
                    new Wanted(id, ifMatch, HandlingAction.ASSIGNED, null, by),
                    comment ->
                        TriagePolicy.assign(
                            comment,
                            request.handler(),
                            request.unit(),
                            from.dueOn(comment, request.workingDays()))));
  }

  /**
   * Passes a comment from its handler to another.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_ASSIGNED} or {@link
   *     ProblemType#REASON_REQUIRED}
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> transfer(
      UUID id, @Nullable String ifMatch, TransferCommentRequest request, String by) {
    String reason = Reasons.require(request.reason());
    return dueDays
        .today()
        .chain(
            from ->
                change(
                    new Wanted(id, ifMatch, HandlingAction.TRANSFERRED, reason, by),
                    comment ->
                        TriagePolicy.transfer(
                            comment, request.handler(), request.unit(), dueOn(from, request))));
  }

  /**
   * Takes a comment back from its handler.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_ASSIGNED} or {@link
   *     ProblemType#REASON_REQUIRED}
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> giveBack(
      UUID id, @Nullable String ifMatch, ReturnCommentRequest request, String by) {
    String reason = Reasons.require(request.reason());
    return change(
        new Wanted(id, ifMatch, HandlingAction.RETURNED, reason, by), TriagePolicy::giveBack);
  }

  /**
   * Chooses a comment to be shown first, or no longer.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_SELECTABLE}
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> select(
      UUID id, @Nullable String ifMatch, SelectCommentRequest request, String by) {
    boolean selected = request.selected();
    HandlingAction action = selected ? HandlingAction.SELECTED : HandlingAction.DESELECTED;
    return change(
        new Wanted(id, ifMatch, action, null, by),
        comment -> TriagePolicy.select(comment, selected));
  }

  /** What was done with a comment, oldest first. */
  @WithSession
  public Uni<Page<HandlingView>> history(UUID id, @Nullable String cursor, int limit) {
    int after = NumberCursor.read(cursor);
    return comments
        .consultationOf(id)
        .chain(() -> history.page(id, after, limit + 1))
        .map(rows -> Page.of(rows, limit, row -> NumberCursor.after(row.number)))
        .map(page -> page.map(HandlingView::of));
  }

  private static @Nullable LocalDate dueOn(DueDays.From from, TransferCommentRequest request) {
    Integer workingDays = request.workingDays();
    return workingDays == null ? null : from.dueOn(workingDays);
  }

  private Uni<Versioned<OfficerCommentView>> change(Wanted wanted, Consumer<CommentEntity> step) {
    return comments
        .consultationOf(wanted.id())
        .chain(admissions::holdFeedback)
        .chain(() -> comments.lock(wanted.id(), wanted.ifMatch()))
        .chain(comment -> change(wanted, comment, step));
  }

  private Uni<Versioned<OfficerCommentView>> change(
      Wanted wanted, CommentEntity comment, Consumer<CommentEntity> step) {
    Handled before = Handled.of(comment);
    step.accept(comment);
    return Handled.of(comment).equals(before)
        ? comments.unchanged(comment)
        : keep(wanted, comment, before).chain(() -> comments.saved(comment));
  }

  private Uni<Void> keep(Wanted wanted, CommentEntity comment, Handled before) {
    return handling
        .append(
            List.of(
                new Handling.Step(
                    comment, wanted.action(), before.handler(), wanted.reason(), wanted.by())))
        .chain(() -> audit.record(audited(wanted, comment, before)));
  }

  private static AuditedAction audited(Wanted wanted, CommentEntity comment, Handled before) {
    Map<String, Object> detail =
        Map.of(
            "action",
            wanted.action(),
            "before",
            before.told(),
            "after",
            Handled.of(comment).told());
    return new AuditedAction(
        wanted.by(), wanted.action().operation(), "comment", comment.id, wanted.reason(), detail);
  }
}
