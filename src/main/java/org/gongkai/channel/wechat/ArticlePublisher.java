package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.wechat.ArticleClient;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/**
 * Publishes an article or sends it to all followers, going on where an earlier attempt ended:
 * draft, then submission, whose result the platform tells later. Each intent is written down before
 * its call and each answer right after it.
 */
final class ArticlePublisher {

  private final ArticleClient client;
  private final ArticleBook book;
  private final ArticleDrafts drafts;
  private final InstantSource clock;

  ArticlePublisher(
      ArticleClient client, ArticleBook book, ArticleDrafts drafts, InstantSource clock) {
    this.client = client;
    this.book = book;
    this.drafts = drafts;
    this.clock = clock;
  }

  Uni<Publication> publish(OfficialJob job) {
    return book.find(job.channelId(), job.contentId())
        .chain(row -> goOn(job, row))
        .onFailure(Stopped.class)
        .recoverWithItem(Stopped::publication);
  }

  private Uni<Publication> goOn(OfficialJob job, @Nullable WechatArticleEntity row) {
    if (row == null || !job.owns(row)) {
      return fromDraft(job, row);
    }
    return switch (row.step) {
      // After a refusal or a deletion a person asked for another try.
      case DRAFTING, FAILED, DELETED -> fromDraft(job, row);
      case DRAFTED -> submit(job, row, false);
      case SUBMITTING -> submit(job, row, true);
      case SUBMITTED, PUBLISHED -> Uni.createFrom().item(said(row));
    };
  }

  private Uni<Publication> fromDraft(OfficialJob job, @Nullable WechatArticleEntity row) {
    return drafts
        .prepare(job, row)
        .chain(
            ready ->
                ready.step == ArticleStep.DRAFTED
                    ? submit(job, ready, false)
                    : Uni.createFrom().item(said(ready)));
  }

  /**
   * Submits the draft.
   *
   * @param repeated whether an earlier call was lost; then the draft was found in its box since, or
   *     the platform takes both for one
   */
  private Uni<Publication> submit(OfficialJob job, WechatArticleEntity row, boolean repeated) {
    String draft = String.valueOf(row.draftId);
    return change(job, now -> ArticleSteps.step(now, ArticleStep.SUBMITTING, null))
        .chain(() -> submitted(job, draft))
        .map(ArticlePublisher::said)
        .onFailure(WechatFailure.class)
        .recoverWithUni(failure -> refused(job, failure, repeated));
  }

  private Uni<WechatArticleEntity> submitted(OfficialJob job, String draft) {
    return job.isMassSend()
        ? client
            .massSend(job.app(), draft, job.sending().deliveryId().toString())
            .chain(id -> change(job, row -> ArticleSteps.sent(row, id)))
        : client
            .submit(job.app(), draft)
            .chain(id -> change(job, row -> ArticleSteps.submitted(row, id)));
  }

  private Uni<Publication> refused(OfficialJob job, WechatFailure failure, boolean repeated) {
    Publication said = OfficialOutcomes.of(failure, OfficialOutcomes.Call.SUBMIT, clock.instant());
    boolean gone = failure.errcode() == OfficialOutcomes.NO_MEDIA;
    if (said.outcome() == Outcome.UNKNOWN || (gone && repeated)) {
      // A draft leaves its box when it is published: the lost call may have done it.
      return same(Publication.failed(Outcome.UNKNOWN, OfficialOutcomes.detail(failure)));
    }
    if (gone) {
      String detail = "草稿已不在草稿箱，重新查找";
      return change(job, ArticleSteps::undrafted)
          .replaceWith(Publication.failed(Outcome.RETRY, detail));
    }
    String code = String.valueOf(failure.errcode());
    return repeated
        ? same(said)
        : change(job, row -> ArticleSteps.step(row, ArticleStep.DRAFTED, code)).replaceWith(said);
  }

  /** What a row means for its delivery. */
  static Publication said(WechatArticleEntity row) {
    return switch (row.step) {
      case PUBLISHED -> Publication.delivered(platformId(row), row.url);
      case FAILED, DELETED ->
          Publication.failed(Outcome.REJECTED, OfficialOutcomes.ofStatus(row.status));
      case DRAFTING, DRAFTED, SUBMITTING, SUBMITTED ->
          Publication.failed(Outcome.ACCEPTED, "平台已接受，正在发布");
    };
  }

  /** An article's own name, else that of the message that brought it. */
  static @Nullable String platformId(WechatArticleEntity row) {
    return row.articleId == null ? row.messageId : row.articleId;
  }

  private Uni<WechatArticleEntity> change(OfficialJob job, Consumer<WechatArticleEntity> step) {
    return book.change(job.channelId(), job.contentId(), step);
  }

  private static <T> Uni<T> same(T item) {
    return Uni.createFrom().item(item);
  }
}
