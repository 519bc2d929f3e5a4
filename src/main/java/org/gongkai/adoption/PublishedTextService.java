package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongkai.comment.MaskedName;
import org.gongkai.comment.moderation.PublishedText;
import org.gongkai.consultation.DraftService;
import org.gongkai.content.ContentService;
import org.jspecify.annotations.Nullable;

/**
 * What published feedback reports show of comments. Outcomes, reasons and totals are frozen; the
 * text of a comment, its author's masked name and its clause are there only as long as the public
 * may read it. The report as a content gets its next version when a text that it shows is taken
 * away or masked; one that may be shown later is no reason to go to every channel again, and comes
 * with the next version.
 */
@ApplicationScoped
public class PublishedTextService implements PublishedText {

  private final FeedbackItemRepository items;
  private final FeedbackRepository reports;
  private final ReportContent content;
  private final DraftService drafts;

  PublishedTextService(
      FeedbackItemRepository items,
      FeedbackRepository reports,
      ReportContent content,
      DraftService drafts) {
    this.items = items;
    this.reports = reports;
    this.content = content;
    this.drafts = drafts;
  }

  /** One change of a report at a time: each writes the content from all items as they then are. */
  @Override
  @WithTransaction
  public Uni<Void> replace(UUID consultationId, UUID commentId, @Nullable Shown shown) {
    return reports
        .findById(consultationId, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            report ->
                report == null ? Uni.createFrom().voidItem() : replace(report, commentId, shown));
  }

  private Uni<Void> replace(FeedbackReportEntity report, UUID commentId, @Nullable Shown shown) {
    return items
        .ofComment(commentId)
        .chain(
            item ->
                item == null
                    ? Uni.createFrom().voidItem()
                    : clause(report.consultationId, shown)
                        .chain(clause -> replace(report, item, shown, clause)));
  }

  /** The clause's number in the version that the comment was made on, as when it was frozen. */
  private Uni<@Nullable String> clause(UUID consultationId, @Nullable Shown shown) {
    UUID clauseId = shown == null ? null : shown.clauseId();
    if (shown == null || clauseId == null) {
      return Uni.createFrom().nullItem();
    }
    int version = shown.draftNumber();
    return drafts
        .writtenClauses(consultationId, List.of(clauseId))
        .map(refs -> new ClauseNames(refs).of(clauseId, version, version));
  }

  private Uni<Void> replace(
      FeedbackReportEntity report,
      FeedbackItemEntity item,
      @Nullable Shown shown,
      @Nullable String clause) {
    String text = shown == null ? null : shown.text();
    if (Objects.equals(item.text, text)) {
      return Uni.createFrom().voidItem();
    }
    boolean wasShown = item.text != null;
    item.text = text;
    item.maskedName = shown == null ? MaskedName.ANONYMOUS : shown.maskedName();
    item.clauseLabel = clause;
    return wasShown ? content.rewrite(report) : Uni.createFrom().voidItem();
  }

  @Override
  @WithSession
  public Uni<List<String>> answers(UUID commentId) {
    return items
        .ofComment(commentId)
        .chain(item -> item == null ? Uni.createFrom().item(List.of()) : answers(item));
  }

  private Uni<List<String>> answers(FeedbackItemEntity item) {
    return reports
        .findById(item.consultationId)
        .map(
            report ->
                List.of(
                    FeedbackReadService.cacheGroup(item.consultationId),
                    ContentService.cacheGroup(report.contentId)));
  }
}
