package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.CountedComment;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.DraftService;
import org.gongkai.consultation.FeedbackLeave;
import org.gongkai.content.ContentService;
import org.gongkai.content.ContentType;
import org.gongkai.content.NewContent;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Feedback reports: published whole or not at all. */
@ApplicationScoped
public class FeedbackService {

  /** Column in which reports are published. */
  static final String COLUMN = "feedback";

  private final FeedbackRepository reports;
  private final FeedbackItemRepository items;
  private final VerdictRepository verdicts;
  private final CommentService comments;
  private final ConsultationService consultations;
  private final DraftService drafts;
  private final ContentService contents;
  private final IdGenerator ids;

  FeedbackService(
      FeedbackRepository reports,
      FeedbackItemRepository items,
      VerdictRepository verdicts,
      CommentService comments,
      ConsultationService consultations,
      DraftService drafts,
      ContentService contents,
      IdGenerator ids) {
    this.reports = reports;
    this.items = items;
    this.verdicts = verdicts;
    this.comments = comments;
    this.consultations = consultations;
    this.drafts = drafts;
    this.contents = contents;
    this.ids = ids;
  }

  /** Name of the cached answer of one page of a report. */
  static String cacheKey(UUID consultationId, int after, int limit) {
    return "feedback:" + consultationId + ':' + after + ':' + limit;
  }

  /**
   * Publishes the report of a closed consultation: totals and items are frozen, the content is
   * written and put on its way to each channel, all in one transaction.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_INCOMPLETE} naming each
   *     comment without a verdict
   */
  @WithTransaction
  public Uni<FeedbackPublishedView> publish(UUID consultationId, Set<String> channels, String by) {
    return consultations
        .beginFeedback(consultationId)
        .chain(
            leave ->
                answered(consultationId).chain(answered -> freeze(leave, answered, channels, by)));
  }

