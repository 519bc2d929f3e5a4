package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.wechat.Article;
import org.gongkai.wechat.ArticleClient;
import org.gongkai.wechat.ShownArticle;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/**
 * Brings a draft into the draft box: its images, its cover, then the draft itself. Readers see
 * nothing of it, so whatever is lost on the way is looked for and done again. Fails with {@link
 * Stopped}.
 */
final class ArticleDrafts {

  private final ArticleClient client;
  private final ArticleBook book;
  private final ArticleImages images;
  private final ArticleLibrary library;
  private final ArticleFinder finder;
  private final InstantSource clock;

  ArticleDrafts(
      ArticleClient client,
      ArticleBook book,
      ArticleImages images,
      ArticleLibrary library,
      InstantSource clock) {
    this.client = client;
    this.book = book;
    this.images = images;
    this.library = library;
    this.finder = new ArticleFinder(client);
    this.clock = clock;
  }

  /**
   * Puts the delivery's article into the draft box.
   *
   * @param before what is known; null for a content that never went this way
   * @return the row with its draft, or published where the draft turned out to be published
   */
  Uni<WechatArticleEntity> prepare(OfficialJob job, @Nullable WechatArticleEntity before) {
    boolean lost = before != null && before.step == ArticleStep.DRAFTING && before.draftId == null;
    return images
        .host(job.app(), job.sending().rendition().images())
        .chain(
            hosted ->
                images
                    .cover(job.app(), job.field("thumb_media_id"))
                    .chain(cover -> bring(job, article(job, hosted, cover), cover, lost)));
  }

  private Uni<WechatArticleEntity> bring(
      OfficialJob job, Article article, ArticleImages.Cover cover, boolean lost) {
    return book.change(
            job.channelId(),
            job.contentId(),
            row -> ArticleSteps.draft(row, job.sending(), job.app().name()))
        .chain(
            row -> {
              String draft = row.draftId;
              if (draft != null) {
                return replace(job, draft, article, cover);
              }
              return lost ? recover(job, article, cover) : add(job, article, cover);
            });
  }

  /** The answer to an earlier draft/add was lost, or the draft went out of our sight. */
  private Uni<WechatArticleEntity> recover(
      OfficialJob job, Article article, ArticleImages.Cover cover) {
    return finder
        .draft(job.app(), job.mark())
        .onFailure(WechatFailure.class)
        .transform(failure -> Stopped.preparing(failure, clock.instant()))
        .chain(
            draft ->
                draft == null
                    ? published(job)
                        .chain(
                            shown -> shown == null ? add(job, article, cover) : found(job, shown))
                    : replace(job, draft.id(), article, cover));
  }

  /** A person may have published the draft. An account that may not be asked has not told. */
  private Uni<@Nullable ShownArticle> published(OfficialJob job) {
    return finder
        .published(job.app(), job.mark())
        .onFailure(ArticleDrafts::isNotGranted)
        .recoverWithNull()
        .onFailure(WechatFailure.class)
        .transform(failure -> Stopped.preparing(failure, clock.instant()));
  }

  private Uni<WechatArticleEntity> found(OfficialJob job, ShownArticle shown) {
    return book.change(
        job.channelId(),
        job.contentId(),
        row -> {
          row.step = ArticleStep.PUBLISHED;
          row.articleId = shown.id();
          row.url = shown.url();
        });
  }

  private Uni<WechatArticleEntity> add(
      OfficialJob job, Article article, ArticleImages.Cover cover) {
    return client
        .addDraft(job.app(), article)
        .onFailure(WechatFailure.class)
        .recoverWithUni(failure -> refused(job, failure, cover))
        .chain(id -> drafted(job, id));
  }

  private Uni<WechatArticleEntity> replace(
      OfficialJob job, String draft, Article article, ArticleImages.Cover cover) {
    return client
        .updateDraft(job.app(), draft, article)
        .replaceWith(draft)
        .chain(id -> drafted(job, id))
        .onFailure(ArticleDrafts::isGone)
        .recoverWithUni(failure -> missing(job, draft, (WechatFailure) failure, cover))
        .onFailure(WechatFailure.class)
        .transform(failure -> Stopped.preparing(failure, clock.instant()));
  }

  /** 40007 is said of a missing draft and of a missing cover: which it is shows by looking. */
  private Uni<WechatArticleEntity> missing(
      OfficialJob job, String draft, WechatFailure failure, ArticleImages.Cover cover) {
    return client
        .draft(job.app(), draft)
        .replaceWith(true)
        .onFailure(ArticleDrafts::isGone)
        .recoverWithItem(false)
        .chain(
            there ->
                there
                    ? this.<WechatArticleEntity>refused(job, failure, cover)
                    : book.change(job.channelId(), job.contentId(), ArticleSteps::undrafted)
                        .chain(row -> Uni.createFrom().failure(again())));
  }

  /** A cover that was brought long ago may have been deleted from the library. */
  private <T> Uni<T> refused(OfficialJob job, WechatFailure failure, ArticleImages.Cover cover) {
    if (!isGone(failure) || !cover.isOld()) {
      return Uni.createFrom().failure(Stopped.preparing(failure, clock.instant()));
    }
    return library
        .forgetCover(job.app().name(), cover.mediaId())
        .chain(() -> Uni.createFrom().failure(again()));
  }

  private static Stopped again() {
    return new Stopped(Publication.failed(Outcome.RETRY, "平台上的草稿或封面已被删除，重新上传"));
  }

  private Uni<WechatArticleEntity> drafted(OfficialJob job, String draftId) {
    return book.change(job.channelId(), job.contentId(), row -> ArticleSteps.drafted(row, draftId));
  }

  private static Article article(
      OfficialJob job, Map<String, String> hosted, ArticleImages.Cover cover) {
    String content = job.field("content");
    for (Map.Entry<String, String> image : hosted.entrySet()) {
      content =
          content.replace(
              "src=\"" + image.getKey() + '"',
              "src=\"" + image.getValue().replace("&", "&amp;").replace("\"", "&quot;") + '"');
    }
    requireSize(content);
    return new Article(
        job.field("title"),
        job.field("author"),
        job.field("digest"),
        content,
        job.field("content_source_url"),
        cover.mediaId());
  }

  private static void requireSize(String content) {
    List<ChannelFinding> findings =
        ArticleText.size(ArticleText.length(content), ArticleText.bytes(content));
    if (!findings.isEmpty()) {
      throw new Stopped(Publication.failed(Outcome.REJECTED, "body：" + findings.get(0).message()));
    }
  }

  private static boolean isGone(Throwable failure) {
    return failure instanceof WechatFailure wechat && wechat.errcode() == OfficialOutcomes.NO_MEDIA;
  }

  private static boolean isNotGranted(Throwable failure) {
    return failure instanceof WechatFailure wechat
        && wechat.errcode() == OfficialOutcomes.NOT_GRANTED;
  }
}
