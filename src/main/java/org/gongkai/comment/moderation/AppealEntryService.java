package org.gongkai.comment.moderation;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemLanguage;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.gongkai.platform.time.Times;

/** Officers enter the appeals of authors who ask on paper or by word of mouth. */
@ApplicationScoped
public class AppealEntryService {

  private final AppealService appeals;
  private final AppealRepository made;
  private final CommentService comments;
  private final AuditService audit;
  private final InstantSource clock;

  AppealEntryService(
      AppealService appeals,
      AppealRepository made,
      CommentService comments,
      AuditService audit,
      InstantSource clock) {
    this.appeals = appeals;
    this.made = made;
    this.comments = comments;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes an author's only appeal from an officer, who may decide it too unless they ever hid the
   * comment.
   *
   * @param language of the violations
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_FOUND}, {@link
   *     ProblemType#APPEAL_NOT_POSSIBLE} when it is not hidden, {@link
   *     ProblemType#APPEAL_ALREADY_MADE}, {@link ProblemType#ENTRY_INVALID} for a day to come or
   *     before the comment came in
   */
  @WithTransaction
  public Uni<OfficerAppealView> enter(
      UUID commentId, EnterAppealRequest request, ProblemLanguage language, String by) {
    return comments
        .lock(commentId, "*")
        .invoke(comment -> requireDay(comment, request.receivedOn(), language))
        .chain(
            comment ->
                made.ofComment(commentId)
                    .chain(before -> appeals.store(comment, before, entered(request, by)))
                    .call(appeal -> audit.record(action(comment, appeal, by)))
                    .map(appeal -> OfficerAppealView.of(appeal, comment)));
  }

  private static AppealEntity entered(EnterAppealRequest request, String by) {
    AppealEntity appeal = new AppealEntity();
    appeal.text = request.text().strip();
    appeal.receivedOn = request.receivedOn();
    appeal.enteredBy = by;
    return appeal;
  }

  private void requireDay(CommentEntity comment, LocalDate received, ProblemLanguage language) {
    LocalDate came =
        comment.receivedOn == null ? Times.today(comment.submittedAt) : comment.receivedOn;
    if (received.isBefore(came) || received.isAfter(Times.today(clock.instant()))) {
      String message =
          language == ProblemLanguage.ENGLISH
              ? "a day from " + came + " to today"
              : "收到日期应当在 " + came + " 至今天之间";
      throw new ProblemException(ProblemType.ENTRY_INVALID)
          .withViolations(List.of(new Violation("body", "receivedOn", message)));
    }
  }

  private static AuditedAction action(CommentEntity comment, AppealEntity appeal, String by) {
    Map<String, String> detail = Map.of("receivedOn", String.valueOf(appeal.receivedOn));
    return new AuditedAction(by, "enterAppeal", "comment", comment.id, null, detail);
  }
}