  /**
   * A published report.
   *
   * @param after number behind which the page begins
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_NOT_FOUND}
   */
  @WithSession
  public Uni<Loaded> report(UUID consultationId, int after, int limit) {
    return reports
        .findById(consultationId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.FEEDBACK_NOT_FOUND))
        .chain(
            report ->
                consultations
                    .publicConsultation(consultationId)
                    .chain(consultation -> page(report, consultation, after, limit)));
  }

  /** The frozen answer to a comment; null while no report has it. */
  @WithSession
  public Uni<@Nullable PublishedAnswer> answerTo(UUID commentId) {
    return items
        .ofComment(commentId)
        .chain(
            item ->
                item == null
                    ? Uni.createFrom().nullItem()
                    : reports
                        .findById(item.consultationId)
                        .map(report -> PublishedAnswer.of(item, report)));
  }

  /** Reads a cursor: the number behind which the page begins. */
  static int after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor);
      int number = Integer.parseInt(new String(text, StandardCharsets.US_ASCII));
      if (number > 0 && cursor(number).equals(cursor)) {
        return number;
      }
    } catch (IllegalArgumentException forged) {
      throw new ProblemException(ProblemType.INVALID_CURSOR);
    }
    throw new ProblemException(ProblemType.INVALID_CURSOR);
  }

  private static String cursor(int number) {
    byte[] text = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private Uni<List<Answered>> answered(UUID consultationId) {
    return comments
        .all(consultationId)
        .chain(all -> verdictsOf(consultationId).map(byComment -> join(all, byComment)));
  }

  private Uni<Map<UUID, VerdictEntity>> verdictsOf(UUID consultationId) {
    return verdicts
        .ofConsultation(consultationId)
        .map(
            rows ->
                rows.stream().collect(Collectors.toMap(row -> row.commentId, Function.identity())));
  }

  private static List<Answered> join(List<CountedComment> all, Map<UUID, VerdictEntity> byComment) {
    return all.stream().map(comment -> new Answered(comment, byComment.get(comment.id()))).toList();
  }

  private Uni<FeedbackPublishedView> freeze(
      FeedbackLeave leave, List<Answered> answered, Set<String> channels, String by) {
    CompletenessPolicy.require(answered);
    ConsultationItem consultation = leave.consultation();
    FeedbackReportEntity report = report(leave, FeedbackTotals.of(answered));
    return labels(consultation, answered)
        .map(labels -> rows(consultation.id(), answered, labels))
        .call(rows -> contents.publish(content(consultation, report, rows), channels, by))
        .call(() -> reports.persist(report))
        .call(Batch::persist)
        .call(() -> consultations.endFeedback(consultation.id(), report.publishedAt))
        .map(
            rows ->
                new FeedbackPublishedView(
                    consultation.id(), report.contentId, report.publishedAt, report.totals()));
  }

  /** Labels of the clauses that comments and verdicts name, in every version. */
  private Uni<ClauseLabels> labels(ConsultationItem consultation, List<Answered> answered) {
    List<UUID> named =
        answered.stream()
            .flatMap(one -> Stream.of(one.comment().clauseId(), changedClause(one)))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return drafts.publicClauses(consultation.id(), named).map(ClauseLabels::new);
  }

  private static @Nullable UUID changedClause(Answered answered) {
    VerdictEntity verdict = answered.verdict();
    return verdict == null ? null : verdict.clauseId;
  }

  private FeedbackReportEntity report(FeedbackLeave leave, FeedbackTotals totals) {
    FeedbackReportEntity report = new FeedbackReportEntity();
    report.consultationId = leave.consultation().id();
    report.contentId = ids.next();
    report.publishedAt = leave.at();
    report.totals(totals);
    return report;
  }

  private static List<FeedbackItemEntity> rows(
      UUID consultationId, List<Answered> answered, ClauseLabels labels) {
    List<FeedbackItemEntity> rows = new ArrayList<>();
    for (Answered one : answered) {
      VerdictEntity verdict = one.verdict();
      if (verdict != null && !one.isWithdrawn()) {
        FeedbackItemEntity row = row(one.comment(), verdict, labels);
        row.consultationId = consultationId;
        row.number = rows.size() + 1;
        rows.add(row);
      }
    }
    return rows;
  }

  private static FeedbackItemEntity row(
      CountedComment comment, VerdictEntity verdict, ClauseLabels labels) {
    FeedbackItemEntity row = new FeedbackItemEntity();
    row.commentId = comment.id();
    row.maskedName = comment.maskedName();
    row.clauseLabel = labels.of(comment.draftNumber(), comment.clauseId());
    row.text = comment.publicText();
    row.outcome = verdict.outcome;
    row.reason = verdict.reason;
    row.changedClause = labels.newest(verdict.clauseId);
    return row;
  }

  private static NewContent content(
      ConsultationItem consultation, FeedbackReportEntity report, List<FeedbackItemEntity> rows) {
    FeedbackTotals totals = report.totals();
    return new NewContent(
        report.contentId,
        ContentType.FEEDBACK_REPORT,
        COLUMN,
        title(consultation),
        FeedbackText.summary(totals),
        FeedbackText.body(totals, rows.stream().map(FeedbackItem::of).toList()),
        consultation.unit(),
        "/v1/consultations/" + consultation.id() + "/feedback",
        report.publishedAt);
  }

  private static String title(ConsultationItem consultation) {
    String title = "意见征集采纳情况：" + consultation.title();
    return title.length() <= 200 ? title : title.substring(0, 200);
  }

  private Uni<Loaded> page(
      FeedbackReportEntity report, ConsultationItem consultation, int after, int limit) {
    return items
        .page(report.consultationId, after, limit + 1)
        .map(rows -> Loaded.json(view(report, consultation, rows, limit)));
  }

  private static FeedbackView view(
      FeedbackReportEntity report,
      ConsultationItem consultation,
      List<FeedbackItemEntity> rows,
      int limit) {
    List<FeedbackItem> shown = rows.stream().limit(limit).map(FeedbackItem::of).toList();
    return new FeedbackView(
        consultation.id(),
        consultation.title(),
        consultation.unit(),
        consultation.opensAt(),
        consultation.closesAt(),
        report.publishedAt,
        report.totals(),
        shown,
        rows.size() > limit ? cursor(shown.get(limit - 1).number()) : null);
  }
}
