package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gongkai.content.ContentService;

/** A published report as a content: what channels show of it. */
@ApplicationScoped
class ReportContent {

  private final FeedbackItemRepository items;
  private final ContentService contents;

  ReportContent(FeedbackItemRepository items, ContentService contents) {
    this.items = items;
    this.contents = contents;
  }

  /** The items that the content shows, and one more if there are more. */
  Uni<List<FeedbackItem>> shown(FeedbackReportEntity report) {
    return items
        .page(report.consultationId, 0, FeedbackText.MAX_ROWS + 1)
        .map(rows -> rows.stream().map(row -> FeedbackItem.of(row, null)).toList());
  }

  /** Gives the content its next version, from the report as it is in the present transaction. */
  Uni<Void> rewrite(FeedbackReportEntity report) {
    FeedbackTotals totals = report.totals();
    return shown(report)
        .chain(
            rows ->
                contents.amend(
                    report.contentId,
                    FeedbackText.summary(totals),
                    FeedbackText.body(totals, rows)));
  }
}
