package org.gongkai.adoption;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of what changed in a published report.
 *
 * @param items the oldest first
 */
@Schema(description = "A page of what changed in a published report, the oldest first")
public record FeedbackHistoryView(
    List<FeedbackRevisionView> items, @Nullable @Schema(nullable = true) String nextCursor) {

  static FeedbackHistoryView of(Page<FeedbackRevisionEntity> page) {
    return new FeedbackHistoryView(
        page.items().stream().map(FeedbackRevisionView::of).toList(), page.nextCursor());
  }
}
