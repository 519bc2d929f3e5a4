package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.content.ContentService;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.NumberCursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** What changed in published reports. */
@ApplicationScoped
public class FeedbackHistoryService {

  private final FeedbackRepository reports;
  private final FeedbackRevisionRepository revisions;

  FeedbackHistoryService(FeedbackRepository reports, FeedbackRevisionRepository revisions) {
    this.reports = reports;
    this.revisions = revisions;
  }

  /** Groups of the cached answers that a verdict changes, before the report and after it. */
  @WithSession
  public Uni<List<String>> cacheGroups(UUID consultationId) {
    return reports.findById(consultationId).map(report -> cacheGroups(consultationId, report));
  }

  private static List<String> cacheGroups(
      UUID consultationId, @Nullable FeedbackReportEntity report) {
    String consultation = ConsultationService.cacheGroup(consultationId);
    return report == null
        ? List.of(consultation)
        : List.of(
            consultation,
            FeedbackReadService.cacheGroup(consultationId),
            ContentService.cacheGroup(report.contentId));
  }

  /**
   * A page of a report's revisions, the oldest first.
   *
   * @param after number behind which the page begins
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_NOT_FOUND}
   */
  @WithSession
  public Uni<Loaded> page(UUID consultationId, int after, int limit) {
    return reports
        .findById(consultationId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.FEEDBACK_NOT_FOUND))
        .chain(report -> revisions.page(consultationId, after, limit + 1))
        .map(rows -> Page.of(rows, limit, row -> NumberCursor.after(row.number)))
        .map(page -> Loaded.json(FeedbackHistoryView.of(page)));
  }
}
