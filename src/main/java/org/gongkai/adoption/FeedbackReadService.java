package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.DraftService;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.NumberCursor;
import org.jspecify.annotations.Nullable;

/** Published feedback reports. */
@ApplicationScoped
public class FeedbackReadService {

  /** The page size whose pages are cached when they begin where another ends. */
  static final int CACHED_LIMIT = 100;

  private final FeedbackRepository reports;
  private final FeedbackItemRepository items;
  private final BreakdownRepository breakdowns;
  private final ConsultationService consultations;
  private final DraftService drafts;

  FeedbackReadService(
      FeedbackRepository reports,
      FeedbackItemRepository items,
      BreakdownRepository breakdowns,
      ConsultationService consultations,
      DraftService drafts) {
    this.reports = reports;
    this.items = items;
    this.breakdowns = breakdowns;
    this.consultations = consultations;
    this.drafts = drafts;
  }

  /** Group of the cached answers about one report: its pages and its history. */
  static String cacheGroup(UUID consultationId) {
    return "feedback:" + consultationId;
  }

  /**
   * A published report.
   *
   * @param after number behind which the page begins
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_NOT_FOUND}
   */
  @WithSession
  public Uni<Loaded> report(UUID consultationId, int after, int limit) {
    return view(consultationId, after, limit).map(Loaded::json);
  }

  /** As {@link #report}, for those who write it themselves. */
  @WithSession
  public Uni<FeedbackView> view(UUID consultationId, int after, int limit) {
    return reports
        .findById(consultationId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.FEEDBACK_NOT_FOUND))
        .chain(report -> view(report, after, limit));
  }

  private Uni<FeedbackView> view(FeedbackReportEntity report, int after, int limit) {
    UUID id = report.consultationId;
    return Uni.combine()
        .all()
        .unis(
            consultations.publicConsultation(id),
            breakdowns.of(id).map(Breakdowns::view),
            items(id, after, limit + 1))
        // One session does one thing at a time.
        .usingConcurrencyOf(1)
        .with(
            (consultation, breakdown, rows) -> view(consultation, report, breakdown, rows, limit));
  }

  private static FeedbackView view(
      ConsultationItem consultation,
      FeedbackReportEntity report,
      Breakdown breakdown,
      List<FeedbackItem> rows,
      int limit) {
    return new FeedbackView(
        consultation.id(),
        consultation.title(),
        consultation.unit(),
        consultation.opensAt(),
        consultation.closesAt(),
        report.publishedAt,
        report.totals(),
        breakdown,
        rows.stream().limit(limit).toList(),
        rows.size() > limit ? NumberCursor.after(rows.get(limit - 1).number()) : null);
  }

  /** The items of a report behind a number, in their order; none of an unknown report. */
  @WithSession
  public Uni<List<FeedbackItem>> items(UUID consultationId, int after, int rows) {
    return items.page(consultationId, after, rows).chain(page -> items(consultationId, page));
  }

  /** Items with the changes of their clauses. */
  private Uni<List<FeedbackItem>> items(UUID consultationId, List<FeedbackItemEntity> rows) {
    return drafts
        .publicClauses(consultationId, ClauseChanges.clauses(rows))
        .map(ClauseChanges::new)
        .map(changes -> rows.stream().map(row -> FeedbackItem.of(row, changes.of(row))).toList());
  }

  /** The frozen answer to a comment; null while no report has it. */
  @WithSession
  public Uni<@Nullable PublishedAnswer> answerTo(UUID commentId) {
    return items
        .ofComment(commentId)
        .chain(item -> item == null ? Uni.createFrom().nullItem() : answer(item));
  }

  private Uni<PublishedAnswer> answer(FeedbackItemEntity item) {
    return reports
        .findById(item.consultationId)
        .chain(
            report ->
                items(item.consultationId, List.of(item))
                    .map(shown -> PublishedAnswer.of(shown.get(0), report)));
  }
}
