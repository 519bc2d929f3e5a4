package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.MaskedName;
import org.gongkai.comment.Receipts;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.DraftService;
import org.gongkai.consultation.FeedbackLeave;
import org.gongkai.content.ContentService;
import org.gongkai.content.ContentType;
import org.gongkai.content.NewContent;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** Publishes feedback reports: whole or not at all. */
@ApplicationScoped
public class FeedbackService {

  /** Column in which reports are published. */
  static final String COLUMN = "feedback";

  /** Most open comments named in one problem; its detail tells how many there are. */
  static final int MAX_NAMED = 200;

  private final FeedbackRepository reports;
  private final ReportContent content;
  private final CommentService comments;
  private final AnswerNotifications notifications;
  private final AdmissionService admissions;
  private final DraftService drafts;
  private final ContentService contents;
  private final AuditService audit;
  private final IdGenerator ids;

  FeedbackService(
      FeedbackRepository reports,
      ReportContent content,
      CommentService comments,
      AnswerNotifications notifications,
      AdmissionService admissions,
      DraftService drafts,
      ContentService contents,
      AuditService audit,
      IdGenerator ids) {
    this.reports = reports;
    this.content = content;
    this.comments = comments;
    this.notifications = notifications;
    this.admissions = admissions;
    this.drafts = drafts;
    this.contents = contents;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * Publishes the report of a closed consultation: totals and items are frozen, the content is
   * written and put on its way to each channel, authors are told, all in one transaction.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_INCOMPLETE} naming each
   *     comment without a verdict, {@link ProblemType#CHANGED_VERSION_NOT_PUBLIC} when a verdict
   *     names a version that nobody can read
   */
  @WithTransaction
  public Uni<FeedbackPublishedView> publish(UUID consultationId, Set<String> channels, String by) {
    return admissions
        .beginFeedback(consultationId)
        .call(() -> requireComplete(consultationId))
        .call(() -> requirePublicVersions(consultationId))
        .chain(this::freeze)
        .call(frozen -> contents.publish(frozen.content(), channels, by))
        .call(frozen -> comments.tellAuthors(frozen.notice()))
        .call(frozen -> notifications.send(frozen.consultation(), frozen.report().publishedAt))
        .call(frozen -> admissions.endFeedback(consultationId, frozen.report().publishedAt))
        .call(frozen -> audit.record(frozen.audited(by)))
        .map(Frozen::view);
  }

  /** A report with what is published of it elsewhere. */
  private record Frozen(
      ConsultationItem consultation, FeedbackReportEntity report, List<FeedbackItem> first) {

    NewContent content() {
      FeedbackTotals totals = report.totals();
      return new NewContent(
          report.contentId,
          ContentType.FEEDBACK_REPORT,
          COLUMN,
          FeedbackText.title(consultation.title()),
          FeedbackText.summary(totals),
          FeedbackText.body(totals, first),
          consultation.unit(),
          "/v1/consultations/" + consultation.id() + "/feedback",
          report.publishedAt);
    }

    CommentService.Notice notice() {
      return FeedbackText.notice(consultation, report.publishedAt);
    }

    AuditedAction audited(String by) {
      Map<String, ?> detail = Map.of("totals", report.totals(), "contentId", report.contentId);
      return new AuditedAction(
          by, "publishFeedback", "consultation", consultation.id(), null, detail);
    }

    FeedbackPublishedView view() {
      return new FeedbackPublishedView(
          consultation.id(), report.contentId, report.publishedAt, report.totals());
    }
  }

  private Uni<Void> requireComplete(UUID consultationId) {
    return reports
        .open(consultationId)
        .chain(open -> open == 0 ? Uni.createFrom().voidItem() : incomplete(consultationId, open));
  }

  private Uni<Void> incomplete(UUID consultationId, long open) {
    return reports
        .firstOpen(consultationId, MAX_NAMED)
        .map(rows -> rows.stream().map(FeedbackService::open).toList())
        .map(
            named -> {
              throw new ProblemException(ProblemType.FEEDBACK_INCOMPLETE, open)
                  .with("openComments", named);
            });
  }

  private static OpenComment open(Object[] row) {
    return new OpenComment((UUID) row[0], Receipts.format((String) row[1]));
  }

  private Uni<Void> requirePublicVersions(UUID consultationId) {
    return reports
        .unpublishedVersions(consultationId)
        .invoke(
            versions -> {
              if (!versions.isEmpty()) {
                throw new ProblemException(ProblemType.CHANGED_VERSION_NOT_PUBLIC, versions.get(0));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Frozen> freeze(FeedbackLeave leave) {
    UUID consultationId = leave.consultation().id();
    return reports
        .counts(consultationId)
        .map(counts -> report(leave, FeedbackTotals.of(counts)))
        .call(reports::persistAndFlush)
        .call(() -> reports.freeze(consultationId, MaskedName.ANONYMOUS, ClauseNames.UNLABELLED))
        .call(() -> freezeBreakdown(consultationId))
        .chain(
            report ->
                content
                    .shown(report)
                    .map(first -> new Frozen(leave.consultation(), report, first)));
  }

  private Uni<Void> freezeBreakdown(UUID consultationId) {
    return reports
        .breakdown(consultationId)
        .chain(
            rows ->
                drafts
                    .publicClauses(consultationId, Breakdowns.clauses(rows))
                    .map(clauses -> Breakdowns.publish(consultationId, rows, clauses)))
        .chain(Batch::persist);
  }

  private FeedbackReportEntity report(FeedbackLeave leave, FeedbackTotals totals) {
    FeedbackReportEntity report = new FeedbackReportEntity();
    report.consultationId = leave.consultation().id();
    report.contentId = ids.next();
    report.publishedAt = leave.at();
    report.totals(totals);
    return report;
  }
}
