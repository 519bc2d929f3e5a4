package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.gongkai.platform.table.TableStream;

/** The items of a report, page after page, for one reader. */
final class FeedbackPages implements TableStream.Pages<FeedbackItem> {

  private static final int PAGE = 500;

  private final FeedbackReadService feedback;
  private final UUID consultationId;
  private int after;

  FeedbackPages(FeedbackReadService feedback, UUID consultationId) {
    this.feedback = feedback;
    this.consultationId = consultationId;
  }

  @Override
  public Uni<List<FeedbackItem>> next() {
    return feedback.items(consultationId, after, PAGE).invoke(this::pass);
  }

  private void pass(List<FeedbackItem> items) {
    if (!items.isEmpty()) {
      after = items.get(items.size() - 1).number();
    }
  }
}
